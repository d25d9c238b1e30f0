/* aligner/word_unmet.h - how often a known word meets none of its translations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_UNMET_H
#define ALIGNER_WORD_UNMET_H
#include "base/err.h"

struct arena;
struct confident;
struct side;
struct word_shares;

/* Give each word an L (support.h) of its own, from the beads of a round.
 *
 * Where a word stands in a pair, one of its known translations brought it there
 * or, with L, something else; its ratio is the sum of both:
 *
 *     met(y) + L cover(y) + 1 - cover(y)
 *
 * So the share of the second in the first two, over all pairs that the word is
 * in, by their posteriors, is a better L: one step of expectation-maximisation
 * (Dempster, Laird & Rubin 1977, sec. 4.3), as if ten more pairs had been seen
 * of L = .2.  A name that is always there is missed when it is not; "of", that
 * comes and goes, is not.
 *
 * The shares, which are as word_shares_open() left them, are changed in place.
 * What is needed meanwhile lives in `a`.  ERR_NOMEM; then they are untouched.
 * Time linear in the words of the beads and their pairs. */
int word_unmet_fit(struct arena *a, const struct side *src,
                   const struct side *tgt, const struct confident *beads,
                   struct word_shares *shares, struct err *e);
#endif
