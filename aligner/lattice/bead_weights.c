/* aligner/lattice/bead_weights.c - runs by a scorer's runs(), or by its row().
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/bead_weights.h"

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/scorer.h"
#include "base/arena.h"

/* The runs inside the corridor, and where the weights of each row begin. */
static int make_runs(const struct bead_weights *w, struct err *e)
{
    const struct corridor *c = w->corridor;
    struct bead_run *out = w->run;
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
        w->row[i + 1] = w->row[i] + in_row;
    }
    return 0;
}

/* The most weights of all rows that are needed at once. */
static size_t most_needed(const struct bead_weights *w)
{
    size_t most = 0, n = w->corridor->n_src + 1;
    for (size_t i = 0; i < n; i++) {
        size_t to = i + BEAD_SIDE_MAX + 1 < n ? i + BEAD_SIDE_MAX + 1 : n;
        size_t here = w->row[to] - w->row[i];
        most = here > most ? here : most;
    }
    return most;
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

/* Compute the weights of rows from .. to. */
static void fill(struct bead_weights *w, size_t from, size_t to)
{
    const struct scorer *s = w->scorer;
    float scale = (float)s->nats_per_unit;
    w->from = from;
    w->to = to;
    for (size_t i = from; i < to; i++) {
        float *first = w->weight + (w->row[i] - w->row[from]);
        size_t n = s->runs ? weigh_runs(w, s, i, first)
                           : weigh_row(w, s, i, w->dense, first);
        for (size_t k = 0; s->nats_per_unit != 1 && k < n; k++)
            first[k] *= scale;
    }
}

void bead_weights_need(struct bead_weights *w, size_t first, size_t last)
{
    size_t n = w->corridor->n_src + 1, from = first, to = last + 1;
    if (first >= w->from && last < w->to)
        return;
    if (first >= w->from)
        while (to < n && w->row[to + 1] - w->row[from] <= w->cap)
            to++;
    else
        while (from > 0 && w->row[to] - w->row[from - 1] <= w->cap)
            from--;
    fill(w, from, to);
}

int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e)
{
    struct bead_weights w = {.corridor = c, .scorer = s, .n_types = s->n_types};
    size_t n_dense = s->runs ? 0 : corridor_widest(c) * s->n_types;
    w.dense = arena_alloc(a, n_dense * sizeof *w.dense);
    w.row = arena_array(a, c->n_src + 2, sizeof *w.row);
    w.run = arena_alloc(a, (c->n_src + 1) * s->n_types * sizeof *w.run);
    if (!w.dense || !w.row || !w.run)
        return err_nomem(e);
    int rc = make_runs(&w, e);
    if (rc != 0)
        return rc;
    w.cap = w.row[c->n_src + 1];
    if (s->in_any_order && w.cap > BEAD_WEIGHTS_AT_ONCE) {
        size_t most = most_needed(&w);
        w.cap = most > BEAD_WEIGHTS_AT_ONCE ? most : BEAD_WEIGHTS_AT_ONCE;
    }
    if (!(w.weight = arena_alloc(a, w.cap * sizeof *w.weight)))
        return err_nomem(e);
    *out = w;
    return 0;
}
