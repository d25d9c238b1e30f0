/* aligner/log_row.h - one row of a lattice, summed in logarithms.
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
#ifndef ALIGNER_LOG_ROW_H
#define ALIGNER_LOG_ROW_H
#include <stddef.h>

struct arena;

/* The logarithm of nothing: finite, so that differences are numbers. */
#define LOG_NOTHING (-1e30)

enum log_row_direction { LOG_ROW_FORWARD, LOG_ROW_BACKWARD };

/* Room for the work on a row of nodes. */
struct log_row {
    double *top, *sum;   /* [width] greatest term of a node, and exp's sum */
    double *near, *far;  /* [width] of the beads that stay in the row */
    double *best, *mass; /* [-4 .. width + 4) with them */
    double least; /* an exponent for all that are less; no constant, so that
                     compilers see one way through a loop, not two */
};

/* For rows of up to `width` nodes, in `a`; 0, or -1 without memory. */
int log_row_open(struct arena *a, size_t width, struct log_row *out);

/* A row of n nodes that no bead has reached yet. */
void log_row_clear(const struct log_row *r, size_t n);

/* Where all paths begin (or, backward, end): a term of 0 at node k. */
void log_row_start(const struct log_row *r, size_t k);

/* Let the tops of nodes at .. at + n be no less than from[k] + weight[k]. */
void log_row_top(const struct log_row *r, size_t at, size_t n,
                 const double *from, const float *weight);

/* Add exp(from[k] + weight[k] - top) to their sums, once all tops are known. */
void log_row_add(const struct log_row *r, size_t at, size_t n,
                 const double *from, const float *weight);

/* Weights of the beads that stay in the row: one[k] belongs to the bead between
 * nodes k and k + 1, four[k] to that between k and k + 4; NULL for none. */
struct log_row_stay {
    const float *one, *four;
};

/* Add those beads and store the logarithms of the sums in out[0 .. n). */
void log_row_close(const struct log_row *r, size_t n, struct log_row_stay stay,
                   enum log_row_direction way, double *out);

/* The same of the greatest terms alone, no sums having been added: the best
 * paths instead of all. */
void log_row_close_top(const struct log_row *r, size_t n,
                       struct log_row_stay stay, enum log_row_direction way,
                       double *out);
#endif
