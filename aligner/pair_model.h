/* aligner/pair_model.h - the weight of a bead by lengths, words and boundaries.
 *
 *     log weight = length model (length_model.h) + w_lex * lexical evidence
 *                  (word_evidence.h) + boundaries (boundary_rows.h) +
 *                  similarities from outside (outside_evidence.h)
 *
 * A null bead has its prior alone.  Where the words contradict a pair, two null
 * beads have the greater weight.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_PAIR_MODEL_H
#define ALIGNER_PAIR_MODEL_H
#include <stdbool.h>

#include "aligner/lattice/scorer.h"

struct max_marginal;
struct boundary_rows;
struct coarse_model;
struct length_model;
struct outside_evidence;
struct posterior;
struct word_evidence;

/* A NULL member adds nothing; `lengths` is required. */
struct pair_model {
    const struct length_model *lengths;
    struct word_evidence *evidence;
    const struct boundary_rows *boundaries;
    const struct outside_evidence *outside;
    double lexical_weight;
    const struct max_marginal *best;   /* of the coarse pass */
    const struct coarse_model *coarse; /* with `best` */
    float floor_nats; /* beads on paths below it, in nats, are pruned */
};

/* Weights for the lattice, all types, in nats.  With `evidence`, beads outside
 * its corridor are -INFINITY.  So are, in rows, beads of more than two
 * sentences that are 11 nats below without words, or below floor_nats by the
 * coarse pass.  Points to *model. */
struct scorer pair_model_scorer(const struct pair_model *model);

/* The model once more, for the beads that the last pass kept. */
struct pair_model_kept {
    const struct pair_model *model;
    const struct posterior *last;
    bool same_weights; /* with the weights that they had, in nats */
};

/* Weights as those of `model`, for null beads and the pairs in `last`; all
 * others are -INFINITY. `evidence` needs no corridor.  Points to *kept. */
struct scorer pair_model_kept_scorer(const struct pair_model_kept *kept);
#endif
