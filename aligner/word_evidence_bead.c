/* aligner/word_evidence_bead.c - the sums of a single bead, by bead_forms.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/word_evidence_bead.h"

#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/likelihood_ratio.h"
#include "aligner/word_evidence.h"

/* Ratios that are multiplied before a logarithm is taken; and products: that of
 * all sums, and those without one sentence. */
enum { FACTORS = 8, PRODUCTS = 1 + BEAD_SIDE_MAX };

/* The log ratios of a sentence for a block of n sentences opposite. */
struct ratio_sum {
    size_t n;
    float weight;
    double nats[PRODUCTS], factor[PRODUCTS];
    unsigned n_words;
};

static inline size_t n_products(const struct ratio_sum *s)
{
    return s->n > 1 ? 1 + s->n : 1;
}

static inline void take_logs(struct ratio_sum *s)
{
    for (size_t k = 0; k < n_products(s); k++) {
        s->nats[k] += fast_log(s->factor[k]);
        s->factor[k] = 1;
    }
}

static inline struct ratio_sum ratio_sum_begin(size_t n, size_t n_words)
{
    struct ratio_sum s = {.n = n, .weight = likelihood_ratio_weight(n_words)};
    for (size_t k = 0; k < PRODUCTS; k++)
        s.factor[k] = 1;
    return s;
}

/* Add a word with sum[q] for sentence q of the block. */
static inline void ratio_sum_add(struct ratio_sum *s, float base,
                                 const float sum[BEAD_SIDE_MAX])
{
    float all = 0;
    for (size_t q = 0; q < s->n; q++)
        all += sum[q];
    s->factor[0] *= (double)(base + s->weight * all);
    for (size_t q = 0; s->n > 1 && q < s->n; q++)
        s->factor[1 + q] *= (double)(base + s->weight * (all - sum[q]));
    if (++s->n_words % FACTORS == 0)
        take_logs(s);
}

static inline struct sentence_evidence_once ratio_sum_end(struct ratio_sum *s)
{
    take_logs(s);
    struct sentence_evidence_once evidence = {.nats = s->nats[0]};
    for (size_t q = 0; s->n > 1 && q < s->n; q++)
        evidence.loss_without[q] = s->nats[0] - s->nats[1 + q];
    return evidence;
}

/* The evidence of source sentence x, number `number` of the bead. */
static inline struct sentence_evidence_once
source_evidence(struct word_evidence *s, size_t x, size_t number, size_t n_tgt,
                size_t n_words)
{
    const size_t *at = s->src->token_at;
    struct ratio_sum ratio_sum = ratio_sum_begin(n_tgt, n_words);
    for (size_t w = at[x]; w < at[x + 1]; w++) {
        uint32_t form = s->src->tokens[w].form;
        float sum[BEAD_SIDE_MAX] = {0};
        bead_forms_add(&s->words, form, number, n_tgt, sum);
        ratio_sum_add(&ratio_sum, s->ratios->src_base[form], sum);
    }
    return ratio_sum_end(&ratio_sum);
}

/* The evidence of target sentence y, after all source sentences. */
static inline struct sentence_evidence_once
target_evidence(const struct word_evidence *s, size_t y, size_t n_src,
                size_t n_words)
{
    const size_t *at = s->tgt->token_at;
    struct ratio_sum ratio_sum = ratio_sum_begin(n_src, n_words);
    for (size_t w = at[y]; w < at[y + 1]; w++) {
        uint32_t form = s->tgt->tokens[w].form;
        ratio_sum_add(&ratio_sum, s->ratios->tgt_base[form],
                      s->words.of_form[form].sum);
    }
    return ratio_sum_end(&ratio_sum);
}

/* The weight of sentence `number` of its side; opposite[0 .. n) have the losses
 * without it. */
static inline double weight_of(const struct sentence_evidence_once *own,
                               size_t number, size_t n_own,
                               const struct sentence_evidence_once *opposite,
                               size_t n, float penalty)
{
    double loss_without = n_own > 1 ? 0 : INFINITY;
    for (size_t q = 0; n_own > 1 && q < n; q++)
        loss_without += opposite[q].loss_without[number];
    return (double)sentence_evidence_weight((float)own[number].nats,
                                            (float)loss_without, penalty);
}

/* All sentences of a bead, inlined so that a 1-1 bead has its own loops. */
static inline double bead_nats(struct word_evidence *s, size_t i, size_t n_src,
                               size_t j, size_t n_tgt)
{
    const size_t *src_at = s->src->token_at, *tgt_at = s->tgt->token_at;
    struct sentence_evidence_once src[BEAD_SIDE_MAX], tgt[BEAD_SIDE_MAX];
    float penalty = sentence_evidence_penalty(
        (struct bead_type){(uint8_t)n_src, (uint8_t)n_tgt});
    double nats = 0;
    for (size_t q = 0; q < n_src; q++)
        src[q] =
            source_evidence(s, i + q, q, n_tgt, tgt_at[j + n_tgt] - tgt_at[j]);
    for (size_t q = 0; q < n_tgt; q++)
        tgt[q] =
            target_evidence(s, j + q, n_src, src_at[i + n_src] - src_at[i]);
    for (size_t q = 0; q < n_src; q++)
        nats += weight_of(src, q, n_src, tgt, n_tgt, penalty);
    for (size_t q = 0; q < n_tgt; q++)
        nats += weight_of(tgt, q, n_tgt, src, n_src, penalty);
    return nats / 2;
}

double word_evidence_bead(struct word_evidence *s, size_t i, size_t n_src,
                          size_t j, size_t n_tgt)
{
    bead_forms_enter(&s->words, j, n_tgt);
    double nats = n_src == 1 && n_tgt == 1 ? bead_nats(s, i, 1, j, 1)
                                           : bead_nats(s, i, n_src, j, n_tgt);
    bead_forms_leave(&s->words, j, n_tgt);
    return nats;
}
