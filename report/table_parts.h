/* report/table_parts.h - what the files of tables share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_TABLE_PARTS_H
#define REPORT_TABLE_PARTS_H
#include "report/assessment.h"
#include "report/grid.h"

/* The end of filling a table. */
int table_filled(struct grid *g, struct err *e);

/* The text that *b holds, in the assessment's arena; *b is empty then.  p is
 * NULL without memory, which marks the grid as failed. */
struct sv table_take(struct assessment *s, struct grid *g, struct buf *b);

/* "document#12": its name and the bead's number from 1; "#12" of the only
 * document. */
struct sv table_place(struct assessment *s, struct grid *g,
                      const struct delivery_document *d,
                      const struct record *r);

/* A side of a record in one line. */
struct sv table_side(struct assessment *s, struct grid *g,
                     const struct record_side *side);

/* The pairs with the flag 1 << bit that score least: up to five places
 * (document, record) in out; returns how many. */
enum { TABLE_EXAMPLES = 5 };
struct table_example {
    uint32_t document, at;
};
size_t table_find_examples(const struct delivery *d, unsigned bit,
                           struct table_example *out);

/* The word for a reason of a score. */
enum wording table_reason(unsigned feature);
#endif
