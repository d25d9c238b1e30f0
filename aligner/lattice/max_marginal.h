/* aligner/lattice/max_marginal.h - the weight of the best path through each
 * node, and through a bead between two nodes. The coarse pass uses it to narrow
 * the corridor.  It needs no exponentials, unlike posteriors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_MAX_MARGINAL_H
#define ALIGNER_LATTICE_MAX_MARGINAL_H
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "base/err.h"

struct arena;
struct scorer;

struct max_marginal {
    const struct corridor *corridor;
    /* By cell, the log of the weight of the best path through that node less
     * that of the best of all, in nats: 0 on the best path, elsewhere
     * negative. */
    float *through; /* [cells] */
    double *to;     /* [cells] weight of the best path to the node */
};

/* Fill *out, which lives in `a` and points to *c.  ERR_NOMEM.  Time O(cells x
 * types); memory 12 bytes a cell, and that of bead_weights.h during the call. */
int max_marginal_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct max_marginal *out,
                      struct err *e);

/* The same of the best path through the bead of type t that ends at node (i, j)
 * and has this weight; both its nodes are in the corridor. */
static inline float max_marginal_bead(const struct max_marginal *b, size_t i,
                                      size_t j, size_t t, float weight)
{
    const struct corridor *c = b->corridor;
    size_t from_i = i - bead_types[t].n_src, from_j = j - bead_types[t].n_tgt;
    size_t from = c->at[from_i] + (from_j - c->lo[from_i]);
    size_t to = c->at[i] + (j - c->lo[i]);
    return (float)(b->to[from] - b->to[to]) + b->through[to] + weight;
}
#endif
