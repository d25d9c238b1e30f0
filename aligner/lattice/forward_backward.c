/* aligner/lattice/forward_backward.c - each row from those before or after it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/forward_backward.h"

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/scorer.h"
#include "base/arena.h"

/* The runs of beads that end in row i and begin in rows before it. */
static size_t runs_into(const struct forward_backward *fb, size_t i,
                        struct log_sum_row_run *out)
{
    const struct corridor *c = fb->corridor;
    const struct bead_run *run = bead_weights_runs(&fb->weights, i);
    size_t n = 0;
    for (size_t t = 0; t < fb->weights.n_types; t++) {
        size_t back = bead_types[t].n_src, left = bead_types[t].n_tgt;
        if (back == 0 || run[t].n == 0)
            continue;
        size_t from = run[t].first - left - c->lo[i - back];
        out[n++] = (struct log_sum_row_run){
            .at = run[t].first - c->lo[i],
            .n = run[t].n,
            .from = fb->alpha + c->at[i - back] + from,
            .weight = bead_weights_of(&fb->weights, i, &run[t])};
    }
    return n;
}

/* The runs of beads that begin in row i and end in rows after it. */
static size_t runs_from(const struct forward_backward *fb, size_t i,
                        struct log_sum_row_run *out)
{
    const struct corridor *c = fb->corridor;
    size_t n = 0;
    for (size_t t = 0; t < fb->weights.n_types; t++) {
        size_t to = i + bead_types[t].n_src, left = bead_types[t].n_tgt;
        if (to == i || to > c->n_src)
            continue;
        const struct bead_run *run = bead_weights_runs(&fb->weights, to) + t;
        if (run->n == 0)
            continue;
        out[n++] = (struct log_sum_row_run){
            .at = run->first - left - c->lo[i],
            .n = run->n,
            .from = fb->beta[to % BACKWARD_ROWS] + (run->first - c->lo[to]),
            .weight = bead_weights_of(&fb->weights, to, run)};
    }
    return n;
}

/* The weights of a null type inside the row, or NULL without beads of it. */
static const float *null_weights(const struct forward_backward *fb, size_t i,
                                 size_t t)
{
    if (t >= fb->weights.n_types)
        return NULL;
    const struct bead_run *run = bead_weights_runs(&fb->weights, i) + t;
    return run->n > 0 ? bead_weights_of(&fb->weights, i, run) : NULL;
}

/* One row: `start` is the node where paths begin, or SIZE_MAX. */
static void fill_row(const struct forward_backward *fb, size_t i, size_t start,
                     enum log_sum_row_direction way, double *out)
{
    struct log_sum_row_run runs[BEAD_TYPES_MAX];
    struct log_sum_row_terms t = {.n = corridor_width(fb->corridor, i),
                                  .start = start,
                                  .runs = runs,
                                  .null_one = null_weights(fb, i, BEAD_0_1),
                                  .null_run = null_weights(fb, i, BEAD_0_4),
                                  .way = way};
    t.n_runs = way == LOG_SUM_ROW_FORWARD ? runs_into(fb, i, runs)
                                          : runs_from(fb, i, runs);
    if (fb->sum == PATHS_BEST)
        log_sum_row_best(&fb->row, &t, out);
    else
        log_sum_row_sum(&fb->row, &t, out);
}

int forward_backward_open(struct arena *a, struct arena *room,
                          const struct corridor *c, const struct scorer *s,
                          enum path_sum sum, struct forward_backward *out,
                          struct err *e)
{
    struct forward_backward fb = {.corridor = c, .sum = sum};
    size_t widest = corridor_widest(c);
    int rc = bead_weights_open(room, c, s, &fb.weights, e);
    if (rc != 0)
        return rc;
    fb.alpha = arena_alloc(a, c->at[c->n_src + 1] * sizeof *fb.alpha);
    if (!fb.alpha || log_sum_row_open(room, widest, &fb.row) != 0)
        return err_nomem(e);
    for (size_t k = 0; k < BACKWARD_ROWS; k++)
        if (!(fb.beta[k] = arena_alloc(room, widest * sizeof *fb.beta[k])))
            return err_nomem(e);
    for (size_t i = 0; i <= c->n_src; i++) {
        bead_weights_need(&fb.weights, i, i);
        fill_row(&fb, i, i == 0 ? 0 : SIZE_MAX, LOG_SUM_ROW_FORWARD,
                 fb.alpha + c->at[i]);
    }
    *out = fb;
    return 0;
}

const double *forward_backward_row(struct forward_backward *fb, size_t i)
{
    const struct corridor *c = fb->corridor;
    size_t last = i + BEAD_SIDE_MAX;
    bead_weights_need(&fb->weights, i, last < c->n_src ? last : c->n_src);
    double *row = fb->beta[i % BACKWARD_ROWS];
    size_t start = i == c->n_src ? corridor_width(c, i) - 1 : SIZE_MAX;
    fill_row(fb, i, start, LOG_SUM_ROW_BACKWARD, row);
    return row;
}

double forward_backward_total(const struct forward_backward *fb)
{
    return fb->alpha[fb->corridor->at[fb->corridor->n_src + 1] - 1];
}
