/* aligner/length_model.h - the length model, fitted to the document.
 *
 * The 1993 cost measures how improbable a difference of lengths is.  This model
 * has the log likelihood ratio that decides between paths: how much more
 * probable are the lengths of two blocks of sentences if they are translations
 * of each other than if they are unrelated?
 *
 *     log prior(type) + log N(l2; c l1, s2 l) + (log c)/2
 *                     - (log A(l1) + log A(l2)) / 2
 *
 * N is the normal density with the variance of Gale & Church (1993), s2 times
 * the mean length l = (l1 + l2/c)/2 + 1.  A is the marginal density of a
 * block's length: a gamma law fitted to the side by its moments (a block of k
 * sentences: the sum of k).  The ratio is the mean of both directions, so it is
 * symmetric.
 *
 * The ratio may have a floor.  Some translations are free of their source's
 * length, and the words must be able to outweigh the tail of a normal law.  A
 * null bead has a ratio of 1 by definition: its weight is its prior, whatever
 * its length.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LENGTH_MODEL_H
#define ALIGNER_LENGTH_MODEL_H
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/scorer.h"
#include "base/err.h"

struct align_params;
struct arena;
struct posterior;
struct side;

/* The fitted values. */
struct length_fit {
    double c, s2;
    double start_share[BEAD_TYPES_MAX]; /* of beads, before fitting */
    double log_prior[BEAD_TYPES_MAX];
    double start_c, start_s2; /* prior pseudo-counts of the fit: 1 and 6.8
                                 between two alphabets */
};

/* The start of fitting: c and s2 as given, and type frequencies between those
 * of close and of free translation; 0 for pairs of more than max_side sentences
 * on a side. */
struct length_fit length_fit_start(double c, double s2, size_t max_side);

/* The same by *p, with pseudo-counts scaled for the scripts of the two sides
 * (script_scale_params()). */
struct length_fit length_fit_of(const struct align_params *p);

/* The same for a model with words: null beads are twice as frequent. */
struct length_fit length_fit_with_words(const struct align_params *p);

/* The model of one document.  Arrays live in the arena of opening. */
struct length_model {
    struct length_fit fit;
    size_t n_src, n_tgt;
    double pair_nats;  /* the same for all pairs: (log c - log 2 pi) / 2 */
    double floor_nats; /* the floor of the ratio; -INFINITY when opened */
    const uint64_t *src_before, *tgt_before; /* [n + 1] characters */
    /* [k][i]: log A of the k sentences that end at node i */
    const float *src_marginal[BEAD_SIDE_MAX + 1];
    const float *tgt_marginal[BEAD_SIDE_MAX + 1];
    const float *tgt_cp[BEAD_SIDE_MAX + 1]; /* their characters */
};

/* Make the model.  ERR_NOMEM; then *out is untouched. */
int length_model_open(struct arena *a, const struct length_fit *start,
                      const struct side *src, const struct side *tgt,
                      struct length_model *out, struct err *e);

/* The weights, in nats and not yet rounded, of the n beads of type t that end
 * in row i at columns first .. first + n; none begins before the text. */
void length_model_run(const struct length_model *model, size_t t, size_t i,
                      size_t first, size_t n, float *out);

/* A row as struct scorer has it, of the first n_types types, in nats. */
void length_model_row(const struct length_model *model, size_t n_types,
                      size_t i, size_t lo, size_t hi, float *out);

/* Its weights for the lattice, all types, in nats.  Points to *model. */
struct scorer length_model_scorer(const struct length_model *model);

/* Fit c, s2 and the priors to the beads by their posteriors: the maximisation
 * step of EM, with ten beads of the starting frequencies and variance as
 * pseudo-counts, so that a few sentences cannot dominate. */
void length_model_refit(struct length_model *model,
                        const struct posterior *post);

/* The signed delta of a bead under the fitted c and s2; 0 for a null bead. */
double length_model_delta(const struct length_model *model,
                          const struct bead *b);
#endif
