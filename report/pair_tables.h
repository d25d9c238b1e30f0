/* report/pair_tables.h - tables of single pairs and stretches.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAIR_TABLES_H
#define REPORT_PAIR_TABLES_H
#include "report/assessment.h"
#include "report/grid.h"

/* Each fills *g, to be grid_free()d; texts live in the assessment's arena.
 * ERR_NOMEM. */
int table_queue(struct assessment *s, struct grid *g, struct err *e);
int table_omissions(struct assessment *s, struct grid *g, struct err *e);
int table_examples(struct assessment *s, struct grid *g, struct err *e);
int table_inconsistencies(struct assessment *s, struct grid *g, struct err *e);
int table_sample(struct assessment *s, struct grid *g, struct err *e);
#endif
