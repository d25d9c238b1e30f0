/* aligner/lattice/corridor_cut.c - rows cut at both ends, or let out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/corridor_cut.h"

#include <string.h>

#include "aligner/lattice/corridor.h"
#include "base/arena.h"

int corridor_narrow(struct arena *a, const struct corridor *c,
                    const float *value, float floor, size_t margin,
                    struct corridor *out, struct err *e)
{
    struct corridor near;
    int rc = corridor_open(a, c->n_src, c->n_tgt, &near, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i <= c->n_src; i++) {
        const float *row = value + c->at[i];
        size_t width = corridor_width(c, i), from = 0, to = width;
        while (from < to && !(row[from] >= floor))
            from++;
        while (to > from && !(row[to - 1] >= floor))
            to--;
        if (from == to) { /* beads pass over this row: closing decides */
            near.lo[i] = (uint32_t)c->n_tgt;
            near.hi[i] = 0;
            continue;
        }
        from -= from > margin ? margin : from;
        to += width - to > margin ? margin : width - to;
        near.lo[i] = c->lo[i] + (uint32_t)from;
        near.hi[i] = c->lo[i] + (uint32_t)to;
    }
    if ((rc = corridor_close(&near, SIZE_MAX, e)) == 0)
        *out = near;
    return rc;
}

/* Let the rows around row i reach further to the left, or to the right. */
static void widen_rows(struct corridor *wide, const struct corridor *c,
                       size_t i, size_t reach, int to_left)
{
    size_t n_right = c->n_tgt + 1 - c->hi[i];
    uint32_t lo = c->lo[i] > reach ? c->lo[i] - (uint32_t)reach : 0;
    uint32_t hi = c->hi[i] + (uint32_t)(reach < n_right ? reach : n_right);
    size_t from = i > reach ? i - reach : 0;
    size_t to = c->n_src - i > reach ? i + reach : c->n_src;
    for (size_t k = from; k <= to; k++) {
        if (to_left && wide->lo[k] > lo)
            wide->lo[k] = lo;
        if (!to_left && wide->hi[k] < hi)
            wide->hi[k] = hi;
    }
}

int corridor_widen(struct arena *a, const struct corridor *c,
                   const float *value, float floor, size_t reach,
                   size_t max_cells, struct corridor *out, struct err *e)
{
    struct corridor wide;
    int n_touched = 0, rc = corridor_open(a, c->n_src, c->n_tgt, &wide, e);
    if (rc != 0)
        return rc;
    memcpy(wide.lo, c->lo, (c->n_src + 1) * sizeof *wide.lo);
    memcpy(wide.hi, c->hi, (c->n_src + 1) * sizeof *wide.hi);
    for (size_t i = 0; i <= c->n_src; i++) {
        const float *row = value + c->at[i];
        int left = c->lo[i] > 0 && row[0] >= floor;
        int right =
            c->hi[i] <= c->n_tgt && row[corridor_width(c, i) - 1] >= floor;
        if (left)
            widen_rows(&wide, c, i, reach, 1);
        if (right)
            widen_rows(&wide, c, i, reach, 0);
        n_touched |= left | right;
    }
    if (n_touched && (rc = corridor_close(&wide, max_cells, e)) == 0)
        *out = wide;
    return rc != 0 ? rc : n_touched;
}
