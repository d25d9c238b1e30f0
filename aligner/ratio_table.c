/* aligner/ratio_table.c - probabilities over frequencies.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/ratio_table.h"

#include <stdbool.h>

#include "aligner/lattice/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* A longer word of the lexicon has its translation opposite, wherever it is
 * translated: so it is covered to .9 at least, though its translations may
 * stand nowhere in the text. */
static const double LEAST_COVER = 0.9;

static float base_of(double cover, bool is_listed)
{
    if (is_listed && cover < LEAST_COVER)
        cover = LEAST_COVER;
    return (float)(1 - (1 - RATIO_TABLE_LEAST) * (cover < 1 ? cover : 1));
}

int ratio_table_open(struct arena *a, const struct word_pairs *words,
                     struct ratio_table *out, struct err *e)
{
    const float known = (float)(1 - RATIO_TABLE_LEAST);
    uint32_t n = words->n_forms;
    double *src = arena_array(a, n, sizeof *src);
    double *tgt = arena_array(a, n, sizeof *tgt);
    float *src_base = arena_alloc(a, n * sizeof *src_base);
    float *tgt_base = arena_alloc(a, n * sizeof *tgt_base);
    struct ratio_entry *entries =
        arena_alloc(a, word_pairs_n(words) * sizeof *entries);
    if (!src || !tgt || !src_base || !tgt_base || !entries)
        return err_nomem(e);
    for (uint32_t f = 0; f < n; f++)
        for (uint32_t k = words->row[f]; k < words->row[f + 1]; k++) {
            const struct word_pair *p = &words->pairs[k];
            double p_src = words->p_src[f], p_tgt = words->p_tgt[p->tgt];
            tgt[p->tgt] += (double)p->to_tgt * (p_src / p_tgt);
            src[f] += (double)p->to_src / (p_src / p_tgt);
            entries[k] =
                (struct ratio_entry){p->tgt, known * p->to_tgt / (float)p_tgt,
                                     known * p->to_src / (float)p_src};
        }
    for (uint32_t f = 0; f < n; f++) {
        src_base[f] =
            base_of(src[f], words->src_listed && words->src_listed[f]);
        tgt_base[f] =
            base_of(tgt[f], words->tgt_listed && words->tgt_listed[f]);
    }
    *out = (struct ratio_table){n, words->row, entries, src_base, tgt_base};
    return 0;
}

/* New numbers of the forms of a slice. */
struct numbering {
    uint32_t *number; /* by old form: new + 1, or 0 */
    uint32_t *old;
    uint32_t n;
};

/* Copy the tokens of a side with new forms. */
static int number_side(struct arena *a, struct side *s, struct numbering *x)
{
    size_t n = s->token_at[s->n];
    struct side_token *tokens = arena_alloc(a, n * sizeof *tokens);
    if (!tokens)
        return -1;
    for (size_t k = 0; k < n; k++) {
        uint32_t f = s->tokens[k].form;
        if (x->number[f] == 0) {
            x->old[x->n] = f;
            x->number[f] = ++x->n;
        }
        tokens[k] = s->tokens[k];
        tokens[k].form = x->number[f] - 1;
    }
    s->tokens = tokens;
    return 0;
}

/* The entries between forms that both have new numbers.  They are only counted
 * where entries is NULL. */
static uint32_t slice_rows(const struct ratio_table *all,
                           const struct numbering *x, uint32_t *row,
                           struct ratio_entry *entries)
{
    uint32_t n = 0;
    for (uint32_t f = 0; f < x->n; f++) {
        row[f] = n;
        for (uint32_t k = all->row[x->old[f]]; k < all->row[x->old[f] + 1];
             k++) {
            struct ratio_entry s = all->entries[k];
            if (x->number[s.tgt] == 0)
                continue;
            s.tgt = x->number[s.tgt] - 1;
            if (entries)
                entries[n] = s;
            n++;
        }
    }
    return row[x->n] = n;
}

static int slice(struct arena *a, const struct ratio_table *all,
                 struct side *src, struct side *tgt, struct numbering *x,
                 struct ratio_table *out)
{
    size_t most = src->token_at[src->n] + tgt->token_at[tgt->n];
    x->old = arena_alloc(a, most * sizeof *x->old);
    if (!x->old || number_side(a, src, x) != 0 || number_side(a, tgt, x) != 0)
        return -1;
    src->n_forms = tgt->n_forms = x->n;
    uint32_t *row = arena_alloc(a, ((size_t)x->n + 1) * sizeof *row);
    float *src_base = arena_alloc(a, x->n * sizeof *src_base);
    float *tgt_base = arena_alloc(a, x->n * sizeof *tgt_base);
    if (!row || !src_base || !tgt_base)
        return -1;
    size_t n = slice_rows(all, x, row, NULL);
    struct ratio_entry *entries = arena_alloc(a, n * sizeof *entries);
    if (!entries)
        return -1;
    slice_rows(all, x, row, entries);
    for (uint32_t f = 0; f < x->n; f++) {
        src_base[f] = all->src_base[x->old[f]];
        tgt_base[f] = all->tgt_base[x->old[f]];
    }
    *out = (struct ratio_table){x->n, row, entries, src_base, tgt_base};
    return 0;
}

int ratio_table_slice(struct arena *a, const struct ratio_table *all,
                      struct side *src, struct side *tgt, uint32_t *number,
                      struct ratio_table *out, struct err *e)
{
    struct numbering x = {.number = number};
    int rc = slice(a, all, src, tgt, &x, out);
    for (uint32_t f = 0; f < x.n; f++)
        number[x.old[f]] = 0;
    return rc == 0 ? 0 : err_nomem(e);
}
