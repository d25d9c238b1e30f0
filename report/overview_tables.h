/* report/overview_tables.h - tables of the delivery as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_OVERVIEW_TABLES_H
#define REPORT_OVERVIEW_TABLES_H
#include "report/assessment.h"
#include "report/grid.h"

/* Each fills *g, to be grid_free()d; texts live in the assessment's arena.
 * ERR_NOMEM. */
int table_summary(struct assessment *s, struct grid *g, struct err *e);
int table_gates(struct assessment *s, struct grid *g, struct err *e);
int table_documents(struct assessment *s, struct grid *g, struct err *e);
int table_checks(struct assessment *s, struct grid *g, struct err *e);
int table_inputs(struct assessment *s, struct grid *g, struct err *e);
#endif
