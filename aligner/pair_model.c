/* aligner/pair_model.c - the sum, a row at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/pair_model.h"

#include <math.h>

#include "aligner/boundary_rows.h"
#include "aligner/coarse_model.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/max_marginal.h"
#include "aligner/lattice/posterior.h"
#include "aligner/length_model.h"
#include "aligner/outside_evidence.h"
#include "aligner/word_evidence.h"
#include "aligner/word_evidence_bead.h"

static bool is_pair(size_t t)
{
    return bead_type_is_pair(bead_types[t]);
}

static bool is_long(size_t t)
{
    return bead_types[t].n_src + bead_types[t].n_tgt > 2;
}

/* Add what is known from outside of the pairs of one run. */
static void add_outside(const struct pair_model *m, size_t t, size_t i,
                        struct bead_run run, float *out)
{
    const struct bead_type type = bead_types[t];
    for (size_t k = 0; k < run.n; k++)
        out[k] += outside_evidence_bead(m->outside, i - type.n_src, type.n_src,
                                        run.first + k - type.n_tgt, type.n_tgt);
}

/* Add the weights of lengths, then of boundaries and similarities, to the beads
 * of one run. */
static void weigh_run(const struct pair_model *m, size_t t, size_t i,
                      struct bead_run run, float *out)
{
    length_model_run(m->lengths, t, i, run.first, run.n, out);
    if (!is_pair(t) || run.n == 0)
        return;
    if (m->boundaries)
        boundary_rows_add_run(m->boundaries, t, i, run.first, run.n, out);
    if (m->outside)
        add_outside(m, t, i, run, out);
}

/* A bead of more than two sentences with a lower weight by lengths and
 * boundaries is pruned before its words are counted: words in favour of it
 * favour its parts too. */
static const float PRUNE_NATS = -11;

/* So is one whose path would be below the floor of the coarse pass. */
static bool is_pruned(const struct pair_model *m, size_t i, size_t j, size_t t,
                      float weight)
{
    if (weight < PRUNE_NATS || !m->best)
        return weight < PRUNE_NATS;
    float loss = max_marginal_bead(m->best, i, j, t, weight);
    return loss < m->floor_nats &&
           loss + coarse_model_words(m->coarse, i, j, t) < m->floor_nats;
}

/* Prune such beads, and shorten the run where they are at its ends. */
static struct bead_run pruned_run(const struct pair_model *m, size_t t,
                                  size_t i, struct bead_run run, float *weight)
{
    for (size_t k = 0; k < run.n; k++)
        if (is_pruned(m, i, run.first + k, t, weight[k]))
            weight[k] = -INFINITY;
    return bead_run_trimmed(run, weight);
}

static void pair_model_runs(const void *model, size_t i, struct bead_run *run,
                            float *weight)
{
    const struct pair_model *m = model;
    struct corridor_run wanted[BEAD_TYPES_MAX];
    float *row[BEAD_TYPES_MAX];
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        weigh_run(m, t, i, run[t], weight + run[t].at);
        if (m->evidence && is_pair(t) && is_long(t))
            run[t] = pruned_run(m, t, i, run[t], weight + run[t].at);
        row[t] = weight + run[t].at;
        wanted[t] = (struct corridor_run){run[t].first, run[t].n};
    }
    if (m->evidence)
        word_evidence_add_row(m->evidence, i, wanted, (float)m->lexical_weight,
                              row);
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        scorer_round_all(row[t], run[t].n);
}

/* A whole row of -INFINITY, and the wanted runs of it: beads inside the text,
 * and inside the corridor `c` unless it is NULL. */
