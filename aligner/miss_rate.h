/* aligner/miss_rate.h - how often a known word meets none of its translations.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MISS_RATE_H
#define ALIGNER_MISS_RATE_H
#include "base/err.h"

struct arena;
struct likely_beads;
struct side;
struct ratio_table;

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
 * The shares, which are as ratio_table_open() left them, are changed in place.
 * What is needed meanwhile lives in `a`.  ERR_NOMEM; then they are untouched.
 * Time linear in the words of the beads and their pairs. */
int miss_rate_fit(struct arena *a, const struct side *src,
                  const struct side *tgt, const struct likely_beads *beads,
                  struct ratio_table *shares, struct err *e);
#endif
