/* aligner/scoring/pair_features.h - the figures that a pair has by itself.
 * Of evidence.h, for evidence.c, which adds what the document tells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_PAIR_FEATURES_H
#define ALIGNER_SCORING_PAIR_FEATURES_H
#include "aligner/scoring/bead_features.h"

/* What is met by chance, before anything is measured: of so many words so
 * many. */
#define EVIDENCE_BEFORE_WORDS 20.0
#define EVIDENCE_BEFORE_MET 3.0

/* Store the figures of words in x[FEATURE_N]: shares as if one word more had
 * been seen that is met with the chance `background`. */
void bead_features_of_words(double *x, const struct word_matches *o,
                            double background);

/* Those of length; `delta` is that of length_delta(). */
void bead_features_of_length(double *x, double delta);

/* The weight of words without a partner that one side has more than the other
 * before its first word with one, or behind its last: a clause that the other
 * does not have. */
double bead_features_uneven_ends(const struct word_matches *o);
#endif
