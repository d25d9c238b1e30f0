/* aligner/scoring/mining.h - the sentences of two texts that translate each
 * other, wherever they are.
 *
 * The aligner assumes one order; here it tells nothing.  Each sentence may have
 * its best partner anywhere: candidates come of an inverted index over the words
 * that can translate each other, and each is compared by its matched words.  A
 * pair is mined where both sides are each other's best, as compared with their
 * next best partners: the ratio margin of Artetxe & Schwenk (2019),
 * "Margin-based Parallel Corpus Mining with Multilingual Sentence Embeddings",
 * sec. 3, with matched words in the place of embeddings.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_MINING_H
#define ALIGNER_SCORING_MINING_H
#include <stddef.h>
#include <stdint.h>

#include "aligner/scoring/mining_input.h"
#include "base/err.h"

struct arena;

/* The figures of a pair.  The nats of a word are log(1 + t / p): t, how probable
 * it is given its partner, or .5 where it has none; p, its share of the words of
 * its side; weighted by its length as in word_matches.h, and half where it has no
 * partner and is in no lexicon.  The share of a pair is that of the nats of its
 * matched words in those of all. */
enum mined_figure {
    MINED_LEAST,  /* the share of the side with less, 0..1 */
    MINED_MARGIN, /* log((share + .05) / (mean share with the next best partners
                      of either side + .05)) */
    MINED_GAP,    /* the same against the best other partner */
    MINED_NATS,   /* log(1 + nats of the matched words, mean of both sides) */
    MINED_EXCESS, /* log(1 + nats of the matched words beyond that mean share
                      of all) */
    MINED_LENGTH, /* |delta| of the lengths, at most 5 */
    MINED_NUMBERS, /* log(1 + numbers without a match) */
    MINED_NAMES,   /* log(1 + names without a match) */
    MINED_TEXTS, /* log(1 + the number of pairs of sentences that there are) */
    MINED_N
};

/* The name of a figure, such as "margin"; NULL beyond the last. */
const char *mined_figure_name(size_t figure);

struct mined_pair {
    uint32_t src, tgt; /* sentences */
    double figures[MINED_N];
    double words_matched; /* share of words with a match opposite */
    double len_z;         /* delta of the lengths */
    double score;         /* P(they translate each other), 0..1 */
};

/* The pairs that are each other's best, by source, each sentence in one at most:
 * *out in `a`, [*n].  ERR_NOMEM, and then *out is untouched.
 *
 * Time O(n): for each source sentence at most MINING_PLACES places of its words
 * are looked up, those of rare words first, and MINING_BEST candidates are
 * compared.  Memory 32 bytes for each of those. */
int mining_find(struct arena *a, const struct mining_input *in,
                struct mined_pair **out, size_t *n, struct err *e);

/* The weight of a figure in the log odds; of MINED_N, the constant. */
double mining_weight(size_t figure);

/* The score of a pair with these figures. */
double mining_score(const double figures[MINED_N]);

/* The least score of a pair.  Of pairs scattered among strangers of their subject
 * (bench/mining.py), 95 % of those above MINING_LEAST are right, and between
 * documents of different subjects none is.  Where two documents share a subject
 * they may also share sentences that are no close translations: there a pair
 * need only stand out from the others. */
#define MINING_LEAST 0.8
#define MINING_LEAST_OF_SUBJECT 0.06
#endif
