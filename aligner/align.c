/* aligner/align.c - the passes of each method, one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/align.h"

#include "aligner/corridor.h"
#include "aligner/lattice.h"
#include "aligner/length_cost.h"
#include "aligner/length_model.h"
#include "aligner/posterior.h"
#include "base/arena.h"

/* Posteriors are summed this many nodes around the path. */
enum { POSTERIOR_HALF = 10 };

/* Method length-em: rounds of fitting, nodes around the path of 1993 that the
 * first round looks at, and the mass that keeps a node for the next. */
enum { EM_ROUNDS = 5, EM_HALF = 12 };
static const double EM_FLOOR = 1e-6;

/* Path in a band that is doubled until the path keeps clear of its edge. */
static int path_in_band(struct arena *a, const struct align_params *p,
                        const struct side *src, const struct side *tgt,
                        const struct scorer *s, struct alignment *out,
                        struct err *e)
{
    size_t half = p->band > 0 ? p->band : 1;
    for (;; half *= 2) {
        struct corridor c;
        int rc = corridor_band(a, src, tgt, half, p->max_cells, &c, e);
        if (rc == 0)
            rc = lattice_path(a, &c, s, &out->beads, &out->n_beads, e);
        if (rc != 0)
            return rc;
        out->band = half;
        if (!corridor_touched(&c, out->beads, out->n_beads, half / 4 + 1))
            return 0;
    }
}

static void set_posteriors(struct alignment *al, const struct posterior *post)
{
    for (size_t k = 0; k < al->n_beads; k++)
        al->beads[k].posterior = posterior_of(post, &al->beads[k]);
}

static void set_deltas(struct alignment *al, const struct align_params *p,
                       const struct length_cost *m)
{
    for (size_t k = 0; k < al->n_beads; k++) {
        struct bead *b = &al->beads[k];
        if (b->n_src == 0 || b->n_tgt == 0)
            continue;
        b->len_z = length_delta(
            p, m->src_before[b->src_at + b->n_src] - m->src_before[b->src_at],
            m->tgt_before[b->tgt_at + b->n_tgt] - m->tgt_before[b->tgt_at]);
    }
}

/* The path of the most beads expected to be right, instead of the best. */
static int decode_posterior(struct arena *a, const struct posterior *post,
                            struct alignment *al, struct err *e)
{
    const struct scorer gain = posterior_scorer(post);
    return lattice_path(a, post->corridor, &gain, &al->beads, &al->n_beads, e);
}

static int align_length(struct arena *a, const struct align_params *p,
                        const struct side *src, const struct side *tgt,
                        struct alignment *al, struct err *e)
{
    struct length_cost model;
    struct corridor near;
    struct posterior post;
    int rc = length_cost_open(a, p, src, tgt, &model, e);
    if (rc != 0)
        return rc;
    const struct scorer s = length_cost_scorer(&model);
    if ((rc = path_in_band(a, p, src, tgt, &s, al, e)) != 0)
        return rc;
    rc = corridor_around(a, al->beads, al->n_beads, src->n, tgt->n,
                         POSTERIOR_HALF, p->max_cells, &near, e);
    if (rc == 0)
        rc = posterior_open(a, &near, &s, &post, e);
    if (rc == 0 && p->decode == ALIGN_DECODE_POSTERIOR)
        rc = decode_posterior(a, &post, al, e);
    if (rc == 0)
        rc = lattice_costs(a, &s, al->beads, al->n_beads, e);
    if (rc != 0)
        return rc;
    set_posteriors(al, &post);
    set_deltas(al, p, &model);
    return 0;
}

/* Fit the model round by round, in a corridor that narrows to what the
 * posteriors leave; *post is under the last fit. */
static int fit_lengths(struct arena *a, struct length_model *model,
                       struct corridor *c, struct posterior *post,
                       struct err *e)
{
    const struct scorer s = length_model_scorer(model);
    for (int round = 0;; round++) {
        int rc = posterior_open(a, c, &s, post, e);
        if (rc != 0 || round == EM_ROUNDS)
            return rc;
        length_model_refit(model, post);
        if ((rc = posterior_corridor(a, post, EM_FLOOR, c, e)) != 0)
            return rc;
    }
}

static int align_length_em(struct arena *a, const struct align_params *p,
                           const struct side *src, const struct side *tgt,
                           struct alignment *al, struct err *e)
{
    const struct length_fit start = length_fit_start(p->c, p->s2);
    struct length_model model;
    struct corridor near;
    struct posterior post;
    int rc = align_length(a, p, src, tgt, al, e);
    if (rc == 0)
        rc = corridor_around(a, al->beads, al->n_beads, src->n, tgt->n, EM_HALF,
                             p->max_cells, &near, e);
    if (rc == 0)
        rc = length_model_open(a, &start, src, tgt, &model, e);
    if (rc == 0)
        rc = fit_lengths(a, &model, &near, &post, e);
    if (rc != 0)
        return rc;
    const struct scorer s = length_model_scorer(&model);
    if (p->decode == ALIGN_DECODE_PATH)
        rc = lattice_path(a, post.corridor, &s, &al->beads, &al->n_beads, e);
    else
        rc = decode_posterior(a, &post, al, e);
    if (rc == 0)
        rc = lattice_costs(a, &s, al->beads, al->n_beads, e);
    if (rc != 0)
        return rc;
    set_posteriors(al, &post);
    for (size_t k = 0; k < al->n_beads; k++)
        al->beads[k].len_z = length_model_delta(&model, &al->beads[k]);
    return 0;
}

int align_sides(struct arena *a, const struct align_params *p,
                const struct side *src, const struct side *tgt,
                struct alignment *out, struct err *e)
{
    struct alignment al = {0};
    int rc = p->method == ALIGN_LENGTH_EM
                 ? align_length_em(a, p, src, tgt, &al, e)
                 : align_length(a, p, src, tgt, &al, e);
    if (rc == 0)
        *out = al;
    return rc;
}
