/* report/table_parts.c - texts of cells, and examples of checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/table_parts.h"

#include <math.h>

int table_filled(struct grid *g, struct err *e)
{
    return g->cells.failed || g->refs.failed ? err_nomem(e) : 0;
}

struct sv table_take(struct assessment *s, struct grid *g, struct buf *b)
{
    struct sv out = {b->failed ? NULL : arena_copy(&s->arena, b->p, b->n),
                     b->n};
    if (!out.p) {
        out = SV("");
        g->cells.failed = true;
    }
    buf_free(b);
    return out;
}

struct sv table_place(struct assessment *s, struct grid *g,
                      const struct delivery_document *d, const struct record *r)
{
    struct buf b = {0};
    if (s->delivery->n > 1)
        buf_add_sv(&b, d->id);
    buf_add_char(&b, '#');
    buf_add_u64(&b, r->bead_no + 1);
    return table_take(s, g, &b);
}

struct sv table_side(struct assessment *s, struct grid *g,
                     const struct record_side *side)
{
    struct buf b = {0};
    if (side->n == 1)
        return side->sents[0].text;
    writer_add_text(&b, side);
    return table_take(s, g, &b);
}

static bool comes_before(const struct delivery *d, struct table_example a,
                         struct table_example b)
{
    double p = d->documents[a.document].records[a.at].score;
    double q = d->documents[b.document].records[b.at].score;
    return !isnan(p) && (isnan(q) || p < q);
}

size_t table_find_examples(const struct delivery *d, unsigned bit,
                           struct table_example *out)
{
    size_t n = 0;
    for (size_t k = 0; k < d->n; k++)
        for (size_t i = 0; i < d->documents[k].n; i++) {
            const struct record *r = &d->documents[k].records[i];
            const struct table_example this = {(uint32_t)k, (uint32_t)i};
            if (!(r->flags >> bit & 1) || r->src.n == 0 || r->tgt.n == 0)
                continue;
            size_t at = n;
            while (at > 0 && comes_before(d, this, out[at - 1]))
                at--;
            if (at == TABLE_EXAMPLES)
                continue;
            if (n < TABLE_EXAMPLES)
                n++;
            for (size_t j = n - 1; j > at; j--)
                out[j] = out[j - 1];
            out[at] = this;
        }
    return n;
}

enum wording table_reason(unsigned feature)
{
    switch (feature) {
    case FEATURE_POSTERIOR: return WORD_F_POSTERIOR;
    case FEATURE_LENGTH:
    case FEATURE_LENGTH_SQUARED: return WORD_F_LENGTH;
    case FEATURE_MISSING: return WORD_F_RUN;
    case FEATURE_UNEVEN_ENDS: return WORD_F_ENDS;
    case FEATURE_NEIGHBOUR_MATCHES: return WORD_F_NEIGHBOUR;
    case FEATURE_NUMBERS_UNMATCHED: return WORD_F_NUMBERS;
    case FEATURE_1_1:
    case FEATURE_LONG: return WORD_F_TYPE;
    case FEATURE_COPIED:
    case FEATURE_SAME_SPELLING: return WORD_F_SPELLING;
    case FEATURE_ADJACENT_NULLS: return WORD_F_NULLS;
    case FEATURE_NEAR_YIELD:
    case FEATURE_NEAR_NULLS: return WORD_F_PLACE;
    case FEATURE_END_MARKS: return WORD_F_MARKS;
    case FEATURE_MATCHED: return WORD_F_SIZE;
    default: return WORD_F_WORDS;
    }
}
