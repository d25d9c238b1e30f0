/* aligner/lattice/corridor.h - the part of the lattice that is searched.
 * A node (i, j) is a point between sentences: i source and j target sentences
 * are before it.  Row i of a corridor has the nodes (i, lo[i] .. hi[i]).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_CORRIDOR_H
#define ALIGNER_LATTICE_CORRIDOR_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/walls.h"
#include "base/err.h"

struct arena;
struct side;

/* Rows 0..n_src, columns 0..n_tgt.  lo and hi never decrease; lo < hi <=
 * n_tgt+1; each row shares a column with the next; (0, 0) and (n_src, n_tgt)
 * are inside. So there is always a path. */
struct corridor {
    size_t n_src, n_tgt;
    uint32_t *lo, *hi; /* [n_src + 1] */
    size_t *at; /* [n_src + 2] cells in the rows before; at[n_src + 1]: all */
    const struct walls *walls; /* which it keeps to, or NULL */
};

/* To make a corridor by hand: open it in `a`, set lo and hi of each row, and
 * finish it.  That widens rows until the conditions above hold, and counts the
 * cells.  ERR_NOMEM; ERR_LIMIT above max_cells. */
int corridor_open(struct arena *a, size_t n_src, size_t n_tgt,
                  struct corridor *out, struct err *e);
int corridor_finish(struct corridor *c, size_t max_cells, struct err *e);

/* Let a finished corridor keep to the walls from now on, and those that are
 * made of it; NULL: there are none.  The corners where parts meet are in it
 * then.  ERR_LIMIT above max_cells. */
int corridor_confine(struct corridor *c, const struct walls *walls,
                     size_t max_cells, struct err *e);

/* The nodes at most `half` columns from the line of equal shares of characters,
 * between the walls of the sides.  half >= n_tgt gives the full matrix.  Lives in `a`.  ERR_LIMIT above
 * max_cells, ERR_NOMEM. */
int corridor_band(struct arena *a, const struct side *src,
                  const struct side *tgt, size_t half, size_t max_cells,
                  struct corridor *out, struct err *e);

/* The nodes at most `half` columns or rows from the path of `beads`, which must
 * cover both sides.  Lives in `a`.  ERR_LIMIT, ERR_NOMEM. */
int corridor_around(struct arena *a, const struct bead *beads, size_t n_beads,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e);

/* Is the path of the beads within `margin` columns of an edge of the corridor
 * that is not the edge of the whole matrix, or a wall? */
bool corridor_touched(const struct corridor *c, const struct bead *beads,
                      size_t n_beads, size_t margin);

/* From one corridor to the next, by a value of each node: the mass of the paths
 * that pass it (posterior.h), or the weight of the best of them
 * (max_marginal.h).  The greater, the better. */

/* The nodes whose value[cells] is at least `floor`, and `margin` more on either
 * side of a row: the next pass, with a better model, searches these.  Lives in
 * `a`.  ERR_NOMEM. */
int corridor_narrow(struct arena *a, const struct corridor *c,
                    const float *value, float floor, size_t margin,
                    struct corridor *out, struct err *e);

/* Widen the corridor where the first or last node of a row has at least `floor`
 * and is not at the edge of the matrix: by `reach` columns, in `reach` rows on
 * either side.  Returns 1 and the new corridor in `a`; 0 if no row does;
 * ERR_NOMEM; ERR_LIMIT above max_cells. */
int corridor_widen(struct arena *a, const struct corridor *c,
                   const float *value, float floor, size_t reach,
                   size_t max_cells, struct corridor *out, struct err *e);

/* Columns of a row. */
struct corridor_run {
    size_t first, n;
};

/* The greatest number of columns of a row. */
size_t corridor_widest(const struct corridor *c);

/* The number of columns of row i. */
static inline size_t corridor_width(const struct corridor *c, size_t i)
{
    return (size_t)c->hi[i] - c->lo[i];
}

/* The columns of row i where a bead of type t can end that begins inside the
 * corridor. */
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
    if (c->walls && back > 0 && left > 0) {
        struct walls_range within = walls_of_pair(c->walls, i, back, left);
        first = first > within.first ? first : within.first;
        end = end <= within.last ? end : (size_t)within.last + 1;
    }
    if (first < end)
        run = (struct corridor_run){first, end - first};
    return run;
}
#endif
