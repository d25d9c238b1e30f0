/* aligner/scoring/word_matches.h - how much of a bead's words meets a translation opposite.
 * Counts, from word pairs known from outside the document alone: what a
 * document taught itself would vouch for itself.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_WORD_MATCHES_H
#define ALIGNER_SCORING_WORD_MATCHES_H
#include <stdbool.h>
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
struct word_matches_side {
    double words; /* the weight of all its words */
    double met;   /* of those that have a partner opposite */
    double known; /* of those that have one or whose translations are known */
    double run;   /* of the longest stretch of words without a partner */
    double same;  /* of words, not numbers, whose partner is spelt alike */
    double least; /* met / words in the sentence where that is least, 0..1 */
    double head;  /* of the words before the first with a partner */
    double tail;  /* of the words behind the last with a partner */
    double told; /* nats that its words tell, by how rare each is in its text */
    double told_met; /* and those of them that have a partner */
    uint32_t n_numbers, n_numbers_met;
};

struct word_matches {
    struct word_matches_side src, tgt;
    bool marks_differ; /* both sides end with marks, and share none of them */
};

/* A source word and the partner that it took. */
struct word_match {
    size_t token; /* of the source */
    const struct word_pair *pair;
};

/* What counting needs; the scratch makes it one thread's own. */
struct word_matches_counter {
    const struct side *src, *tgt;
    const struct word_pairs *words;
    const float *src_told, *tgt_told; /* [n_forms] -log p; punctuation 0 */
    uint32_t *first, *next; /* free target tokens: [n_forms] the first of a
                               form, [tokens] the one behind it; + 1, or 0 */
    uint32_t *src_partner, *tgt_partner; /* [tokens] of the beads counted
                                            last; + 1, or 0 */

    /* Where word_matches_of() appends who met whom: room for as many as the bead
     * has source tokens, or NULL, as word_matches_open() leaves it. */
    struct word_match *meetings; /* [n_meetings] */
    size_t n_meetings;
};

/* Make it in `a`; the sides have tokens, and `words` is of the same sides.
 * ERR_NOMEM. */
int word_matches_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct word_pairs *words,
                      struct word_matches_counter *out, struct err *e);

/* Count for source sentences i .. i + n_src and target sentences j .. j +
 * n_tgt.  Each source word, in order, takes the most probable of its given
 * translations among the target words that are still free: one to one.
 * Time linear in the words and their pairs. */
struct word_matches word_matches_of(struct word_matches_counter *o, size_t i,
                                    size_t n_src, size_t j, size_t n_tgt);

/* The weight of the words, on both sides together, that word_matches_of() would find
 * partners for; partners that were found stay as they are. */
double word_matches_met(struct word_matches_counter *o, size_t i, size_t n_src,
                        size_t j, size_t n_tgt);

/* The same of those words alone that found no partner when their own sentences
 * were counted last. */
double word_matches_leak(struct word_matches_counter *o, size_t i, size_t n_src,
                         size_t j, size_t n_tgt);

/* The share of the words of both sides that have a partner; 0 without any. */
double word_matches_share(const struct word_matches *o);
#endif
