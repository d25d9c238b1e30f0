/* aligner/miss_rate.c - counts of matched and missed words, by form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/miss_rate.h"

#include "aligner/bead_forms.h"
#include "aligner/lattice/side.h"
#include "aligner/likelihood_ratio.h"
#include "aligner/likely_beads.h"
#include "aligner/ratio_table.h"
#include "base/arena.h"

/* Pseudo-counts: pairs of a word with the L of the document, and words with
 * L = .2 for that.  A word counts as at most three of the document's. */
static const double PRIOR_PAIRS = 10, PRIOR_WORDS = 20, MOST_OF_A_WORD = 3;

/* Expected pairs in which a form is matched, or is not; and the factor of its
 * probabilities. */
struct counts {
    double matched, missed;
    float scale;
};

/* Count a word of a pair with `sum` opposite, in a block of n_words words. */
static void count(struct counts *t, double posterior, float sum, size_t n_words,
                  float base)
{
    const double least = RATIO_TABLE_LEAST;
    double matched = (double)(sum * likelihood_ratio_weight(n_words));
    double missed = least * (1 - (double)base) / (1 - least);
    double ratio = matched + (double)base;
    t->matched += posterior * matched / ratio;
    t->missed += posterior * missed / ratio;
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
                  w->ratios->src_base[f]);
        }
    for (size_t y = tgt_at[0]; y < tgt_at[b->n_tgt]; y++) {
        uint32_t f = w->tgt->tokens[y].form;
        count(&tgt[f], b->posterior, sum_of(w->of_form[f].sum), n_src,
              w->ratios->tgt_base[f]);
    }
    bead_forms_leave(w, b->tgt_at, b->n_tgt);
}

/* The L of all words of a side. */
static double missed_by_all(const struct counts *t, uint32_t n_forms)
{
    double matched = PRIOR_WORDS * (1 - RATIO_TABLE_LEAST);
    double missed = PRIOR_WORDS * RATIO_TABLE_LEAST;
    for (uint32_t f = 0; f < n_forms; f++) {
        double n = t[f].matched + t[f].missed;
        double share = n > MOST_OF_A_WORD ? MOST_OF_A_WORD / n : 1;
        matched += share * t[f].matched;
        missed += share * t[f].missed;
    }
    return missed / (matched + missed);
}

/* The factor of a form, (1 - L) / (1 - .2), and its base under the new L. */
static void find_scales(struct counts *t, float *base, uint32_t n_forms)
{
    double of_all = missed_by_all(t, n_forms);
    for (uint32_t f = 0; f < n_forms; f++) {
        double missed = PRIOR_PAIRS * of_all + t[f].missed;
        double least = missed / (PRIOR_PAIRS + t[f].matched + t[f].missed);
        t[f].scale = (float)((1 - least) / (1 - RATIO_TABLE_LEAST));
        base[f] = 1 - t[f].scale * (1 - base[f]);
    }
}

static void rescale(struct ratio_table *s, struct counts *src,
                    struct counts *tgt)
{
    find_scales(src, s->src_base, s->n_forms);
    find_scales(tgt, s->tgt_base, s->n_forms);
    for (uint32_t f = 0; f < s->n_forms; f++)
        for (uint32_t k = s->row[f]; k < s->row[f + 1]; k++) {
            s->entries[k].to_src *= src[f].scale;
            s->entries[k].to_tgt *= tgt[s->entries[k].tgt].scale;
        }
}

int miss_rate_fit(struct arena *a, const struct side *src,
                  const struct side *tgt, const struct likely_beads *beads,
                  struct ratio_table *ratios, struct err *e)
{
    struct arena room = arena_beside(a);
    struct bead_forms w;
    struct counts *of_src = arena_array(&room, ratios->n_forms, sizeof *of_src);
    struct counts *of_tgt = arena_array(&room, ratios->n_forms, sizeof *of_tgt);
    bool has_room =
        of_src && of_tgt && bead_forms_open(&room, src, tgt, ratios, &w) == 0;
    for (size_t k = 0; has_room && k < beads->n; k++)
        count_bead(&w, &beads->beads[k], of_src, of_tgt);
    if (has_room)
        rescale(ratios, of_src, of_tgt);
    arena_free(&room);
    return has_room ? 0 : err_nomem(e);
}
