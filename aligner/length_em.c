/* aligner/length_em.c - rounds of posteriors and fitting.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/length_em.h"

#include "aligner/band_path.h"
#include "aligner/decode.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/length_cost.h"
#include "aligner/length_model.h"
#include "aligner/trace.h"
#include "base/arena.h"

/* Rounds of fitting, nodes around the classic path in the first round, and the
 * mass that keeps a node for the next. */
enum { ROUNDS = 5, HALF = 12 };
static const float FLOOR = 1e-6f;

int length_em_corridor(struct arena *a, const struct align_params *p,
                       const struct side *src, const struct side *tgt,
                       struct corridor *out, size_t *band, bool *is_narrowed,
                       struct err *e)
{
    struct length_cost classic;
    struct alignment first = {0};
    int rc = length_cost_open(a, p, src, tgt, &classic, e);
    if (rc == 0)
        rc = band_path_find(a, p, src, tgt, &classic, &first, e);
    if (rc != 0)
        return rc;
    *band = first.band;
    *is_narrowed = first.is_narrowed;
    rc = corridor_around(a, first.beads, first.n_beads, src->n, tgt->n, HALF,
                         p->max_cells, out, e);
    return rc == 0 ? corridor_confine(out, src->walls, p->max_cells, e) : rc;
}

/* Fit the model round by round, in a corridor of the nodes that keep some mass;
 * *post is under the last fit. */
static int fit(struct arena *a, struct length_model *model, struct corridor *c,
               struct posterior *post, struct err *e)
{
    const struct scorer s = length_model_scorer(model);
    for (int round = 0;; round++) {
        int rc = posterior_open(a, c, &s, post, e);
        if (rc != 0 || round == ROUNDS)
            return rc;
        length_model_refit(model, post);
        struct corridor narrow;
        rc = corridor_narrow(a, c, post->mass, FLOOR, 1, &narrow, e);
        if (rc != 0)
            return rc;
        *c = narrow;
    }
}

int length_em_align(struct arena *a, const struct align_params *p,
                    const struct side *src, const struct side *tgt,
                    struct alignment *al, struct trace *trace, struct err *e)
{
    const struct length_fit start = length_fit_of(p);
    struct length_model model;
    struct corridor near;
    struct posterior post;
    int rc = length_em_corridor(a, p, src, tgt, &near, &al->band,
                                &al->is_narrowed, e);
    if (rc == 0)
        rc = length_model_open(a, &start, src, tgt, &model, e);
    if (rc == 0)
        rc = fit(a, &model, &near, &post, e);
    if (rc != 0)
        return rc;
    const struct scorer s = length_model_scorer(&model);
    rc = decode_pass(a, p, &post, &s, &model, al, e);
    return rc == 0 ? trace_beads(a, &post, trace, e) : rc;
}
