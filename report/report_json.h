/* report/report_json.h - everything that the page shows, for programs: schema
 * stele-report/1, described in docs/report.md.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_JSON_H
#define REPORT_REPORT_JSON_H
#include "report/assessment.h"

/* Append one JSON object and a line end.  ERR_NOMEM. */
int report_json_write(struct assessment *s, struct buf *out, struct err *e);
#endif
