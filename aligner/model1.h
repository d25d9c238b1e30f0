/* aligner/model1.h - a lexicon learnt on the spot, from the beads themselves.
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
 * *words gets rows that hold the given pairs and those met at least twice, five
 * times as often as chance would have them, and more surprisingly than the
 * number of pairs to choose from explains (half of Dunning's 1993 log
 * likelihood ratio, at least 6 nats).  IBM Model 1 (Brown et al.
 * 1993, CL 19(2), sec. 4.1; in both directions, beads counted by their
 * posteriors as in Moore 2002) divides each word among the words opposite, in
 * three rounds, with the null word drawing from the side's own frequencies.
 * Then
 *
 *     t(y | s) = max(given, (c(s, y) - 1) / n(s)),
 *
 * c the expected times that y stands for s and n(s) the times that s was
 * seen.  The 1 is the bead that will be judged by the result: what was met
 * once must not vouch for itself.
 *
 * The new rows live in `a`.  ERR_NOMEM; then *words is untouched.  Time linear
 * in the pairs of tokens opposite each other, very frequent words left out. */
int model1_learn(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct likely_beads *beads,
                 struct word_pairs *words, struct err *e);
#endif
