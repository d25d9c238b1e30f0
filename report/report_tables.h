/* report/report_tables.h - the list of the tables of a report.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_TABLES_H
#define REPORT_REPORT_TABLES_H
#include "report/content_tables.h"
#include "report/overview_tables.h"
#include "report/pair_tables.h"

/* Fills a table from an assessment. */
typedef int (*report_table)(struct assessment *s, struct grid *g,
                            struct err *e);

/* Table k, or NULL beyond the last. */
report_table report_table_at(unsigned k);
#endif
