/* aligner/likelihood_ratio.h - the log likelihood ratio of the words of a
 * sentence: the inner loops of word_evidence.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LIKELIHOOD_RATIO_H
#define ALIGNER_LIKELIHOOD_RATIO_H
#include <stddef.h>

#include "aligner/sentence_evidence.h"

/* A block of sentences opposite: for each, its sums for the words of the
 * sentence (sentence_ratios.h), or NULL where they are 0. */
struct likelihood_ratio_block {
    size_t n;
    const float *sums[BEAD_SIDE_MAX];
    float weight;
};

/* The factor of the sums in a block of n_words words: 1 / (n_words + 1). */
static inline float likelihood_ratio_weight(size_t n_words)
{
    return 1 / (float)(n_words + 1);
}

/* The evidence of n_words words, whole blocks of WORD_BLOCK: the logarithm of
 * the product of base[w] + weight * sums.  For a block of several sentences
 * also the loss without each. */
struct sentence_evidence_once
likelihood_ratio_nats(const float *base, size_t n_words,
                      const struct likelihood_ratio_block *block);
#endif
