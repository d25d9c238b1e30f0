/* aligner/posterior.h - forward and backward: how sure is each bead?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_POSTERIOR_H
#define ALIGNER_POSTERIOR_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct corridor;
struct scorer;

/* P(bead | both sides) for every bead in a corridor.
 * p[c->at[i] * n_types + t * width(i) + (j - lo[i])] is the bead of type t
 * that ends at node (i, j). */
struct posterior {
    const struct corridor *corridor;
    size_t n_types;
    float *p;            /* [cells * n_types] */
    double log_sum_nats; /* log of the summed weight of all paths */
    float worth;         /* for posterior_scorer(); 0 when opened */
};

/* Sum over all paths of the corridor.  Lives in `a`, points to `c`.
 *
 * ERR_NOMEM.  Reentrant.  Time O(cells x types); memory 8 + 4 x types bytes a
 * cell.  All sums are of logarithms, so nothing underflows however long the
 * text: Rabiner (1989), sec. III A, for a pair model (Durbin et al. 1998,
 * Biological Sequence Analysis, sec. 4.4). */
int posterior_open(struct arena *a, const struct corridor *c,
                   const struct scorer *s, struct posterior *out,
                   struct err *e);

/* The posterior of a bead; 0 outside the corridor. */
double posterior_of(const struct posterior *post, const struct bead *b);

/* The nodes that at least `floor` of the mass passes through, and `margin`
 * more either side of a row: where it is worth looking again with a better
 * model.  Lives in `a`.  ERR_NOMEM. */
int posterior_corridor(struct arena *a, const struct posterior *post,
                       double floor, size_t margin, struct corridor *out,
                       struct err *e);

/* The corridor made wider where at least `floor` of the mass lies in the first
 * or last column of a row and the matrix goes on: by `reach` columns, over as
 * many rows.  Returns 1 and the new corridor in `a`; 0 if nothing lies at the
 * edge; ERR_NOMEM; ERR_LIMIT above max_cells. */
int posterior_wider(struct arena *a, const struct posterior *post, double floor,
                    size_t reach, size_t max_cells, struct corridor *out,
                    struct err *e);

/* The posteriors as weights for lattice_path: a path's weight is the number
 * of its beads, null beads left out, that are expected to be right, less
 * `worth` for each.  The best path under it is that of maximum expected
 * accuracy: Durbin et al. (1998), eq. 4.11; beads that are not worth it are
 * left out. */
struct scorer posterior_scorer(const struct posterior *post);
#endif
