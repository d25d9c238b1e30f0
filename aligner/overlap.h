/* aligner/overlap.h - how much of a bead's words meets a translation opposite.
 * Counts, from word pairs known from outside the document alone: what a
 * document taught itself would vouch for itself.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_OVERLAP_H
#define ALIGNER_OVERLAP_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct bead;
struct side;
struct word_pair;
struct word_pairs;

/* One side of a bead.  Words are weighed by how much they tell: punctuation
 * nothing, words of three letters .2, of four .5, longer ones and numbers 1. */
struct overlap_side {
    double words; /* the weight of all its words */
    double met;   /* of those that have a partner opposite */
    double known; /* of those that have one or whose translations are known */
    double run;   /* of the longest stretch of words without a partner */
    double same;  /* of words, not numbers, whose partner is spelt alike */
    double least; /* met / words in the sentence where that is least, 0..1 */
    uint32_t n_numbers, n_numbers_met;
};

struct overlap {
    struct overlap_side src, tgt;
};

/* A source word and the partner that it took. */
struct overlap_meeting {
    size_t token; /* of the source */
    const struct word_pair *pair;
};

/* What counting needs; the scratch makes it one thread's own. */
struct overlap_counter {
    const struct side *src, *tgt;
    const struct word_pairs *words;
    uint32_t *free, *taken; /* [n_forms] target tokens of the bead */
    uint8_t *partner;       /* [tokens of the source] see overlap.c */

    /* Where overlap_of() appends who met whom: room for as many as the bead
     * has source tokens, or NULL, as overlap_open() leaves it. */
    struct overlap_meeting *meetings; /* [n_meetings] */
    size_t n_meetings;
};

/* Make it in `a`; the sides have tokens, and `words` is of the same sides.
 * ERR_NOMEM. */
int overlap_open(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct word_pairs *words,
                 struct overlap_counter *out, struct err *e);

/* Count for source sentences i .. i + n_src and target sentences j .. j +
 * n_tgt.  Each source word, in order, takes the most probable of its given
 * translations among the target words that are still free: one to one.
 * Time linear in the words and their pairs. */
struct overlap overlap_of(struct overlap_counter *o, size_t i, size_t n_src,
                          size_t j, size_t n_tgt);

/* The share of the words of both sides that have a partner; 0 without any. */
double overlap_share(const struct overlap *o);
#endif
