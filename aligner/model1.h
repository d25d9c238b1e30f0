/* aligner/model1.h - word translations learnt from the beads of the document.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MODEL1_H
#define ALIGNER_MODEL1_H
#include "base/err.h"

struct arena;
struct likely_beads;
struct side;
struct word_pairs;

/* Learn translation probabilities from the probable beads of a round.
 *
 * *words gets rows with the given pairs and the candidates of
 * word_candidates.h.  IBM Model 1 (Brown et al. 1993, CL 19(2), sec. 4.1; in
 * both directions, beads weighted by their posteriors as in Moore 2002) has
 * three rounds, and the null word has the frequencies of its side.  Then
 *
 *     t(y | s) = max(given, (c(s, y) - 1) / n(s)),
 *
 * c is the expected count of y as a translation of s, and n(s) the count of s.
 * The 1 is the bead that the result will be applied to: a pair seen once must
 * not confirm itself.
 *
 * The new rows live in `a`.  ERR_NOMEM; then *words is untouched.  Time linear
 * in the pairs of tokens opposite each other, without very frequent words. */
int model1_learn(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct likely_beads *beads,
                 struct word_pairs *words, struct err *e);
#endif
