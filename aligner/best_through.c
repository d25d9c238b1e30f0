/* aligner/best_through.c - the best way to a node and the best way on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/best_through.h"

#include "aligner/corridor.h"
#include "aligner/forward_backward.h"
#include "base/arena.h"

static void fill(const struct forward_backward *best, float *out)
{
    const struct corridor *c = best->corridor;
    double total = forward_backward_total(best);
    for (size_t i = c->n_src + 1; i-- > 0;) {
        const double *to = best->alpha + c->at[i];
        const double *on = forward_backward_row(best, i);
        for (size_t k = 0; k < corridor_width(c, i); k++)
            out[c->at[i] + k] = (float)(to[k] + on[k] - total);
    }
}

int best_through(struct arena *a, const struct corridor *c,
                 const struct scorer *s, float **out, struct err *e)
{
    struct arena room = {.fail_in = a->fail_in};
    struct forward_backward best;
    float *through = arena_alloc(a, c->at[c->n_src + 1] * sizeof *through);
    int rc = through ? 0 : err_nomem(e);
    if (rc == 0)
        rc = forward_backward_open(&room, c, s, PATHS_BEST, &best, e);
    if (rc == 0) {
        fill(&best, through);
        *out = through;
    }
    arena_free(&room);
    return rc;
}
