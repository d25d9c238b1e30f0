/* aligner/lattice/max_marginal.c - the best paths to a node and from it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/max_marginal.h"

#include "aligner/lattice/forward_backward.h"
#include "base/arena.h"

static void fill(struct forward_backward *best, struct max_marginal *out)
{
    const struct corridor *c = best->corridor;
    double total = forward_backward_total(best);
    for (size_t i = c->n_src + 1; i-- > 0;) {
        const double *to = best->alpha + c->at[i];
        const double *on = forward_backward_row(best, i);
        for (size_t k = 0; k < corridor_width(c, i); k++)
            out->through[c->at[i] + k] = (float)(to[k] + on[k] - total);
    }
}

int max_marginal_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct max_marginal *out,
                      struct err *e)
{
    struct arena room = arena_beside(a);
    struct forward_backward best;
    size_t n = c->at[c->n_src + 1];
    struct max_marginal b = {.corridor = c};
    b.through = arena_alloc(a, n * sizeof *b.through);
    int rc = b.through ? 0 : err_nomem(e);
    if (rc == 0)
        rc = forward_backward_open(a, &room, c, s, PATHS_BEST, &best, e);
    if (rc == 0) {
        b.to = best.alpha;
        fill(&best, &b);
        *out = b;
    }
    arena_free(&room);
    return rc;
}
