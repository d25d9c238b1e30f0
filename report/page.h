/* report/page.h - the report as one HTML file: no request to anywhere, readable
 * without its script.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H
#include "report/assessment.h"

/* Append the page.  ERR_NOMEM. */
int page_write(struct assessment *s, struct buf *out, struct err *e);
#endif
