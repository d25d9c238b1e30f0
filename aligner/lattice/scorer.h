/* aligner/lattice/scorer.h - what a model gives the lattice: weights, row by
 * row. The lattice has nodes and types, the model has sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_SCORER_H
#define ALIGNER_LATTICE_SCORER_H
#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Beads of one type that end in one row, at the columns first .. first + n. 
 * Their weights begin at place `at` of those of the row. */
struct bead_run {
    uint32_t first, n, at;
};

/* The run without the impossible beads at its ends; weight[n]. */
static inline struct bead_run bead_run_trimmed(struct bead_run run,
                                               const float *weight)
{
    while (run.n > 0 && weight[run.n - 1] == -INFINITY)
        run.n--;
    while (run.n > 0 && *weight == -INFINITY)
        run.first++, run.at++, run.n--, weight++;
    return run;
}

/* The interface of a model.  It uses the first n_types of bead_types.
 *
 * row  stores in out[t * (hi - lo) + (j - lo)] the log weight of the bead of
 *      type t that ends at node (i, j), for each j in [lo, hi).  The value for a
 *      bead that would begin before the text is not used.  Weights are finite or
 *      -INFINITY.
 * runs stores the weights of the beads of run[t] alone, which are in the
 * corridor,
 *      from weight + run[t].at on, and shortens the run by impossible beads at
 *      its ends.  Sums over paths call runs() where a model has it; the search
 *      for a path calls row().
 *
 * Weights are in units of nats_per_unit and are whole multiples of 2^-10 of it:
 * then sums along a path are exact, and ties are the same on every machine. */
struct scorer {
    void (*row)(const void *model, size_t i, size_t lo, size_t hi, float *out);
    void (*runs)(const void *model, size_t i, struct bead_run *run,
                 float *weight);
    const void *model;
    size_t n_types;
    double nats_per_unit;
    bool in_any_order; /* rows can be asked for in any order, and again */
};

/* Round to whole multiples of 2^-10 (from 4,096 on of 2^-11; sums of these are
 * exact too); -INFINITY stays. */
static inline float scorer_round(float x)
{
    const float shift = 0x1.8p13f; /* floats near it are 2^-10 apart */
    return (x + shift) - shift;
}

static inline void scorer_round_all(float *x, size_t n)
{
    for (size_t k = 0; k < n; k++)
        x[k] = scorer_round(x[k]);
}
#endif
