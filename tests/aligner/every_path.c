/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "every_path.h"

#include <math.h>
#include <string.h>

struct walk {
    const struct corridor *c;
    const struct scorer *s;
    double mass; /* of all paths, when the posteriors are gathered */
    struct every_path *out;
    unsigned char type[2 * EVERY_PATH_MAX]; /* last bead first */
    size_t n;
};

static int inside(const struct corridor *c, size_t i, size_t j)
{
    return j >= c->lo[i] && j < c->hi[i];
}

/* Of equal paths the one whose last bead comes first, and so on. */
static void keep_best(struct walk *w, double sum)
{
    if (w->out->n_paths > 0 && sum <= w->out->best)
        return; /* paths come in the order of preference */
    w->out->best = sum;
    w->out->n_beads = w->n;
    size_t i = 0, j = 0;
    for (size_t k = 0; k < w->n; k++) {
        struct bead_type t = bead_types[w->type[w->n - 1 - k]];
        w->out->beads[k] = (struct bead){.src_at = (uint32_t)i,
                                         .tgt_at = (uint32_t)j,
                                         .n_src = t.n_src,
                                         .n_tgt = t.n_tgt};
        i += t.n_src;
        j += t.n_tgt;
    }
}

static void keep_posterior(struct walk *w, double share)
{
    size_t i = w->c->n_src, j = w->c->n_tgt;
    for (size_t k = 0; k < w->n; k++) {
        w->out->posterior[i][j][w->type[k]] += share;
        i -= bead_types[w->type[k]].n_src;
        j -= bead_types[w->type[k]].n_tgt;
    }
}

static void step(struct walk *w, size_t i, size_t j, double sum)
{
    if (i + j == 0) {
        double mass = exp(sum * w->s->nats_per_unit);
        if (w->mass > 0) {
            keep_posterior(w, mass / w->mass);
            return;
        }
        keep_best(w, sum);
        w->out->n_paths++;
        w->out->log_sum_nats += mass; /* its logarithm is taken at the end */
        return;
    }
    float score[BEAD_TYPES_MAX];
    w->s->row(w->s->model, i, j, j + 1, score);
    for (size_t t = 0; t < w->s->n_types; t++) {
        size_t a = bead_types[t].n_src, b = bead_types[t].n_tgt;
        if (a > i || b > j || !inside(w->c, i - a, j - b))
            continue;
        w->type[w->n++] = (unsigned char)t;
        step(w, i - a, j - b, sum + (double)score[t]);
        w->n--;
    }
}

struct every_path every_path(const struct corridor *c, const struct scorer *s)
{
    struct every_path out;
    memset(&out, 0, sizeof out);
    struct walk w = {.c = c, .s = s, .out = &out};
    step(&w, c->n_src, c->n_tgt, 0);
    w.mass = out.log_sum_nats;
    out.log_sum_nats = log(w.mass);
    step(&w, c->n_src, c->n_tgt, 0);
    return out;
}
