/* aligner/hybrid_model.c - the sum, a row at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/hybrid_model.h"

#include <math.h>

#include "aligner/bead.h"
#include "aligner/boundary_model.h"
#include "aligner/length_model.h"
#include "aligner/support.h"

/* Further behind the best bead that ends at its node, by length and type, no
 * bead is asked for its words. */
static const float HOPELESS = 15;

static double evidence(const struct hybrid_model *m, size_t i, size_t j,
                       struct bead_type t)
{
    double nats = 0;
    size_t from_i = i - t.n_src, from_j = j - t.n_tgt;
    if (m->paragraphs)
        nats += boundary_model_nats(m->paragraphs, from_i, t.n_src, from_j,
                                    t.n_tgt);
    if (m->continuations)
        nats += boundary_model_nats(m->continuations, from_i, t.n_src, from_j,
                                    t.n_tgt);
    if (m->support)
        nats += m->lexical_weight *
                support_nats(m->support, from_i, t.n_src, from_j, t.n_tgt);
    return nats;
}

/* The least weight by length that is worth asking at column k. */
static float least_weight(const float *out, size_t width, size_t k)
{
    float best = -INFINITY;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        best = out[t * width + k] > best ? out[t * width + k] : best;
    return best - HOPELESS;
}

/* Add the evidence to the beads that end at node (i, j), column k of out. */
static void add_evidence(const struct hybrid_model *m, size_t i, size_t j,
                         float *out, size_t width, size_t k)
{
    float least = least_weight(out, width, k);
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
        float *score = &out[t * width + k];
        if (n_src == 0 || n_tgt == 0 || n_src > i || n_tgt > j ||
            *score < least)
            continue;
        double x = (double)*score + evidence(m, i, j, bead_types[t]);
        *score = (float)(floor(x * 1024 + 0.5) / 1024);
    }
}

static void hybrid_model_row(const void *model, size_t i, size_t lo, size_t hi,
                             float *out)
{
    const struct hybrid_model *m = model;
    const struct scorer lengths = length_model_scorer(m->lengths);
    lengths.row(lengths.model, i, lo, hi, out);
    if (!m->support && !m->paragraphs && !m->continuations)
        return;
    for (size_t j = lo; j < hi; j++)
        add_evidence(m, i, j, out, hi - lo, j - lo);
}

struct scorer hybrid_model_scorer(const struct hybrid_model *model)
{
    return (struct scorer){hybrid_model_row, model, BEAD_TYPES_MAX, 1};
}
