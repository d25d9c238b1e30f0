/* aligner/lattice/posterior.c - from forward and backward sums to beads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/posterior.h"

#include <math.h>
#include <stdbool.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/forward_backward.h"
#include "aligner/lattice/scorer.h"
#include "base/arena.h"

/* ln POSTERIOR_LEAST */
static const double LEAST_NATS = -13.862943611198906;

/* Beads by the page, so that they need not be twice in memory when they are
 * put in order; each page has an arena of its own. */
enum { PAGE_BEADS = 1 << 14 };

/* The most beads that are kept of a row: 2 KB. */
enum { ROW_MOST = 128 };

struct bead_page {
    struct arena arena;
    struct bead_page *older;
    size_t n;
    struct posterior_bead bead[PAGE_BEADS];
};

/* The state of posterior_open(). */
struct posterior_work {
    struct forward_backward sums;
    struct posterior *post;
    struct bead_page *page; /* the newest; beads from the last to the first */
    size_t n_beads;
    struct posterior_bead *row; /* [n_row] of the row at hand, widest x types */
    size_t n_row;
    const struct arena *result; /* arena of the result */
};

static int page_push(struct posterior_work *s)
{
    struct arena a = arena_beside(s->result);
    struct bead_page *page = arena_alloc(&a, sizeof *page);
    if (!page)
        return -1;
    page->arena = a;
    page->older = s->page;
    page->n = 0;
    s->page = page;
    return 0;
}

static void page_pop(struct posterior_work *s)
{
    struct arena a = s->page->arena;
    s->page = s->page->older;
    arena_free(&a);
}

static int push_bead(struct posterior_work *s, struct posterior_bead b)
{
    if ((!s->page || s->page->n == PAGE_BEADS) && page_push(s) != 0)
        return -1;
    s->page->bead[s->page->n++] = b;
    s->n_beads++;
    return 0;
}

/* The least posterior of the ROW_MOST best beads of a row, to a power of two:
 * those below it are left out.  Only text without any clear path has so many. */
static float row_floor(const struct posterior_work *s)
{
    enum { POWERS = 24 };
    size_t n_from[POWERS] = {0}, n = 0; /* 2^-k <= p < 2^(1-k) */
    for (size_t k = 0; k < s->n_row; k++) {
        int power;
        frexpf(s->row[k].p, &power);
        n_from[power < 1 ? (1 - power < POWERS ? 1 - power : POWERS - 1) : 0]++;
    }
    int k = 0;
    while (k < POWERS && n + n_from[k] <= ROW_MOST)
        n += n_from[k++];
    return ldexpf(1, 1 - k);
}

/* Keep the beads of a row. */
static int push_row(struct posterior_work *s)
{
    float floor = s->n_row > ROW_MOST ? row_floor(s) : 0;
    for (size_t k = 0; k < s->n_row; k++)
        if (s->row[k].p >= floor && push_bead(s, s->row[k]) != 0)
            return -1;
    return 0;
}

static double exp_of(double nats)
{
    return fast_exp(nats < 0 ? nats : 0);
}

/* Keep the beads that end at column j of row i, the last type first. */
static void keep_beads(struct posterior_work *s, size_t i, size_t j,
                       double beta)
{
    const struct corridor *c = s->post->corridor;
    const struct bead_weights *w = &s->sums.weights;
    const struct bead_run *run = bead_weights_runs(w, i);
    for (size_t t = s->post->n_types; t-- > 0;) {
        if (j < run[t].first || j - run[t].first >= run[t].n)
            continue;
        size_t from_i = i - bead_types[t].n_src;
        size_t from_k = j - bead_types[t].n_tgt - c->lo[from_i];
        float weight = bead_weights_of(w, i, &run[t])[j - run[t].first];
        double nats = s->sums.alpha[c->at[from_i] + from_k] + beta -
                      s->post->log_sum_nats + (double)weight;
        if (!(nats >= LEAST_NATS))
            continue;
        struct posterior_bead b = {.tgt_end = (uint32_t)j,
                                   .p = (float)exp_of(nats),
                                   .nats = weight,
                                   .type = (uint8_t)t};
        s->row[s->n_row++] = b;
    }
}

/* Set the masses of the nodes of row i, and keep the beads that end there. 
 * row[i] becomes the number of beads in this row and those after it. */
