/* aligner/miss_rate.h - how often a word with known translations has none
 * opposite.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MISS_RATE_H
#define ALIGNER_MISS_RATE_H
#include "base/err.h"

struct arena;
struct likely_beads;
struct side;
struct ratio_table;

/* Fit an L (word_evidence.h) for each word, from the beads of a round.
 *
 * Where a word is in a pair, it translates a word opposite, or, with L, it does
 * not; its ratio is the sum of both:
 *
 *     matched(y) + L cover(y) + 1 - cover(y)
 *
 * The share of the second term in the first two, over all pairs with the word,
 * weighted by their posteriors, is a better L: one step of
 * expectation-maximisation (Dempster, Laird & Rubin 1977, sec. 4.3), with ten
 * pairs of the document's L as a pseudo-count, which is that of all its words.  A name that is always translated has a
 * low L; "of", which often is not, has a high one.
 *
 * `ratios`, fresh from ratio_table_open(), is changed in place.  `a` is as
 * before.  ERR_NOMEM; then `ratios` is untouched.  Time linear in the words of
 * the beads and their pairs. */
int miss_rate_fit(struct arena *a, const struct side *src,
                  const struct side *tgt, const struct likely_beads *beads,
                  struct ratio_table *ratios, struct err *e);
#endif
