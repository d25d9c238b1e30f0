/* aligner/lattice/scorer.h - what the lattice asks of a model: weights, row by row.
 * The lattice knows nodes and types, the model knows sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_SCORER_H
#define ALIGNER_LATTICE_SCORER_H
#include <math.h>
#include <stddef.h>
#include <stdint.h>

/* Beads of one type that end in one row, at the columns first .. first + n;
 * their weights begin at place `at` of the row's. */
struct bead_run {
    uint32_t first, n, at;
};

/* The run without the impossible beads at either end; weight[n]. */
static inline struct bead_run bead_run_trimmed(struct bead_run run,
                                               const float *weight)
{
    while (run.n > 0 && weight[run.n - 1] == -INFINITY)
        run.n--;
    while (run.n > 0 && *weight == -INFINITY)
        run.first++, run.at++, run.n--, weight++;
    return run;
}

/* A model as the lattice sees it.  The first n_types of bead_types are used.
 *
 * row  stores in out[t * (hi - lo) + (j - lo)] the log weight of the bead of
 *      type t that ends at node (i, j), for each j in [lo, hi); whatever it
 *      stores for a bead that would begin before the text is never used.
 *      Weights are finite or -INFINITY.
 * runs the same for the beads of run[t] alone, which lie in the corridor: puts
 *      the weights of type t at weight + run[t].at on, and leaves impossible
 *      beads at either end out of the run.  What sums over paths asks for runs
 *      where a model has them; what seeks a path asks for rows.
 *
 * Weights are counted in units of nats_per_unit and are whole multiples of
 * 2^-10 of it, so that sums along a path are exact and a tie is a tie, on
 * every machine. */
struct scorer {
    void (*row)(const void *model, size_t i, size_t lo, size_t hi, float *out);
    void (*runs)(const void *model, size_t i, struct bead_run *run,
                 float *weight);
    const void *model;
    size_t n_types;
    double nats_per_unit;
};

/* Round to whole multiples of 2^-10 (from 4,096 on of 2^-11, which sums hold
 * exactly too); -INFINITY stays. */
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
