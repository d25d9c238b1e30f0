/* io/text_origin.c - rows in order, found by halving.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/text_origin.h"

struct row {
    size_t text_at, input_at;
};

static struct row row_at(const struct text_origin *o, size_t i)
{
    struct row row;
    memcpy(&row, o->rows.p + i * sizeof row, sizeof row);
    return row;
}

int text_origin_add(struct text_origin *o, size_t text_at, size_t input_at)
{
    const size_t n = o->rows.n / sizeof(struct row);
    const struct row row = {text_at, input_at};
    if (n > 0) {
        struct row last = row_at(o, n - 1);
        if (input_at >= last.input_at &&
            input_at - last.input_at == text_at - last.text_at)
            return 0; /* still in step */
    }
    return buf_add(&o->rows, (const char *)&row, sizeof row);
}

size_t text_origin_of(const struct text_origin *o, size_t text_at)
{
    size_t from = 0, to = o->rows.n / sizeof(struct row);
    if (to == 0)
        return 0;
    while (to - from > 1) {
        size_t middle = from + (to - from) / 2;
        if (row_at(o, middle).text_at <= text_at)
            from = middle;
        else
            to = middle;
    }
    struct row row = row_at(o, from);
    return row.input_at + (text_at > row.text_at ? text_at - row.text_at : 0);
}

void text_origin_free(struct text_origin *o)
{
    buf_free(&o->rows);
}
