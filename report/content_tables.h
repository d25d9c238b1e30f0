/* report/content_tables.h - tables of what a delivery consists of.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_CONTENT_TABLES_H
#define REPORT_CONTENT_TABLES_H
#include "report/assessment.h"
#include "report/grid.h"

/* Each fills *g, to be grid_free()d; texts live in the assessment's arena.
 * ERR_NOMEM. */
int table_contents(struct assessment *s, struct grid *g, struct err *e);
int table_yield(struct assessment *s, struct grid *g, struct err *e);
int table_scores(struct assessment *s, struct grid *g, struct err *e);
int table_beads(struct assessment *s, struct grid *g, struct err *e);
int table_groups(struct assessment *s, struct grid *g, struct err *e);
int table_reliability(struct assessment *s, struct grid *g, struct err *e);
int table_strata(struct assessment *s, struct grid *g, struct err *e);
#endif
