/* aligner/scoring/pair_features.h - the features of a pair without its
 * document: words and lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_PAIR_FEATURES_H
#define ALIGNER_SCORING_PAIR_FEATURES_H
#include "aligner/scoring/bead_feature.h"
#include "aligner/scoring/word_matches.h"

/* Pseudo-counts of the background: words, and how many of them are matched. */
#define PAIR_FEATURES_PRIOR_WORDS 20.0
#define PAIR_FEATURES_PRIOR_MATCHED 3.0

/* All features that a pair has by itself, the others 0.  `delta` is that of
 * length_delta(). */
struct bead_features pair_features_alone(const struct word_matches *o,
                                         double delta);

/* Store the features of words in x[FEATURE_N]: shares with one word as a
 * pseudo-count, matched with probability `background`. */
void pair_features_of_words(double *x, const struct word_matches *o,
                            double background);

/* Store those of length. */
void pair_features_of_length(double *x, double delta);

/* The weight of unmatched words that one side has more than the other before
 * its first match, or after its last: a clause that is on one side only. */
double pair_features_uneven_ends(const struct word_matches *o);

/* The weight of unmatched words that the longer side has more than the shorter,
 * as a share of its words, with two more words, above what a free translation
 * leaves out: of a piece that is missing, wherever it was.  0..1; `delta` tells
 * which side is longer. */
double pair_features_missing(const struct word_matches *o, double delta);
#endif
