/* aligner/decode.c - a first path, and a last one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/decode.h"

#include "aligner/classic/length_path.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/null_posterior.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_cost.h"
#include "aligner/length_model.h"

/* In whole numbers, or as any model's path where that cannot be done. */
static int classic_path(struct arena *a, const struct corridor *c,
                        const struct length_cost *model, struct alignment *out,
                        struct err *e)
{
    const struct scorer s = length_cost_scorer(model);
    int rc = 0;
    if (model->is_quick)
        rc = length_path(a, c, model, &out->beads, &out->n_beads, e);
    return rc != 0 ? (rc < 0 ? rc : 0)
                   : viterbi_path(a, c, &s, &out->beads, &out->n_beads, e);
}

int decode_classic(struct arena *a, const struct align_params *p,
                   const struct side *src, const struct side *tgt,
                   const struct length_cost *model, struct alignment *out,
                   struct err *e)
{
    size_t half = p->band > 0 ? p->band : 1;
    for (;; half *= 2) {
        struct corridor c;
        int rc = corridor_band(a, src, tgt, half, p->max_cells, &c, e);
        if (rc == 0)
            rc = classic_path(a, &c, model, out, e);
        if (rc != 0)
            return rc;
        out->band = half;
        if (!corridor_touched(&c, out->beads, out->n_beads, half / 4 + 1))
            return 0;
    }
}

int decode_pass(struct arena *a, const struct align_params *p,
                const struct posterior *post, const struct scorer *s,
                const struct length_model *lengths, struct alignment *out,
                struct err *e)
{
    const struct scorer gain = posterior_scorer(post);
    const struct scorer *by = p->decode == ALIGN_DECODE_PATH ? s : &gain;
    int rc = viterbi_path(a, post->corridor, by, &out->beads, &out->n_beads, e);
    if (rc == 0)
        rc = null_posteriors_singly(a, &out->beads, &out->n_beads, e);
    double untempered = s->nats_per_unit / post->nats_per_unit;
    for (size_t k = 0; rc == 0 && k < out->n_beads; k++) {
        struct bead *b = &out->beads[k];
        const struct posterior_bead *found = posterior_find(post, b);
        b->posterior = found ? (double)found->p : 0;
        if (found)
            b->cost_nats = -(double)found->nats * untempered;
        else
            rc = viterbi_costs(a, s, b, 1, e);
        b->len_z = length_model_delta(lengths, b);
    }
    if (rc != 0)
        return rc;
    return null_posteriors(a, post, out->beads, out->n_beads, e);
}
