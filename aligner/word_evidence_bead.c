/* aligner/word_evidence_bead.c - the same of one bead, without a corridor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/word_evidence_bead.h"

#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/likelihood_ratio.h"
#include "aligner/word_evidence.h"

/* Ratios that are multiplied before a logarithm is taken; the first product is
 * that of all sums, the others leave out those of one sentence. */
enum { FACTORS = 8, PRODUCTS = 1 + BEAD_SIDE_MAX };

/* A sentence that says something to a block of n opposite. */
struct saying {
    size_t n;
    float share;
    double nats[PRODUCTS], factor[PRODUCTS];
    unsigned n_words;
};

static inline size_t n_products(const struct saying *s)
{
    return s->n > 1 ? 1 + s->n : 1;
}

static inline void take_logs(struct saying *s)
{
    for (size_t k = 0; k < n_products(s); k++) {
        s->nats[k] += fast_log(s->factor[k]);
        s->factor[k] = 1;
    }
}

static inline struct saying saying_begin(size_t n, size_t n_words)
{
    struct saying s = {.n = n, .share = likelihood_ratio_weight(n_words)};
    for (size_t k = 0; k < PRODUCTS; k++)
        s.factor[k] = 1;
    return s;
}

/* A word for which sentence q of the block has sum[q]. */
static inline void saying_add(struct saying *s, float rest,
                              const float sum[BEAD_SIDE_MAX])
{
    float all = 0;
    for (size_t q = 0; q < s->n; q++)
        all += sum[q];
    s->factor[0] *= (double)(rest + s->share * all);
    for (size_t q = 0; s->n > 1 && q < s->n; q++)
        s->factor[1 + q] *= (double)(rest + s->share * (all - sum[q]));
    if (++s->n_words % FACTORS == 0)
        take_logs(s);
}

static inline struct sentence_evidence_once saying_end(struct saying *s)
{
    take_logs(s);
    struct sentence_evidence_once said = {.nats = s->nats[0]};
    for (size_t q = 0; s->n > 1 && q < s->n; q++)
        said.missed[q] = s->nats[0] - s->nats[1 + q];
    return said;
}

/* Source sentence x, number `number` of the bead, is asked. */
static inline struct sentence_evidence_once source_says(struct word_evidence *s,
                                                        size_t x, size_t number,
                                                        size_t n_tgt,
                                                        size_t n_words)
{
    const size_t *at = s->src->token_at;
    struct saying saying = saying_begin(n_tgt, n_words);
    for (size_t w = at[x]; w < at[x + 1]; w++) {
        uint32_t form = s->src->tokens[w].form;
        float sum[BEAD_SIDE_MAX] = {0};
        bead_forms_add(&s->words, form, number, n_tgt, sum);
        saying_add(&saying, s->shares->src_rest[form], sum);
    }
    return saying_end(&saying);
}

/* Target sentence y, when all source sentences were. */
static inline struct sentence_evidence_once
target_says(const struct word_evidence *s, size_t y, size_t n_src,
            size_t n_words)
{
    const size_t *at = s->tgt->token_at;
    struct saying saying = saying_begin(n_src, n_words);
    for (size_t w = at[y]; w < at[y + 1]; w++) {
        uint32_t form = s->tgt->tokens[w].form;
        saying_add(&saying, s->shares->tgt_rest[form],
                   s->words.of_form[form].sum);
    }
    return saying_end(&saying);
}

/* What sentence `number` of its side weighs; opposite[0 .. n) would miss it. */
static inline double weight_of(const struct sentence_evidence_once *own,
                               size_t number, size_t n_own,
                               const struct sentence_evidence_once *opposite,
                               size_t n, float against)
{
    double missed = n_own > 1 ? 0 : INFINITY;
    for (size_t q = 0; n_own > 1 && q < n; q++)
        missed += opposite[q].missed[number];
    return (double)sentence_evidence_weight((float)own[number].nats,
                                            (float)missed, against);
}

/* All sentences of a bead, inlined so that a 1-1 bead has its own loops. */
static inline double bead_nats(struct word_evidence *s, size_t i, size_t n_src,
                               size_t j, size_t n_tgt)
{
    const size_t *src_at = s->src->token_at, *tgt_at = s->tgt->token_at;
    struct sentence_evidence_once src[BEAD_SIDE_MAX], tgt[BEAD_SIDE_MAX];
    float against = sentence_evidence_penalty(
        (struct bead_type){(uint8_t)n_src, (uint8_t)n_tgt});
    double nats = 0;
    for (size_t q = 0; q < n_src; q++)
        src[q] = source_says(s, i + q, q, n_tgt, tgt_at[j + n_tgt] - tgt_at[j]);
    for (size_t q = 0; q < n_tgt; q++)
        tgt[q] = target_says(s, j + q, n_src, src_at[i + n_src] - src_at[i]);
    for (size_t q = 0; q < n_src; q++)
        nats += weight_of(src, q, n_src, tgt, n_tgt, against);
    for (size_t q = 0; q < n_tgt; q++)
        nats += weight_of(tgt, q, n_tgt, src, n_src, against);
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