static void open_row(const struct corridor *c, size_t i, size_t lo, size_t hi,
                     struct bead_run run[BEAD_TYPES_MAX], float *out)
{
    for (size_t k = 0; k < BEAD_TYPES_MAX * (hi - lo); k++)
        out[k] = -INFINITY;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_tgt = bead_types[t].n_tgt, first = lo > n_tgt ? lo : n_tgt;
        size_t end = hi;
        if (c) {
            struct corridor_run r = corridor_run(c, i, t);
            first = r.first > first ? r.first : first;
            end = r.first + r.n < end ? r.first + r.n : end;
        }
        run[t] = (struct bead_run){0};
        if (bead_types[t].n_src <= i && first < end)
            run[t] = (struct bead_run){
                .first = (uint32_t)first,
                .n = (uint32_t)(end - first),
                .at = (uint32_t)(t * (hi - lo) + (first - lo))};
    }
}

static void pair_model_row(const void *model, size_t i, size_t lo, size_t hi,
                           float *out)
{
    const struct pair_model *m = model;
    struct bead_run run[BEAD_TYPES_MAX];
    open_row(m->evidence ? m->evidence->corridor : NULL, i, lo, hi, run, out);
    pair_model_runs(model, i, run, out);
}

static float pair_model_weight(const void *model, size_t i, size_t j, size_t t)
{
    const struct pair_model *m = model;
    struct bead_type type = bead_types[t];
    float weight;
    weigh_run(m, t, i, (struct bead_run){(uint32_t)j, 1, 0}, &weight);
    if (m->evidence && is_pair(t))
        weight +=
            (float)(m->lexical_weight *
                    word_evidence_bead(m->evidence, i - type.n_src, type.n_src,
                                       j - type.n_tgt, type.n_tgt));
    return scorer_round(weight);
}

struct scorer pair_model_scorer(const struct pair_model *model)
{
    return (struct scorer){.row = pair_model_row,
                           .runs = pair_model_runs,
                           .model = model,
                           .n_types = BEAD_TYPES_MAX,
                           .nats_per_unit = 1};
}

/* The weight of a bead of the last pass. */
static float kept_weight(const struct pair_model_kept *kept, size_t i,
                         const struct posterior_bead *b)
{
    return kept->same_weights
               ? b->nats
               : pair_model_weight(kept->model, i, b->tgt_end, b->type);
}

/* Add the bead that ends at column j to a run, inside the `wanted` run; the
 * beads of a type come in order. */
static void run_add(struct bead_run *run, const struct bead_run *wanted,
                    uint32_t j, float nats, float *weight)
{
    if (run->n == 0) {
        run->first = j;
        run->at = wanted->at + (j - wanted->first);
    }
    for (; run->first + run->n < j; run->n++)
        weight[run->at + run->n] = -INFINITY;
    weight[run->at + run->n++] = nats;
}

/* Null beads everywhere, and the beads of the last pass. */
static void kept_runs(const void *model, size_t i, struct bead_run *run,
                      float *weight)
{
    const struct pair_model_kept *kept = model;
    const struct posterior *last = kept->last;
    struct bead_run wanted[BEAD_TYPES_MAX];
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        float none =
            scorer_round((float)kept->model->lengths->fit.log_prior[t]);
        wanted[t] = run[t];
        if (is_pair(t))
            run[t].n = 0;
        for (size_t k = 0; k < run[t].n; k++)
            weight[run[t].at + k] = none;
    }
    for (size_t k = last->row[i]; k < last->row[i + 1]; k++) {
        const struct posterior_bead *b = &last->beads[k];
        const struct bead_run *all = &wanted[b->type];
        if (is_pair(b->type) && b->tgt_end >= all->first &&
            b->tgt_end - all->first < all->n)
            run_add(&run[b->type], all, b->tgt_end, kept_weight(kept, i, b),
                    weight);
    }
}

static void kept_row(const void *model, size_t i, size_t lo, size_t hi,
                     float *out)
{
    struct bead_run run[BEAD_TYPES_MAX];
    open_row(NULL, i, lo, hi, run, out);
    kept_runs(model, i, run, out);
}

struct scorer pair_model_kept_scorer(const struct pair_model_kept *kept)
{
    return (struct scorer){.row = kept_row,
                           .runs = kept_runs,
                           .model = kept,
                           .n_types = BEAD_TYPES_MAX,
                           .nats_per_unit = 1};
}
