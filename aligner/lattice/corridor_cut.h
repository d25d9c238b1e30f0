/* aligner/lattice/corridor_cut.h - from one corridor to the next, narrower or wider.
 * A node has a value: the mass of the paths that pass it (posterior.h), or how
 * good the best of them is (best_through.h); the greater, the better.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_CORRIDOR_CUT_H
#define ALIGNER_LATTICE_CORRIDOR_CUT_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct corridor;

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
#endif
