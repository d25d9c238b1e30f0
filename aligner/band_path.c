/* aligner/band_path.c - doubles the band until the path keeps clear of its edge.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/band_path.h"

#include "aligner/classic/length_path.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_cost.h"
#include "base/arena.h"

/* In whole numbers, or as for any model where these would overflow. */
static int classic_path(struct arena *a, const struct corridor *c,
                        const struct length_cost *model, struct alignment *out,
                        struct err *e)
{
    const struct scorer s = length_cost_scorer(model);
    int rc = 0;
    if (model->is_quick && !c->walls)
        rc = length_path(a, c, model, &out->beads, &out->n_beads, e);
    return rc != 0 ? (rc < 0 ? rc : 0)
                   : viterbi_path(a, c, &s, &out->beads, &out->n_beads, e);
}

int band_path_find(struct arena *a, const struct align_params *p,
                   const struct side *src, const struct side *tgt,
                   const struct length_cost *model, struct alignment *out,
                   struct err *e)
{
    size_t half = p->band > 0 ? p->band : 1;
    for (;; half *= 2) {
        struct corridor c;
        size_t fit = arena_left(a) / 4;
        size_t most = fit < p->max_cells ? fit : p->max_cells;
        int rc = corridor_band(a, src, tgt, half, most, &c, e);
        if (rc == ERR_LIMIT && a->budget && most < p->max_cells) {
            /* The path of the band before, or none. */
            out->is_narrowed = out->n_beads > 0;
            a->budget->exceeded = !out->is_narrowed;
            return out->is_narrowed ? 0 : err_nomem(e);
        }
        if (rc == 0)
            rc = classic_path(a, &c, model, out, e);
        if (rc != 0)
            return rc;
        out->band = half;
        if (!corridor_touched(&c, out->beads, out->n_beads, half / 4 + 1))
            return 0;
    }
}
