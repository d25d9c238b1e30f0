/* aligner/lattice/log_sum_row.h - one row of a lattice, summed in logarithms.
 *
 * The sum over all beads that end at a node is made in sweeps over the row:
 * the greatest term of each node, then the sum of exp(term - greatest), a type
 * of bead at a time, so that no column waits for another.  The types that stay
 * in the row (0-1, 0-4) come last and go from one end to the other; what they
 * multiply with is made for the whole row before.  Every node has its own
 * greatest term, so nothing underflows, however far one lies behind others.
 *
 * Forward, columns count from the left and a bead that stays in the row reaches
 * back to the left; for backward sums both are to the right.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_LOG_SUM_ROW_H
#define ALIGNER_LATTICE_LOG_SUM_ROW_H
#include <stddef.h>

struct arena;

/* The logarithm of nothing: finite, so that differences are numbers. */
#define LOG_NOTHING (-1e30)

enum log_sum_row_direction { LOG_SUM_ROW_FORWARD, LOG_SUM_ROW_BACKWARD };

/* Room for the work on a row of nodes. */
struct log_sum_row {
    double *top, *sum;   /* [width] greatest term of a node, and exp's sum */
    double *near, *far;  /* [width] of the beads that stay in the row */
    double *best, *mass; /* [-BEAD_NULL_RUN .. width + BEAD_NULL_RUN) with
                            them */
    double least; /* an exponent for all that are less; no constant, so that
                     compilers see one way through a loop, not two */
};

/* For rows of up to `width` nodes, in `a`; 0, or -1 without memory. */
int log_sum_row_open(struct arena *a, size_t width, struct log_sum_row *out);

/* A run of beads of one type from or to another row: with the nodes at ..
 * at + n of this row, the values of the nodes at their other ends, and what
 * they weigh. */
struct log_sum_row_run {
    size_t at, n;
    const double *from;
    const float *weight;
};

/* All that reaches a row. */
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

/* The same of the greatest terms alone: the best paths instead of all. */
void log_sum_row_best(const struct log_sum_row *r,
                      const struct log_sum_row_terms *t, double *out);
#endif
