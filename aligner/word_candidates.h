/* aligner/word_candidates.h - which words meet too often for chance?
 * From the pairs of sentences that a round believes in to the pairs of words
 * that Model 1 chooses among.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_CANDIDATES_H
#define ALIGNER_WORD_CANDIDATES_H
#include <stdint.h>

#include "base/err.h"

struct arena;
struct likely_beads;
struct side;
struct word_pairs;

/* Give *words new rows in `a`, which *row lets the caller change: the pairs given
 * from outside, and those that the beads make candidates, which have no
 * probability yet.  ERR_NOMEM; then *words is untouched.  Time linear in the
 * meetings of words that are neither single nor everywhere. */
int word_candidates(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct likely_beads *beads,
                    struct word_pairs *words, uint32_t **row, struct err *e);
#endif
