/* aligner/lattice/bead_weights.c - runs by a scorer's runs(), or by its row().
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/bead_weights.h"

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/scorer.h"
#include "base/arena.h"

/* The runs inside the corridor, and how many beads they have. */
static int make_runs(const struct bead_weights *w, size_t *n, struct err *e)
{
    const struct corridor *c = w->corridor;
    struct bead_run *out = w->run;
    *n = 0;
    for (size_t i = 0; i <= c->n_src; i++) {
        size_t in_row = 0;
        for (size_t t = 0; t < w->n_types; t++) {
            struct corridor_run run = corridor_run(c, i, t);
            *out++ = (struct bead_run){.first = (uint32_t)run.first,
                                       .n = (uint32_t)run.n};
            in_row += run.n;
        }
        if (in_row > UINT32_MAX)
            return err_set(e, ERR_LIMIT, "row %zu has too many beads", i);
        *n += in_row;
    }
    return 0;
}

/* Compute a whole row, and keep the possible beads that begin inside the
 * corridor.  Returns the number of weights. */
static size_t weigh_row(const struct bead_weights *w, const struct scorer *s,
                        size_t i, float *dense, float *first)
{
    size_t lo = w->corridor->lo[i], width = corridor_width(w->corridor, i);
    struct bead_run *run = w->run + i * w->n_types;
    float *to = first;
    s->row(s->model, i, lo, w->corridor->hi[i], dense);
    for (size_t t = 0; t < w->n_types; t++, dense += width, run++) {
        *run = bead_run_trimmed(*run, dense + (run->first - lo));
        run->at = (uint32_t)(to - first);
        const float *from = dense + (run->first - lo);
        for (size_t k = 0; k < run->n; k++)
            *to++ = from[k];
    }
    return (size_t)(to - first);
}

/* Compute the runs of a row.  Returns the number of weights. */
static size_t weigh_runs(const struct bead_weights *w, const struct scorer *s,
                         size_t i, float *first)
{
    struct bead_run *run = w->run + i * w->n_types;
    size_t n = 0;
    for (size_t t = 0; t < w->n_types; t++) {
        run[t].at = (uint32_t)n;
        n += run[t].n;
    }
    s->runs(s->model, i, run, first);
    return n;
}

static void fill(struct bead_weights *w, const struct scorer *s, float *dense)
{
    float scale = (float)s->nats_per_unit;
    for (size_t i = 0; i <= w->corridor->n_src; i++) {
        float *first = w->weight + w->row[i];
        size_t n = s->runs ? weigh_runs(w, s, i, first)
                           : weigh_row(w, s, i, dense, first);
        for (size_t k = 0; s->nats_per_unit != 1 && k < n; k++)
            first[k] *= scale;
        w->row[i + 1] = w->row[i] + n;
    }
}

int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e)
{
    struct bead_weights w = {.corridor = c, .n_types = s->n_types};
    size_t n, n_dense = s->runs ? 0 : corridor_widest(c) * s->n_types;
    float *dense = arena_alloc(a, n_dense * sizeof *dense);
    w.row = arena_array(a, c->n_src + 2, sizeof *w.row);
    w.run = arena_alloc(a, (c->n_src + 1) * s->n_types * sizeof *w.run);
    if (!dense || !w.row || !w.run)
        return err_nomem(e);
    int rc = make_runs(&w, &n, e);
    if (rc != 0)
        return rc;
    if (!(w.weight = arena_alloc(a, n * sizeof *w.weight)))
        return err_nomem(e);
    fill(&w, s, dense);
    *out = w;
    return 0;
}
