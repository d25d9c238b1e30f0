/* aligner/lattice/row_ring.c - the rows and their padding.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/row_ring.h"

#include <math.h>

#include "aligner/lattice/corridor.h"
#include "base/arena.h"

int row_ring_open(struct arena *a, size_t n_tgt, struct row_ring *out)
{
    size_t n = n_tgt + 1 + 2 * (size_t)ROW_RING_PAD;
    for (size_t k = 0; k < ROW_RING_ROWS; k++) {
        double *row = arena_array(a, n, sizeof *row);
        if (!row)
            return -1;
        for (size_t j = 0; j < n; j++)
            row[j] = -INFINITY;
        out->row[k] = row + ROW_RING_PAD;
    }
    return 0;
}

static double *row_clear(double *row, size_t from, size_t to)
{
    for (size_t j = from; j < to + 2 * (size_t)ROW_RING_PAD; j++)
        (row - ROW_RING_PAD)[j] = -INFINITY;
    return row;
}

double *row_ring_fill(const struct row_ring *r, const struct corridor *c,
                      size_t i)
{
    size_t last = i + ROW_RING_PAD < c->n_src ? i + ROW_RING_PAD : c->n_src;
    return row_clear(row_ring_row(r, i), c->lo[i], c->hi[last]);
}
