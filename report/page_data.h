/* report/page_data.h - what the script of the page works with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_DATA_H
#define REPORT_PAGE_DATA_H
#include "report/assessment.h"

/* Append what the script needs, as JSON in a <script> of data: texts of the
 * review, and documents with all their sentences, worst first, as far as they
 * are not too much. */
int page_add_data(struct buf *out, const struct assessment *s, struct err *e);
#endif
