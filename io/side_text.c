/* io/side_text.c - one text end to end, and rows that point into it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/side_text.h"

#include <stdlib.h>

void side_text_clear(struct side_text *t)
{
    buf_clear(&t->text);
    buf_clear(&t->rows);
}

void side_text_free(struct side_text *t)
{
    buf_free(&t->text);
    buf_free(&t->rows);
}

void side_text_add(struct side_text *t, const struct record_side *side)
{
    for (uint32_t i = 0; i < side->n; i++) {
        const struct sentence *s = &side->sents[i];
        const struct side_sentence row = {
            .at = side->at + i,
            .par = s->par,
            .from = t->text.n,
            .n = s->text.n,
        };
        buf_add_sv(&t->text, s->text);
        buf_add(&t->rows, (const char *)&row, sizeof row);
    }
}

static size_t n_rows(const struct side_text *t)
{
    return t->rows.n / sizeof(struct side_sentence);
}

struct side_sentence side_text_at(const struct side_text *t, size_t i)
{
    struct side_sentence row;
    memcpy(&row, t->rows.p + i * sizeof row, sizeof row);
    return row;
}

struct sv side_text_of(const struct side_text *t, struct side_sentence s)
{
    return s.n ? sv_sub(buf_sv(&t->text), s.from, s.from + s.n) : SV("");
}

/* By place; sentences of one place in the order they came in. */
static int compare(const void *a, const void *b)
{
    struct side_sentence x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return x.at != y.at ? (x.at > y.at ? 1 : -1)
                        : (x.from > y.from) - (x.from < y.from);
}

size_t side_text_sort(struct side_text *t)
{
    if (t->text.failed || t->rows.failed)
        return 0;
    const size_t n = n_rows(t);
    for (size_t i = 1; i < n; i++)
        if (side_text_at(t, i).at < side_text_at(t, i - 1).at) {
            qsort(t->rows.p, n, sizeof(struct side_sentence), compare);
            break;
        }
    return n;
}
