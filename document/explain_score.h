/* document/explain_score.h - the figures behind a pair's score, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_EXPLAIN_SCORE_H
#define DOCUMENT_EXPLAIN_SCORE_H
#include "aligner/scoring/calibration.h"
#include "aligner/scoring/mining.h"
#include "base/buffer.h"

/* Append a line for each figure that the question looks at, those that count
 * most first: what it adds to the log-odds, weight and figure, its name, what
 * it says; then their sum and the probability that comes of it.  A failed
 * append shows in out->failed. */
void explain_score_add(const struct calibration *c,
                       enum calibration_target question,
                       const struct bead_features *v, struct buf *out);

/* Append the figures of a mined pair with their weights, and their sum. */
void explain_score_add_mined(const struct mined_pair *p, struct buf *out);
#endif
