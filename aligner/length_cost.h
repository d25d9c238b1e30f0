/* aligner/length_cost.h - the length model of Gale & Church (1993).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LENGTH_COST_H
#define ALIGNER_LENGTH_COST_H
#include <stdint.h>

#include "aligner/bead.h"
#include "aligner/scorer.h"
#include "base/err.h"

struct align_params;
struct arena;
struct side;

/* delta of a pair of src_cp and tgt_cp characters, signed: positive when the
 * target is longer than c says; 0 when both are 0.
 *
 * Gale & Church (1993), CL 19(1), sec. 3.2: delta = (l2 - l1 c) / sqrt(l1 s2),
 * with the mean length (l1 + l2/c)/2 in place of l1, as in their program. */
double length_delta(const struct align_params *p, uint64_t src_cp,
                    uint64_t tgt_cp);

/* The model of one document: characters before each sentence. */
struct length_cost {
    const struct align_params *params;
    const uint64_t *src_before, *tgt_before; /* [n + 1] */
    double penalty[BEAD_TYPES_1993];         /* hundredths of a nat */
};

/* Make the model in `a`; the sides and params are only pointed to.
 * ERR_NOMEM. */
int length_cost_open(struct arena *a, const struct align_params *p,
                     const struct side *src, const struct side *tgt,
                     struct length_cost *out, struct err *e);

/* Its weights for the lattice: minus the cost in hundredths of a nat, whole
 * numbers, as in the 1993 program:
 *
 *     trunc(-100 ln P(|Z| >= |delta|)) + penalty of the type
 *
 * with null beads paying the tail of match(0, length) too.  Cutting to whole
 * hundredths is part of the algorithm: it makes the ties, which go to the
 * first type in their order; with any other rounding, or a more accurate
 * tail, one bead in some thousands comes out otherwise.  So the cost is
 * theirs to the last digit wherever their P is above 0; beyond it does not
 * fall, as theirs does (see normal_tail.h). */
struct scorer length_cost_scorer(const struct length_cost *model);
#endif
