/* aligner/lattice/corridor.h - the cells of the lattice that are looked at.
 * A node (i, j) is a point between sentences: i source and j target sentences
 * lie before it.  Row i of a corridor holds the nodes (i, lo[i] .. hi[i]).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_CORRIDOR_H
#define ALIGNER_LATTICE_CORRIDOR_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "base/err.h"

struct arena;
struct side;

/* Rows 0..n_src, columns 0..n_tgt.  lo and hi never fall, lo < hi <= n_tgt+1,
 * each row shares a column with the next, and both (0, 0) and (n_src, n_tgt)
 * are inside: so some path always exists. */
struct corridor {
    size_t n_src, n_tgt;
    uint32_t *lo, *hi; /* [n_src + 1] */
    size_t *at;        /* [n_src + 2] cells in the rows before; at[n+1] all */
};

/* For those who fill rows themselves: rows whose lo and hi are to be set, in
 * `a`; then closing makes the promises above true, by widening, and counts.
 * ERR_NOMEM; ERR_LIMIT above max_cells. */
int corridor_open(struct arena *a, size_t n_src, size_t n_tgt,
                  struct corridor *out, struct err *e);
int corridor_finish(struct corridor *c, size_t max_cells, struct err *e);

/* The nodes at most `half` columns from the line along which both sides have
 * passed the same share of their characters; half >= n_tgt gives the full
 * matrix.  Lives in `a`.  ERR_LIMIT above max_cells, ERR_NOMEM. */
int corridor_band(struct arena *a, const struct side *src,
                  const struct side *tgt, size_t half, size_t max_cells,
                  struct corridor *out, struct err *e);

/* The nodes at most `half` columns or rows from the nodes that `beads` pass;
 * the beads must cover both sides.  Lives in `a`.  ERR_LIMIT, ERR_NOMEM. */
int corridor_around(struct arena *a, const struct bead *beads, size_t n_beads,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e);

/* Do the beads come within `margin` columns of an edge that is not the edge
 * of the whole matrix? */
bool corridor_touched(const struct corridor *c, const struct bead *beads,
                      size_t n_beads, size_t margin);

/* From one corridor to the next, by a value of each node: the mass of the paths
 * that pass it (posterior.h), or the weight of the best of them
 * (max_marginal.h).  The greater, the better. */

/* The nodes of value[cells] of at least `floor`, and `margin` more either side
 * of a row: where it is worth looking again with a better model.  Lives in
 * `a`.  ERR_NOMEM. */
int corridor_narrow(struct arena *a, const struct corridor *c,
                    const float *value, float floor, size_t margin,
                    struct corridor *out, struct err *e);

/* The corridor made wider where a node of at least `floor` is the first or last
 * of its row and the matrix goes on: by `reach` columns, over as many rows.
 * Returns 1 and the new corridor in `a`; 0 if nothing lies at the edge;
 * ERR_NOMEM; ERR_LIMIT above max_cells. */
int corridor_widen(struct arena *a, const struct corridor *c,
                   const float *value, float floor, size_t reach,
                   size_t max_cells, struct corridor *out, struct err *e);

/* Columns of a row. */
struct corridor_run {
    size_t first, n;
};

/* The columns of the row that has most. */
size_t corridor_widest(const struct corridor *c);

/* The number of columns of row i. */
static inline size_t corridor_width(const struct corridor *c, size_t i)
{
    return (size_t)c->hi[i] - c->lo[i];
}

/* The columns of row i at which a bead of type t can end that begins inside the
 * corridor too. */
static inline struct corridor_run corridor_run(const struct corridor *c,
                                               size_t i, size_t t)
{
    size_t back = bead_types[t].n_src, left = bead_types[t].n_tgt;
    struct corridor_run run = {c->lo[i], 0};
    if (back > i)
        return run;
    size_t first = c->lo[i - back] + left, end = c->hi[i - back] + left;
    first = first > c->lo[i] ? first : c->lo[i];
    end = end < c->hi[i] ? end : c->hi[i];
    if (first < end)
        run = (struct corridor_run){first, end - first};
    return run;
}
#endif
