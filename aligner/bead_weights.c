/* aligner/bead_weights.c - rows asked for whole, and the runs kept of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/bead_weights.h"

#include <math.h>

#include "aligner/corridor.h"
#include "aligner/scorer.h"
#include "base/arena.h"

/* The runs that the corridor allows, and how many beads they have. */
static int lay_runs(const struct bead_weights *w, size_t *n, struct err *e)
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

/* Without the impossible beads at either end. */
static struct bead_run trimmed(struct bead_run run, const float *weight)
{
    while (run.n > 0 && weight[run.n - 1] == -INFINITY)
        run.n--;
    while (run.n > 0 && *weight == -INFINITY)
        run.first++, run.n--, weight++;
    return run;
}

/* Keep of a row what begins inside the corridor and is possible. */
static void keep_runs(const struct bead_weights *w, size_t i,
                      const float *dense, double nats_per_unit)
{
    size_t lo = w->corridor->lo[i], width = corridor_width(w->corridor, i);
    struct bead_run *run = w->run + i * w->n_types;
    float *first = w->weight + w->row[i], *to = first;
    float scale = (float)nats_per_unit;
    for (size_t t = 0; t < w->n_types; t++, dense += width, run++) {
        *run = trimmed(*run, dense + (run->first - lo));
        run->at = (uint32_t)(to - first);
        const float *from = dense + (run->first - lo);
        for (size_t k = 0; k < run->n; k++)
            *to++ = from[k] * scale;
    }
    w->row[i + 1] = (size_t)(to - w->weight);
}

int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e)
{
    struct bead_weights w = {.corridor = c, .n_types = s->n_types};
    size_t n;
    float *dense =
        arena_array(a, corridor_widest(c) * s->n_types, sizeof *dense);
    w.row = arena_array(a, c->n_src + 2, sizeof *w.row);
    w.run = arena_alloc(a, (c->n_src + 1) * s->n_types * sizeof *w.run);
    if (!dense || !w.row || !w.run)
        return err_nomem(e);
    int rc = lay_runs(&w, &n, e);
    if (rc != 0)
        return rc;
    if (!(w.weight = arena_alloc(a, n * sizeof *w.weight)))
        return err_nomem(e);
    for (size_t i = 0; i <= c->n_src; i++) {
        s->row(s->model, i, c->lo[i], c->hi[i], dense);
        keep_runs(&w, i, dense, s->nats_per_unit);
    }
    *out = w;
    return 0;
}
