/* aligner/word_candidates.h - the pairs of words that co-occur more often than
 * by chance.  From the probable beads of a round to the pairs among which Model
 * 1 chooses.
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

/* Give *words new rows in `a`, and *row to change them: the pairs given from
 * outside, and candidates without a probability.  A candidate co-occurs at
 * least twice, five times as often as by chance, and with a log likelihood
 * ratio that the number of pairs to choose from does not explain.  ERR_NOMEM;
 * then *words is untouched.  Time linear in the co-occurrences of words that
 * are neither single nor very frequent. */
int word_candidates(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct likely_beads *beads,
                    struct word_pairs *words, uint32_t **row, struct err *e);
#endif
