/* aligner/posterior.c - the sums.
 *
 * Forward values are kept for every cell, backward values for five rows.  The
 * scores stand where the posteriors will be: row i is turned into posteriors
 * as soon as no backward value needs its scores any more.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/posterior.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

#include "aligner/bead.h"
#include "aligner/corridor.h"
#include "aligner/quick_exp.h"
#include "aligner/ring.h"
#include "aligner/scorer.h"
#include "base/arena.h"

/* Terms this many nats below the greatest add nothing that matters (2e-11). */
static const double NEGLIGIBLE = 25;

enum { ADDITION = 2 /* bead_types: 0-1 */ };

/* log(sum of exp) of x[0..n). */
static double log_sum(const double *x, size_t n)
{
    double top = -INFINITY, sum = 0;
    for (size_t k = 0; k < n; k++)
        top = x[k] > top ? x[k] : top;
    if (top == -INFINITY)
        return top;
    for (size_t k = 0; k < n; k++)
        if (x[k] > top - NEGLIGIBLE)
            sum += x[k] == top ? 1 : quick_exp(x[k] - top);
    return sum == 1 ? top : top + log(sum);
}

static void forward_row(const struct posterior *post, const struct ring *ring,
                        size_t i, double *alpha)
{
    const struct corridor *c = post->corridor;
    size_t lo = c->lo[i], width = corridor_width(c, i);
    const float *score = post->p + c->at[i] * post->n_types;
    double *row = ring_fill(ring, c, i);
    for (size_t k = 0; k < width; k++) {
        double x[BEAD_TYPES_MAX];
        size_t n = 0;
        for (size_t t = 0; t < post->n_types; t++) {
            size_t back = bead_types[t].n_src, left = bead_types[t].n_tgt;
            if (back > i || left > lo + k)
                continue;
            double from = ring_row(ring, i - back)[lo + k - left];
            if (from > -INFINITY)
                x[n++] = from + (double)score[t * width + k];
        }
        row[lo + k] = i + lo + k == 0 ? 0 : log_sum(x, n);
        alpha[k] = row[lo + k];
    }
}

static void backward_row(const struct posterior *post, const struct ring *ring,
                         size_t i)
{
    const struct corridor *c = post->corridor;
    double *row = ring_fill_back(ring, c, i);
    for (size_t j = c->hi[i]; j-- > c->lo[i];) {
        double x[BEAD_TYPES_MAX];
        size_t n = 0;
        for (size_t t = 0; t < post->n_types; t++) {
            size_t to_i = i + bead_types[t].n_src;
            size_t to_j = j + bead_types[t].n_tgt;
            if (to_i > c->n_src || to_j < c->lo[to_i] || to_j >= c->hi[to_i])
                continue;
            const float *score = post->p + c->at[to_i] * post->n_types +
                                 t * corridor_width(c, to_i);
            x[n++] =
                ring_row(ring, to_i)[to_j] + (double)score[to_j - c->lo[to_i]];
        }
        row[j] = i == c->n_src && j == c->n_tgt ? 0 : log_sum(x, n);
    }
}

/* Turn the scores of the beads that end in row i into posteriors. */
static void settle_row(const struct posterior *post, const struct ring *beta,
                       const double *alpha, size_t i)
{
    const struct corridor *c = post->corridor;
    size_t width = corridor_width(c, i);
    float *p = post->p + c->at[i] * post->n_types;
    const double *end = ring_row(beta, i);
    for (size_t t = 0; t < post->n_types; t++) {
        size_t back = bead_types[t].n_src, left = bead_types[t].n_tgt;
        for (size_t k = 0; k < width; k++) {
            size_t j = c->lo[i] + k;
            double x = -INFINITY;
            if (back <= i && left <= j && j - left >= c->lo[i - back] &&
                j - left < c->hi[i - back])
                x = alpha[c->at[i - back] + (j - left - c->lo[i - back])] +
                    (double)p[t * width + k] + end[j] - post->log_sum_nats;
            p[t * width + k] =
                x > -NEGLIGIBLE ? (float)quick_exp(x < 0 ? x : 0) : 0;
        }
    }
}

static void score_rows(const struct posterior *post, const struct scorer *s)
{
    const struct corridor *c = post->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        float *p = post->p + c->at[i] * s->n_types;
        s->row(s->model, i, c->lo[i], c->hi[i], p);
        for (size_t k = 0; k < corridor_width(c, i) * s->n_types; k++)
            p[k] *= (float)s->nats_per_unit;
    }
}

static void sum_back(const struct posterior *post, const struct ring *ring,
                     const double *alpha)
{
    size_t n = post->corridor->n_src;
    for (size_t i = n + 1; i-- > 0;) {
        backward_row(post, ring, i);
        if (i + BEAD_SIDE_MAX <= n)
            settle_row(post, ring, alpha, i + BEAD_SIDE_MAX);
    }
    for (size_t i = n < BEAD_SIDE_MAX ? n + 1 : BEAD_SIDE_MAX; i-- > 0;)
        settle_row(post, ring, alpha, i);
}

