/* aligner/lattice/row_ring.h - the last few rows of a lattice, padded with -INFINITY.
 * Lets a recurrence read beyond a corridor's edge without asking where it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_ROW_RING_H
#define ALIGNER_LATTICE_ROW_RING_H
#include <stddef.h>

struct arena;
struct corridor;

/* Rows i, i-1 .. i-4 of row[i % 5]; each holds columns -4 .. n_tgt+4. */
enum { ROW_RING_ROWS = 5, ROW_RING_PAD = 4 };

struct row_ring {
    double *row[ROW_RING_ROWS]; /* row[k][j] is column j */
};

/* Rows for a matrix of n_tgt+1 columns, in `a`, all -INFINITY; 0 or -1 when
 * there is no memory. */
int row_ring_open(struct arena *a, size_t n_tgt, struct row_ring *out);

/* Row i, to be filled in the columns of the corridor: everything that rows up
 * to four further on can read beside them is -INFINITY already. */
double *row_ring_fill(const struct row_ring *r, const struct corridor *c,
                      size_t i);

/* Row i, filled before. */
static inline double *row_ring_row(const struct row_ring *r, size_t i)
{
    return r->row[i % ROW_RING_ROWS];
}
#endif
