/* aligner/miss_rate.c - met and unmet, counted by form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/miss_rate.h"

#include "aligner/bead_forms.h"
#include "aligner/lattice/side.h"
#include "aligner/likelihood_ratio.h"
#include "aligner/likely_beads.h"
#include "aligner/ratio_table.h"
#include "base/arena.h"

/* Pairs of L = .2 that are thought to have been seen besides. */
static const double BESIDES = 10;

/* Expected pairs that a form met a translation in, or did not, and what comes
 * of it. */
struct counts {
    double met, unmet;
    float growth;
};

/* A word of a pair that has `sum` opposite, in a block of so many words. */
static void count(struct counts *t, double posterior, float sum, size_t n_words,
                  float rest)
{
    const double least = RATIO_TABLE_LEAST;
    double met = (double)(sum * likelihood_ratio_weight(n_words));
    double unmet = least * (1 - (double)rest) / (1 - least);
    double ratio = met + (double)rest;
    t->met += posterior * met / ratio;
    t->unmet += posterior * unmet / ratio;
}

static float sum_of(const float sum[BEAD_SIDE_MAX])
{
    float all = 0;
    for (size_t q = 0; q < BEAD_SIDE_MAX; q++)
        all += sum[q];
    return all;
}

static void count_bead(struct bead_forms *w, const struct bead *b,
                       struct counts *src, struct counts *tgt)
{
    const size_t *src_at = w->src->token_at + b->src_at;
    const size_t *tgt_at = w->tgt->token_at + b->tgt_at;
    size_t n_src = src_at[b->n_src] - src_at[0];
    size_t n_tgt = tgt_at[b->n_tgt] - tgt_at[0];
    bead_forms_enter(w, b->tgt_at, b->n_tgt);
    for (size_t q = 0; q < b->n_src; q++)
        for (size_t x = src_at[q]; x < src_at[q + 1]; x++) {
            uint32_t f = w->src->tokens[x].form;
            float sum[BEAD_SIDE_MAX] = {0};
            bead_forms_add(w, f, q, b->n_tgt, sum);
            count(&src[f], b->posterior, sum_of(sum), n_tgt,
                  w->shares->src_rest[f]);
        }
    for (size_t y = tgt_at[0]; y < tgt_at[b->n_tgt]; y++) {
        uint32_t f = w->tgt->tokens[y].form;
        count(&tgt[f], b->posterior, sum_of(w->of_form[f].sum), n_src,
              w->shares->tgt_rest[f]);
    }
    bead_forms_leave(w, b->tgt_at, b->n_tgt);
}

/* By how much what a form knows grows, (1 - L) / (1 - .2), and its rest with
 * it. */
static void find_growth(struct counts *t, float *rest, uint32_t n_forms)
{
    for (uint32_t f = 0; f < n_forms; f++) {
        double unmet = BESIDES * RATIO_TABLE_LEAST + t[f].unmet;
        double least = unmet / (BESIDES + t[f].met + t[f].unmet);
        t[f].growth = (float)((1 - least) / (1 - RATIO_TABLE_LEAST));
        rest[f] = 1 - t[f].growth * (1 - rest[f]);
    }
}

static void grow(struct ratio_table *s, struct counts *src, struct counts *tgt)
{
    find_growth(src, s->src_rest, s->n_forms);
    find_growth(tgt, s->tgt_rest, s->n_forms);
    for (uint32_t f = 0; f < s->n_forms; f++)
        for (uint32_t k = s->row[f]; k < s->row[f + 1]; k++) {
            s->shares[k].to_src *= src[f].growth;
            s->shares[k].to_tgt *= tgt[s->shares[k].tgt].growth;
        }
}

int miss_rate_fit(struct arena *a, const struct side *src,
                  const struct side *tgt, const struct likely_beads *beads,
                  struct ratio_table *shares, struct err *e)
{
    struct bead_forms w;
    struct counts *of_src = arena_array(a, shares->n_forms, sizeof *of_src);
    struct counts *of_tgt = arena_array(a, shares->n_forms, sizeof *of_tgt);
    if (!of_src || !of_tgt || bead_forms_open(a, src, tgt, shares, &w) != 0)
        return err_nomem(e);
    for (size_t k = 0; k < beads->n; k++)
        count_bead(&w, &beads->beads[k], of_src, of_tgt);
    grow(shares, of_src, of_tgt);
    return 0;
}
