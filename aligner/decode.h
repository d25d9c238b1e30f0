/* aligner/decode.h - from the posteriors of the last pass to beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_DECODE_H
#define ALIGNER_DECODE_H
#include "aligner/alignment.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;

struct length_model;
struct posterior;
struct scorer;

/* The path of maximum expected accuracy among the nodes of `post`, or with
 * ALIGN_DECODE_PATH that of the greatest weight under s: beads with their costs
 * and posteriors, and deltas under `lengths`. */
int decode_pass(struct arena *a, const struct align_params *p,
                const struct posterior *post, const struct scorer *s,
                const struct length_model *lengths, struct alignment *out,
                struct err *e);
#endif
