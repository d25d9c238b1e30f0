/* aligner/ring.h - the last few rows of a lattice, padded with -INFINITY.
 * Lets a recurrence read beyond a corridor's edge without asking where it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_RING_H
#define ALIGNER_RING_H
#include <stddef.h>

struct arena;
struct corridor;

/* Rows i, i-1 .. i-4 of row[i % 5]; each holds columns -4 .. n_tgt+4. */
enum { RING_ROWS = 5, RING_PAD = 4 };

struct ring {
    double *row[RING_ROWS]; /* row[k][j] is column j */
};

/* Rows for a matrix of n_tgt+1 columns, in `a`, all -INFINITY; 0 or -1 when
 * there is no memory. */
int ring_open(struct arena *a, size_t n_tgt, struct ring *out);

/* Row i, to be filled in the columns of the corridor: everything that rows up
 * to four further on can read beside them is -INFINITY already. */
double *ring_fill(const struct ring *r, const struct corridor *c, size_t i);

/* Row i, filled before. */
static inline double *ring_row(const struct ring *r, size_t i)
{
    return r->row[i % RING_ROWS];
}
#endif
