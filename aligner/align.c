/* aligner/align.c - the choice of method, and the classic one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/align.h"

#include "aligner/band_path.h"
#include "aligner/classic/length_sums.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_cost.h"
#include "aligner/length_em.h"
#include "aligner/passes.h"
#include "aligner/script_scale.h"
#include "aligner/trace.h"
#include "base/arena.h"

/* Posteriors are summed this many nodes around the path. */
enum { POSTERIOR_HALF = 10 };

static void set_deltas(struct alignment *al, const struct align_params *p,
                       const struct length_cost *m)
{
    for (size_t k = 0; k < al->n_beads; k++) {
        struct bead *b = &al->beads[k];
        if (!bead_is_pair(b))
            continue;
        b->len_z = length_delta(
            p, m->src_before[b->src_at + b->n_src] - m->src_before[b->src_at],
            m->tgt_before[b->tgt_at + b->n_tgt] - m->tgt_before[b->tgt_at]);
    }
}

/* Costs and posteriors as for any model. */
static int set_posteriors(struct arena *a, const struct corridor *near,
                          const struct scorer *s, struct alignment *al,
                          struct err *e)
{
    struct posterior post;
    int rc = posterior_open(a, near, s, &post, e);
    if (rc == 0)
        rc = viterbi_costs(a, s, al->beads, al->n_beads, e);
    for (size_t k = 0; rc == 0 && k < al->n_beads; k++)
        al->beads[k].posterior = posterior_of(&post, &al->beads[k]);
    return rc;
}

/* The path by posteriors, and the trace, where wanted. */
static int choose(struct arena *a, const struct align_params *p,
                  const struct corridor *near, const struct scorer *s,
                  struct alignment *al, struct trace *trace, struct err *e)
{
    struct posterior post;
    bool by_posterior = p->decode == ALIGN_DECODE_POSTERIOR;
    if (!by_posterior && !trace)
        return 0;
    int rc = posterior_open(a, near, s, &post, e);
    if (rc == 0 && by_posterior) {
        const struct scorer gain = posterior_scorer(&post);
        rc = viterbi_path(a, near, &gain, &al->beads, &al->n_beads, e);
    }
    return rc == 0 ? trace_beads(a, &post, trace, e) : rc;
}

/* Costs and posteriors of the beads. */
static int decode(struct arena *a, const struct align_params *p,
                  const struct corridor *near, const struct length_cost *model,
                  struct alignment *al, struct trace *trace, struct err *e)
{
    const struct scorer s = length_cost_scorer(model);
    int rc = choose(a, p, near, &s, al, trace, e);
    if (rc != 0)
        return rc;
    if (model->is_quick && !near->walls)
        rc = length_sums(a, near, model, al->beads, al->n_beads, e);
    return rc != 0 ? (rc < 0 ? rc : 0) : set_posteriors(a, near, &s, al, e);
}

static int align_length(struct arena *a, const struct align_params *p,
                        const struct side *src, const struct side *tgt,
                        struct alignment *al, struct trace *trace,
                        struct err *e)
{
    struct length_cost model;
    struct corridor near;
    int rc = length_cost_open(a, p, src, tgt, &model, e);
    if (rc == 0)
        rc = band_path_find(a, p, src, tgt, &model, al, e);
    if (rc == 0)
        rc = corridor_around(a, al->beads, al->n_beads, src->n, tgt->n,
                             POSTERIOR_HALF, p->max_cells, &near, e);
    if (rc == 0)
        rc = corridor_confine(&near, src->walls, p->max_cells, e);
    if (rc != 0)
        return rc;
    rc = decode(a, p, &near, &model, al, trace, e);
    if (rc == 0)
        set_deltas(al, p, &model);
    return rc;
}

int align_sides(struct arena *a, const struct align_params *p,
                const struct side *src, const struct side *tgt,
                const struct lexicon *lexicon, struct alignment *out,
                struct trace *trace, struct err *e)
{
    struct alignment al = {0};
    const struct align_params scaled = script_scale_params(p, src, tgt);
    int rc;
    if (p->method == ALIGN_HYBRID && src->tokens && tgt->tokens)
        rc = passes_align(a, &scaled, src, tgt, lexicon, &al, trace, e);
    else if (p->method == ALIGN_LENGTH)
        rc = align_length(a, p->by_script ? &scaled : p, src, tgt, &al, trace,
                          e);
    else
        rc = length_em_align(a, &scaled, src, tgt, &al, trace, e);
    if (rc == 0)
        *out = al;
    return rc;
}
