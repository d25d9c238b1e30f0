/* aligner/scoring/mining_input.h - the texts that are mined; for mining.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_MINING_INPUT_H
#define ALIGNER_SCORING_MINING_INPUT_H
#include <stdbool.h>

struct align_params;
struct side;
struct word_pairs;

/* Two texts with tokens, the words that can translate each other, and which
 * sentences are free to be paired (NULL: all). */
struct mining_input {
    const struct align_params *params; /* of the lengths */
    const struct side *src, *tgt;
    const struct word_pairs *words; /* given from outside */
    const bool *src_free, *tgt_free;
};

/* The most places of words that are looked up for a sentence, the most candidates
 * that are compared, and the next best partners of a margin. */
enum { MINING_PLACES = 4096, MINING_BEST = 16, MINING_NEXT = 4 };
#endif
