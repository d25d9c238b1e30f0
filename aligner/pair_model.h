/* aligner/pair_model.h - the sum of what lengths, words and paragraphs say.
 *
 *     log weight = length model (length_model.h) + w_lex * lexical evidence
 *                  (word_evidence.h) + boundaries (boundary_rows.h)
 *
 * Null beads have their prior alone: where the words deny a pair, two null
 * beads win by themselves.
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
struct posterior;
struct word_evidence;

/* What is NULL, but for `lengths`, says nothing. */
struct pair_model {
    const struct length_model *lengths;
    struct word_evidence *evidence;
    const struct boundary_rows *boundaries;
    double lexical_weight;
    const struct max_marginal *best;  /* of the first look */
    const struct coarse_model *first; /* with `best` */
    float behind; /* a bead whose path is less, in nats, is not asked for */
};

/* Weights for the lattice, all types, in nats; where there is `evidence`, of
 * beads inside its corridor, others being -INFINITY.  So are, in rows, beads of
 * more than two sentences that are 11 nats back by all but words, or `behind`
 * by the first look.  Points to *model. */
struct scorer pair_model_scorer(const struct pair_model *model);

/* The model once more, of the beads that a round before left possible. */
struct pair_model_kept {
    const struct pair_model *model;
    const struct posterior *last;
    bool as_before; /* with the weights that they had, which are in nats */
};

/* Weights as those of `model`, of null beads and of the pairs in `last`; all
 * others are -INFINITY.  `evidence` needs no corridor.  Points to *again. */
struct scorer pair_model_kept_scorer(const struct pair_model_kept *again);
#endif
