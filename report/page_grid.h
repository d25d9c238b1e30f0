/* report/page_grid.h - a table as HTML.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_PAGE_GRID_H
#define REPORT_PAGE_GRID_H
#include "report/assessment.h"
#include "report/grid.h"

/* Append a table, of which at most so many rows, and a sentence about the rest.
 * Rows with a reference have the sentence numbers of their pair. */
void page_add_grid(struct buf *out, const struct assessment *s,
                   const struct grid *g, uint64_t most);
#endif
