/* aligner/word_ratios.h - the product of the ratios of a sentence's words.
 * The inner loops of support.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_RATIOS_H
#define ALIGNER_WORD_RATIOS_H
#include <stddef.h>

#include "aligner/said.h"

/* A block of sentences opposite: what each has for the words of the sentence
 * that is asked (word_sums.h), NULL where that is nothing. */
struct word_ratios_block {
    size_t n;
    const float *sums[BEAD_SIDE_MAX];
    float share;
};

/* What each meeting adds to a ratio in a block of so many words:
 * 1 / (n_words + 1). */
static inline float word_ratios_share(size_t n_words)
{
    return 1 / (float)(n_words + 1);
}

/* What n_words words, whole blocks of WORD_BLOCK, say to it: the logarithm of
 * the product of rest[w] + share * the sums; and of a block of more than one,
 * how much less that is with the sums of one left out. */
struct said_once word_ratios_say(const float *rest, size_t n_words,
                                 const struct word_ratios_block *block);
#endif
