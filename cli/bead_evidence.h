/* cli/bead_evidence.h - the figures behind a pair's score, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_BEAD_EVIDENCE_H
#define CLI_BEAD_EVIDENCE_H
#include "aligner/calibration.h"
#include "base/buffer.h"

/* Append a line for each figure that the question looks at, those that count
 * most first: what it adds to the log-odds, weight and figure, its name, what
 * it says; then their sum and the probability that comes of it.  A failed
 * append shows in out->failed. */
void bead_evidence_add(const struct calibration *c,
                       enum calibration_question question,
                       const struct evidence *v, struct buf *out);
#endif
