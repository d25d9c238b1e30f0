/* aligner/length_cost.c - the 1993 cost, a row of nodes at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/length_cost.h"

#include <math.h>

#include "aligner/normal_tail.h"
#include "aligner/params.h"
#include "aligner/side.h"
#include "base/arena.h"

double length_delta(const struct align_params *p, uint64_t src_cp,
                    uint64_t tgt_cp)
{
    if (src_cp == 0 && tgt_cp == 0)
        return 0;
    double src = (double)src_cp, tgt = (double)tgt_cp;
    return (tgt - p->c * src) / sqrt(p->s2 * (src + tgt / p->c) / 2);
}

/* Characters before each sentence. */
static const uint64_t *lengths_before(struct arena *a, const struct side *s)
{
    uint64_t *before = arena_array(a, s->n + 1, sizeof *before);
    for (size_t k = 0; before && k < s->n; k++)
        before[k + 1] = before[k] + s->len_cp[k];
    return before;
}

int length_cost_open(struct arena *a, const struct align_params *p,
                     const struct side *src, const struct side *tgt,
                     struct length_cost *out, struct err *e)
{
    struct length_cost m = {.params = p};
    m.src_before = lengths_before(a, src);
    m.tgt_before = lengths_before(a, tgt);
    if (!m.src_before || !m.tgt_before)
        return err_nomem(e);
    const double nats[BEAD_TYPES_1993] = {0,
                                          p->null_nats,
                                          p->null_nats,
                                          p->merge_nats,
                                          p->merge_nats,
                                          p->two_two_nats};
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        m.penalty[t] = round(100 * nats[t]);
    *out = m;
    return 0;
}

/* Beads of type t that end at the nodes (i, lo .. hi). */
static void row_of_type(const struct length_cost *m, size_t t, size_t i,
                        size_t lo, size_t hi, float *out)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    if (n_src > i)
        return;
    uint64_t src_cp = m->src_before[i] - m->src_before[i - n_src];
    for (size_t j = lo > n_tgt ? lo : n_tgt; j < hi; j++) {
        uint64_t tgt_cp = m->tgt_before[j] - m->tgt_before[j - n_tgt];
        double z = fabs(length_delta(m->params, src_cp, tgt_cp));
        double cost = normal_tail_hundredths(z) + m->penalty[t];
        out[j - lo] = (float)-cost;
    }
}

static void length_cost_row(const void *model, size_t i, size_t lo, size_t hi,
                            float *out)
{
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        row_of_type(model, t, i, lo, hi, out + t * (hi - lo));
}

struct scorer length_cost_scorer(const struct length_cost *model)
{
    return (struct scorer){.row = length_cost_row,
                           .model = model,
                           .n_types = BEAD_TYPES_1993,
                           .nats_per_unit = 0.01};
}
