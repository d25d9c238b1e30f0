/* aligner/ring.c - the rows and their padding.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/ring.h"

#include <math.h>

#include "aligner/corridor.h"
#include "base/arena.h"

int ring_open(struct arena *a, size_t n_tgt, struct ring *out)
{
    size_t n = n_tgt + 1 + 2 * (size_t)RING_PAD;
    for (size_t k = 0; k < RING_ROWS; k++) {
        double *row = arena_array(a, n, sizeof *row);
        if (!row)
            return -1;
        for (size_t j = 0; j < n; j++)
            row[j] = -INFINITY;
        out->row[k] = row + RING_PAD;
    }
    return 0;
}

static double *row_clear(double *row, size_t from, size_t to)
{
    for (size_t j = from; j < to + 2 * (size_t)RING_PAD; j++)
        (row - RING_PAD)[j] = -INFINITY;
    return row;
}

double *ring_fill(const struct ring *r, const struct corridor *c, size_t i)
{
    size_t last = i + RING_PAD < c->n_src ? i + RING_PAD : c->n_src;
    return row_clear(ring_row(r, i), c->lo[i], c->hi[last]);
}
