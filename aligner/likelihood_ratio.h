/* aligner/likelihood_ratio.h - the product of the ratios of a sentence's words.
 * The inner loops of support.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LIKELIHOOD_RATIO_H
#define ALIGNER_LIKELIHOOD_RATIO_H
#include <stddef.h>

#include "aligner/sentence_evidence.h"

/* A block of sentences opposite: what each has for the words of the sentence
 * that is asked (word_sums.h), NULL where that is nothing. */
struct likelihood_ratio_block {
    size_t n;
    const float *sums[BEAD_SIDE_MAX];
    float share;
};

/* What each meeting adds to a ratio in a block of so many words:
 * 1 / (n_words + 1). */
static inline float likelihood_ratio_weight(size_t n_words)
{
    return 1 / (float)(n_words + 1);
}

/* What n_words words, whole blocks of WORD_BLOCK, say to it: the logarithm of
 * the product of rest[w] + share * the sums; and of a block of more than one,
 * how much less that is with the sums of one left out. */
struct sentence_evidence_once
likelihood_ratio_nats(const float *rest, size_t n_words,
                      const struct likelihood_ratio_block *block);
#endif
