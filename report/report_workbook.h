/* report/report_workbook.h - the workbook for hand-over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_WORKBOOK_H
#define REPORT_REPORT_WORKBOOK_H
#include "report/assessment.h"

/* Write the workbook for hand-over.  ERR_USAGE where Stele was built without
 * libxlsxwriter; ERR_IO, ERR_NOMEM. */
int report_workbook_write(struct assessment *s, const char *path,
                          struct err *e);
#endif
