/* aligner/decode.c - the path with its costs, deltas and posteriors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/decode.h"

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/null_posterior.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_model.h"

int decode_pass(struct arena *a, const struct align_params *p,
                const struct posterior *post, const struct scorer *s,
                const struct length_model *lengths, struct alignment *out,
                struct err *e)
{
    const struct scorer gain = posterior_scorer(post);
    const struct scorer *by = p->decode == ALIGN_DECODE_PATH ? s : &gain;
    int rc = viterbi_path(a, post->corridor, by, &out->beads, &out->n_beads, e);
    if (rc == 0)
        rc = null_posterior_split(a, &out->beads, &out->n_beads, e);
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
    return null_posterior_set(a, post, out->beads, out->n_beads, e);
}
