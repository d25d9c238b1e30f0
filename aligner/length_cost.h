/* aligner/length_cost.h - the length model of Gale & Church (1993).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LENGTH_COST_H
#define ALIGNER_LENGTH_COST_H
#include <stdbool.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/scorer.h"
#include "base/err.h"

struct align_params;
struct arena;
struct side;

/* delta of a pair of src_cp and tgt_cp characters, signed: positive when the
 * target is longer than c times the source; 0 when both are 0.
 *
 * Gale & Church (1993), CL 19(1), sec. 3.2: delta = (l2 - l1 c) / sqrt(l1 s2),
 * with the mean length (l1 + l2/c)/2 in place of l1, as in their program. */
double length_delta(const struct align_params *p, uint64_t src_cp,
                    uint64_t tgt_cp);

/* The types whose cost depends on both sides, in the order of bead_types. */
enum length_pair {
    LENGTH_PAIR_11,
    LENGTH_PAIR_21,
    LENGTH_PAIR_12,
    LENGTH_PAIR_22,
    LENGTH_PAIRS
};

static const unsigned char length_pair_types[LENGTH_PAIRS] = {
    [LENGTH_PAIR_11] = BEAD_1_1,
    [LENGTH_PAIR_21] = BEAD_2_1,
    [LENGTH_PAIR_12] = BEAD_1_2,
    [LENGTH_PAIR_22] = BEAD_2_2};

/* The upper bound of a cost in hundredths of a nat for integer arithmetic; and
 * the most nodes of a document whose costs are tabled once, 16 bytes each, for
 * the path and for the sums around it. */
enum { LENGTH_QUICK_MAX = 1 << 24, LENGTH_KEPT_NODES = 1 << 14 };

/* The model of one document: characters before each sentence.
 *
 * is_quick is true if no cost is negative or reaches LENGTH_QUICK_MAX, and
 * lengths are exact as floats.  It is false only with absurd priors or
 * sentences of a megabyte.  The arrays after it exist only if it is true. */
struct length_cost {
    const struct align_params *params;
    const uint64_t *src_before, *tgt_before; /* [n + 1] */
    double penalty[BEAD_TYPES_1993];         /* hundredths of a nat */

    bool is_quick;
    /* [n_tgt + 1] characters of the last one or two sentences before node j, or
     * of as many as there are. */
    const float *last_cp, *last_two_cp;
    /* [n + 1] the cost of the null bead of the last sentence before a node; 0
     * at node 0. */
    const int32_t *src_null, *tgt_null;
    /* [n_src + 1][LENGTH_PAIRS][n_tgt + 1] costs of the pairs that end at each
     * node; NULL for a large document, or one that is not all in the band. */
    int32_t *kept;
    size_t n_tgt;
};

/* The costs of the pairs that end in one row, from one column on. */
struct length_pairs {
    const int32_t *cost[LENGTH_PAIRS];
};

/* Make the model in `a`; the sides and params are only pointed to.
 * ERR_NOMEM. */
int length_cost_open(struct arena *a, const struct align_params *p,
                     const struct side *src, const struct side *tgt,
                     struct length_cost *out, struct err *e);

/* The cost of the bead of type t that ends at node (i, j), in hundredths of a
 * nat, a whole number:
 *
 *     trunc(-100 ln P(|Z| >= |delta|)) + penalty of the type
 *
 * Null beads have the tail of match(0, length) too.  Truncation to whole
 * hundredths is part of the algorithm: it makes ties, which go to the first
 * type in their order.  With other rounding, or a more accurate tail, one bead
 * in some thousands would differ.  So the cost equals theirs to the last digit
 * where their P is above 0; beyond, it does not decrease, as theirs does (see
 * normal_tail.h). */
double length_cost_bead(const struct length_cost *m, size_t t, size_t i,
                        size_t j);

/* The same for the pairs of a row, by tables: cost[k][j - lo] of the result is
 * that of pair k, an enum length_pair, that ends at (i, j), for lo <= j < hi.
 * It has no meaning for a bead that would begin before the text.  The result
 * may be in `room`, [LENGTH_PAIRS * (hi - lo)].  Needs is_quick.  Some
 * nanoseconds each. */
struct length_pairs length_cost_pairs(const struct length_cost *m, size_t i,
                                      size_t lo, size_t hi, int32_t *room);

/* The weights for the lattice: minus the costs. */
struct scorer length_cost_scorer(const struct length_cost *model);
#endif
