/* corpus/text_column.c - spaces on one side.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/text_column.h"

#include "tokenize/utf8.h"

static void add_spaces(struct buf *out, size_t n)
{
    for (size_t k = 0; k < n; k++)
        buf_add_char(out, ' ');
}

void text_column_add(struct buf *out, struct sv text, size_t columns,
                     bool right)
{
    const size_t width = utf8_count(text);
    const size_t n = width < columns ? columns - width : right ? 0 : 1;
    add_spaces(out, right ? n : 0);
    buf_add_sv(out, text);
    add_spaces(out, right ? 0 : n);
}

/* Move what was appended from `from` on to the right of its column. */
static void move_right(struct buf *out, size_t from, size_t columns)
{
    const size_t width = out->n - from;
    if (out->failed || width >= columns)
        return;
    add_spaces(out, columns - width);
    if (out->failed)
        return;
    memmove(out->p + from + columns - width, out->p + from, width);
    memset(out->p + from, ' ', columns - width);
}

void text_column_count(struct buf *out, uint64_t n, size_t columns)
{
    const size_t from = out->n;
    buf_add_u64(out, n);
    move_right(out, from, columns);
}

void text_column_fixed(struct buf *out, double x, unsigned n_decimals,
                       size_t columns)
{
    const size_t from = out->n;
    buf_add_fixed(out, x, n_decimals);
    move_right(out, from, columns);
}