static int fill_row(struct posterior_work *s, size_t i)
{
    const struct corridor *c = s->post->corridor;
    const double *alpha = s->sums.alpha + c->at[i];
    const double *beta = forward_backward_row(&s->sums, i);
    float *mass = s->post->mass + c->at[i];
    s->n_row = 0;
    for (size_t k = corridor_width(c, i); k-- > 0;) {
        double nats = alpha[k] + beta[k] - s->post->log_sum_nats;
        mass[k] = nats < LEAST_NATS ? 0 : (float)exp_of(nats);
        if (mass[k] > 0)
            keep_beads(s, i, c->lo[i] + k, beta[k]);
    }
    if (push_row(s) != 0)
        return -1;
    s->post->row[i] = s->n_beads;
    return 0;
}

/* The beads in document order, in `a`. */
static int keep_order(struct arena *a, struct posterior_work *s)
{
    struct posterior *post = s->post;
    size_t n = 0;
    post->beads = arena_alloc(a, s->n_beads * sizeof *post->beads);
    if (!post->beads)
        return -1;
    for (; s->page; page_pop(s))
        while (s->page->n > 0)
            post->beads[n++] = s->page->bead[--s->page->n];
    for (size_t i = 0; i < post->corridor->n_src + 2; i++)
        post->row[i] = n - post->row[i];
    return 0;
}

static int fill_rows(struct arena *a, struct posterior_work *s)
{
    const struct corridor *c = s->post->corridor;
    s->post->row = arena_array(a, c->n_src + 2, sizeof *s->post->row);
    s->post->mass = arena_alloc(a, c->at[c->n_src + 1] * sizeof *s->post->mass);
    if (!s->post->row || !s->post->mass)
        return -1;
    for (size_t i = c->n_src + 1; i-- > 0;)
        if (fill_row(s, i) != 0)
            return -1;
    return keep_order(a, s);
}

int posterior_open(struct arena *a, const struct corridor *c,
                   const struct scorer *s, struct posterior *out, struct err *e)
{
    struct posterior post = {.corridor = c,
                             .n_types = s->n_types,
                             .nats_per_unit = s->nats_per_unit};
    struct posterior_work work = {.post = &post, .result = a};
    struct arena room = arena_beside(a);
    work.row =
        arena_alloc(&room, corridor_widest(c) * s->n_types * sizeof *work.row);
    int rc = work.row ? 0 : err_nomem(e);
    if (rc == 0)
        rc =
            forward_backward_open(&room, &room, c, s, PATHS_ALL, &work.sums, e);
    if (rc == 0) {
        post.log_sum_nats = forward_backward_total(&work.sums);
        if (fill_rows(a, &work) != 0)
            rc = err_nomem(e);
    }
    if (rc == 0)
        *out = post;
    while (work.page)
        page_pop(&work);
    arena_free(&room);
    return rc;
}

const struct posterior_bead *posterior_find(const struct posterior *post,
                                            const struct bead *b)
{
    size_t i = (size_t)b->src_at + b->n_src, j = (size_t)b->tgt_at + b->n_tgt;
    size_t t = bead_type_find(b->n_src, b->n_tgt);
    for (size_t k = post->row[i]; k < post->row[i + 1]; k++)
        if (post->beads[k].tgt_end == j && post->beads[k].type == t)
            return &post->beads[k];
    return NULL;
}

double posterior_of(const struct posterior *post, const struct bead *b)
{
    const struct posterior_bead *found = posterior_find(post, b);
    return found ? (double)found->p : 0;
}

double posterior_undecided(const struct posterior *post)
{
    double n = 0;
    for (size_t k = 0; k < post->row[post->corridor->n_src + 1]; k++) {
        double p = (double)post->beads[k].p;
        n += p * (1 - p);
    }
    return n;
}

/* Posteriors in units of 2^-20, rounded: floats, and their sums, are exact. */
static float in_units(float p)
{
    return roundf(0x1p20f * p);
}

static void posterior_row(const void *model, size_t i, size_t lo, size_t hi,
                          float *out)
{
    const struct posterior *post = model;
    size_t n = hi - lo;
    for (size_t t = 0; t < post->n_types; t++) {
        float none =
            bead_type_is_pair(bead_types[t]) ? in_units(-post->pair_cost) : 0;
        for (size_t k = 0; k < n; k++)
            out[t * n + k] = none;
    }
    for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
        const struct posterior_bead *b = &post->beads[k];
        if (b->tgt_end >= lo && b->tgt_end < hi &&
            bead_type_is_pair(bead_types[b->type]))
            out[b->type * n + (b->tgt_end - lo)] =
                in_units(b->p - post->pair_cost);
    }
}

struct scorer posterior_scorer(const struct posterior *post)
{
    return (struct scorer){.row = posterior_row,
                           .model = post,
                           .n_types = post->n_types,
                           .nats_per_unit = 0x1p-20};
}
