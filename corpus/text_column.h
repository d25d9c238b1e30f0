/* corpus/text_column.h - columns of a table for people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TEXT_COLUMN_H
#define CORPUS_TEXT_COLUMN_H
#include "base/buffer.h"

/* Append a text of one line, with spaces before it (`right`) or after it, to
 * `columns` code points.  A longer one is whole, and has a space after it
 * unless it is at the right. */
void text_column_add(struct buf *out, struct sv text, size_t columns,
                     bool right);

/* Append a number, at the right. */
void text_column_count(struct buf *out, uint64_t n, size_t columns);
void text_column_fixed(struct buf *out, double x, unsigned n_decimals,
                       size_t columns);
#endif