int posterior_open(struct arena *a, const struct corridor *c,
                   const struct scorer *s, struct posterior *out, struct err *e)
{
    size_t n_cells = c->at[c->n_src + 1];
    struct posterior post = {.corridor = c, .n_types = s->n_types};
    struct ring ring;
    post.p = arena_array(a, n_cells * s->n_types, sizeof *post.p);
    double *alpha = arena_array(a, n_cells, sizeof *alpha);
    if (!post.p || !alpha || ring_open(a, c->n_tgt, &ring) != 0)
        return err_nomem(e);
    score_rows(&post, s);
    for (size_t i = 0; i <= c->n_src; i++)
        forward_row(&post, &ring, i, alpha + c->at[i]);
    post.log_sum_nats = alpha[n_cells - 1];
    if (ring_open(a, c->n_tgt, &ring) != 0)
        return err_nomem(e);
    sum_back(&post, &ring, alpha);
    *out = post;
    return 0;
}

double posterior_of(const struct posterior *post, const struct bead *b)
{
    const struct corridor *c = post->corridor;
    size_t i = (size_t)b->src_at + b->n_src, j = (size_t)b->tgt_at + b->n_tgt;
    size_t t = bead_type_find(b->n_src, b->n_tgt);
    if (t >= post->n_types || j < c->lo[i] || j >= c->hi[i])
        return 0;
    return (double)post->p[c->at[i] * post->n_types + t * corridor_width(c, i) +
                           (j - c->lo[i])];
}

/* The mass of the beads that end at column lo + k of row i. */
static double node_mass(const struct posterior *post, size_t i, size_t k)
{
    size_t width = corridor_width(post->corridor, i);
    const float *p = post->p + post->corridor->at[i] * post->n_types;
    double mass = i + post->corridor->lo[i] + k == 0 ? 1 : 0;
    for (size_t t = 0; t < post->n_types; t++)
        mass += (double)p[t * width + k];
    return mass;
}

int posterior_corridor(struct arena *a, const struct posterior *post,
                       double floor, size_t margin, struct corridor *out,
                       struct err *e)
{
    const struct corridor *c = post->corridor;
    struct corridor near;
    int rc = corridor_open(a, c->n_src, c->n_tgt, &near, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i <= c->n_src; i++) {
        size_t width = corridor_width(c, i), from = 0, to = width;
        while (from + 1 < to && node_mass(post, i, from) < floor)
            from++;
        while (to > from + 1 && node_mass(post, i, to - 1) < floor)
            to--;
        from -= from > margin ? margin : from;
        to += width - to > margin ? margin : width - to;
        near.lo[i] = c->lo[i] + (uint32_t)from;
        near.hi[i] = c->lo[i] + (uint32_t)to;
    }
    if ((rc = corridor_close(&near, SIZE_MAX, e)) == 0)
        *out = near;
    return rc;
}

/* Let the rows around row i reach further to the left, or to the right. */
static void widen_rows(struct corridor *wide, const struct corridor *c,
                       size_t i, size_t reach, int to_left)
{
    size_t n_right = c->n_tgt + 1 - c->hi[i];
    uint32_t lo = c->lo[i] > reach ? c->lo[i] - (uint32_t)reach : 0;
    uint32_t hi = c->hi[i] + (uint32_t)(reach < n_right ? reach : n_right);
    size_t from = i > reach ? i - reach : 0;
    size_t to = c->n_src - i > reach ? i + reach : c->n_src;
    for (size_t k = from; k <= to; k++) {
        if (to_left && wide->lo[k] > lo)
            wide->lo[k] = lo;
        if (!to_left && wide->hi[k] < hi)
            wide->hi[k] = hi;
    }
}

int posterior_wider(struct arena *a, const struct posterior *post, double floor,
                    size_t reach, size_t max_cells, struct corridor *out,
                    struct err *e)
{
    const struct corridor *c = post->corridor;
    struct corridor wide;
    int n_touched = 0, rc = corridor_open(a, c->n_src, c->n_tgt, &wide, e);
    if (rc != 0)
        return rc;
    memcpy(wide.lo, c->lo, (c->n_src + 1) * sizeof *wide.lo);
    memcpy(wide.hi, c->hi, (c->n_src + 1) * sizeof *wide.hi);
    for (size_t i = 0; i <= c->n_src; i++) {
        size_t last = corridor_width(c, i) - 1;
        int left = c->lo[i] > 0 && node_mass(post, i, 0) >= floor;
        int right = c->hi[i] <= c->n_tgt && node_mass(post, i, last) >= floor;
        if (left)
            widen_rows(&wide, c, i, reach, 1);
        if (right)
            widen_rows(&wide, c, i, reach, 0);
        n_touched |= left | right;
    }
    if (n_touched && (rc = corridor_close(&wide, max_cells, e)) == 0)
        *out = wide;
    return rc != 0 ? rc : n_touched;
}

/* Posteriors in grains of 2^-20: a float holds them exactly, and so do sums. */
static void posterior_row(const void *model, size_t i, size_t lo, size_t hi,
                          float *out)
{
    const struct posterior *post = model;
    const struct corridor *c = post->corridor;
    const float *p = post->p + c->at[i] * post->n_types;
    size_t width = corridor_width(c, i), n = hi - lo;
    for (size_t t = 0; t < post->n_types; t++) {
        int null = bead_types[t].n_src == 0 || bead_types[t].n_tgt == 0;
        for (size_t k = 0; k < n; k++)
            out[t * n + k] =
                null ? 0
                     : roundf(0x1p20f * (p[t * width + k + (lo - c->lo[i])] -
                                         post->worth));
    }
}

struct scorer posterior_scorer(const struct posterior *post)
{
    return (struct scorer){.row = posterior_row,
                           .model = post,
                           .n_types = post->n_types,
                           .nats_per_unit = 0x1p-20};
}
