/* aligner/lattice/log_sum_row.h - one row of a lattice, summed in logarithms.
 *
 * The sum over all beads that end at a node is made in sweeps over the row, a
 * type of bead at a time, so that columns do not depend on each other: first
 * the greatest term of each node, then the sum of exp(term - greatest).  The
 * null types inside the row (0-1, 0-4) come last and go from one end to the
 * other; their factors are computed for the whole row before.  Every node has
 * its own greatest term, so nothing underflows.
 *
 * Forward, columns count from the left and a bead inside the row begins to the
 * left of its node; for backward sums both are to the right.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_LOG_SUM_ROW_H
#define ALIGNER_LATTICE_LOG_SUM_ROW_H
#include <stddef.h>

struct arena;

/* The logarithm of 0: finite, so that differences are numbers. */
#define LOG_NOTHING (-1e30)

enum log_sum_row_direction { LOG_SUM_ROW_FORWARD, LOG_SUM_ROW_BACKWARD };

/* Work space for a row of nodes. */
struct log_sum_row {
    double *top, *sum;  /* [width] greatest term of a node, and exp's sum */
    double *near, *far; /* [width] factors of 0-1 and of 0-4 */
    /* [-BEAD_NULL_RUN .. width + BEAD_NULL_RUN) the same with beads in the
     * row */
    double *best, *mass;
    double least; /* lower bound of exponents; no constant, so that compilers
                     vectorise the loop */
};

/* For rows of up to `width` nodes, in `a`.  Returns 0, or -1: no memory. */
int log_sum_row_open(struct arena *a, size_t width, struct log_sum_row *out);

/* A run of beads of one type from or to another row: the nodes at .. at + n of
 * this row, the values of the nodes at their other ends, and their weights. */
struct log_sum_row_run {
    size_t at, n;
    const double *from;
    const float *weight;
};

/* All terms of a row. */
struct log_sum_row_terms {
    size_t n;     /* nodes */
    size_t start; /* where all paths begin (backward: end), or SIZE_MAX */
    const struct log_sum_row_run *runs;
    size_t n_runs;
    /* Weights of the null beads inside the row: null_one[k] belongs to the bead
     * between nodes k and k + 1, null_run[k] to that between k and k +
     * BEAD_NULL_RUN; NULL for none. */
    const float *null_one, *null_run;
    enum log_sum_row_direction way;
};

/* Store in out[0 .. n) the logarithms of the sums over all beads. */
void log_sum_row_sum(const struct log_sum_row *r,
                     const struct log_sum_row_terms *t, double *out);

/* The same with the greatest term in place of the sum: the best paths. */
void log_sum_row_best(const struct log_sum_row *r,
                      const struct log_sum_row_terms *t, double *out);
#endif
