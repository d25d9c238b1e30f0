/* aligner/moved_seed.c - points between free sentences, chained locally.
 *
 * Chains as of a long read against a genome: each point follows the best of
 * the few before it, straying from the diagonal costs, and a chain is taken
 * back from its end (Li 2018, Bioinformatics 34(18), sec. 2.1).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/moved_seed.h"

#include <math.h>
#include <stdlib.h>

#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/buffer.h"

/* The farthest point that another may follow, in sentences and in points; and
 * the cost of a sentence off the diagonal. */
enum { REACH = 10, LOOK_BACK = 200 };
static const double DIAGONAL_NATS = 1;

/* Pairs of words with less are no points. */
static const double LEAST_NATS = 2;

/* The free places of each form that has few of them. */
struct free_places {
    uint32_t *n;                  /* [n_forms]; MOVED_PLACES + 1 if there are
                                     more */
    uint32_t (*at)[MOVED_PLACES]; /* [n_forms] sentences */
};

/* A point in its best chain. */
struct chain_link {
    double nats;   /* of the best chain that ends here */
    size_t before; /* the point before, SIZE_MAX at a start */
    bool taken;
};

struct seed_search {
    const struct side *src, *tgt;
    const struct word_pairs *words;
    const uint32_t *src_run, *tgt_run; /* sentences that are not free, before
                                          each */
    struct buf points;                 /* of struct anchor */
    struct chain_link *links;
};

static int free_places_open(struct arena *a, const struct side *s,
                            const bool *is_free, struct free_places *out)
{
    out->n = arena_array(a, s->n_forms, sizeof *out->n);
    out->at = arena_array(a, s->n_forms, sizeof *out->at);
    if (!out->n || !out->at)
        return -1;
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = s->token_at[i]; is_free[i] && k < s->token_at[i + 1];
             k++) {
            uint32_t f = s->tokens[k].form, n = out->n[f];
            if (n > 0 && n <= MOVED_PLACES && out->at[f][n - 1] == i)
                continue;
            if (n < MOVED_PLACES)
                out->at[f][n] = (uint32_t)i;
            out->n[f] = n <= MOVED_PLACES ? n + 1 : n;
        }
    return 0;
}

/* The number of sentences before each that are not free: two free sentences
 * with the same number are in one run. */
static uint32_t *find_runs(struct arena *a, const bool *is_free, size_t n)
{
    uint32_t *run = arena_alloc(a, n * sizeof *run), taken = 0;
    for (size_t i = 0; run && i < n; i++)
        run[i] = taken += !is_free[i];
    return run;
}

static int add_points(struct seed_search *s, const uint32_t *src_at,
                      uint32_t n_src, const uint32_t *tgt_at, uint32_t n_tgt,
                      double nats)
{
    for (uint32_t x = 0; x < n_src; x++)
        for (uint32_t y = 0; y < n_tgt; y++) {
            struct anchor p = {src_at[x], tgt_at[y], nats};
            if (buf_add(&s->points, (const char *)&p, sizeof p) != 0)
                return -1;
        }
    return 0;
}

static int find_points(struct seed_search *s, const struct free_places *src,
                       const struct free_places *tgt)
{
    const struct word_pairs *w = s->words;
    for (uint32_t f = 0; f < w->n_forms; f++) {
        if (src->n[f] == 0 || src->n[f] > MOVED_PLACES)
            continue;
        for (uint32_t k = w->row[f]; k < w->row[f + 1]; k++) {
            const struct word_pair *p = &w->pairs[k];
            uint32_t n = tgt->n[p->tgt];
            if (n == 0 || n > MOVED_PLACES)
                continue;
            double t = ((double)p->to_tgt + (double)p->to_src) / 2;
            double nats =
                fast_log(1 + t * (double)s->tgt->n / w->n_tgt[p->tgt]);
            if (nats >= LEAST_NATS && add_points(s, src->at[f], src->n[f],
                                                 tgt->at[p->tgt], n, nats) != 0)
                return -1;
        }
    }
    return 0;
}

static int in_order(const void *x, const void *y)
{
    const struct anchor *a = x, *b = y;
    if (a->src != b->src)
        return a->src < b->src ? -1 : 1;
    if (a->tgt != b->tgt)
        return a->tgt < b->tgt ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

/* Sort; merge the points of one pair of sentences. */
static size_t merge_points(struct anchor *p, size_t n)
{
    size_t n_kept = 0;
    if (n > 1)
        qsort(p, n, sizeof *p, in_order);
    for (size_t k = 0; k < n; k++)
        if (n_kept > 0 && p[n_kept - 1].src == p[k].src &&
            p[n_kept - 1].tgt == p[k].tgt)
            p[n_kept - 1].weight += p[k].weight;
        else
            p[n_kept++] = p[k];
    return n_kept;
}

/* The weight of the chain to point b with point k after it, without its own;
 * negative where k cannot follow. */
static double follow(const struct seed_search *s, const struct anchor *p,
                     size_t b, size_t k)
{
    if (p[b].src >= p[k].src || p[b].tgt >= p[k].tgt ||
        p[k].tgt - p[b].tgt > REACH ||
        s->src_run[p[b].src] != s->src_run[p[k].src] ||
        s->tgt_run[p[b].tgt] != s->tgt_run[p[k].tgt])
        return -1;
    double off =
        fabs((double)(p[k].src - p[b].src) - (double)(p[k].tgt - p[b].tgt));
    return s->links[b].nats - DIAGONAL_NATS * off;
}

static void chain_points(struct seed_search *s, const struct anchor *p,
                         size_t n)
{
    for (size_t k = 0; k < n; k++) {
        struct chain_link best = {0, SIZE_MAX, false};
        size_t last = k > LOOK_BACK ? k - LOOK_BACK : 0;
        for (size_t b = k; b-- > last && p[k].src - p[b].src <= REACH;) {
            double x = follow(s, p, b, k);
            if (x > best.nats) {
                best.nats = x;
                best.before = b;
            }
        }
        best.nats += p[k].weight;
        s->links[k] = best;
    }
}

/* The end of a chain. */
struct end {
    double nats;
    size_t at;
};

static int best_end_first(const void *x, const void *y)
{
    const struct end *a = x, *b = y;
    if (a->nats != b->nats)
        return a->nats > b->nats ? -1 : 1;
    return (a->at > b->at) - (a->at < b->at);
}

/* The chain that ends at `at`, back to a start or to a chain taken before.  Its
 * points are at the end of room[0..n). */
static struct moved_seed take_chain(struct seed_search *s,
                                    const struct anchor *p, size_t at,
                                    struct anchor *room, size_t n)
{
    struct moved_seed seed = {.nats = s->links[at].nats};
    while (at != SIZE_MAX && !s->links[at].taken) {
        s->links[at].taken = true;
        room[n - ++seed.n] = p[at];
        at = s->links[at].before;
    }
    if (at != SIZE_MAX)
        seed.nats -= s->links[at].nats;
    seed.points = room + (n - seed.n);
    return seed;
}

static int take_chains(struct arena *a, struct seed_search *s,
                       const struct anchor *p, size_t n,
                       struct moved_seed **out, size_t *n_out)
{
    struct end *ends = arena_alloc(a, n * sizeof *ends);
    struct anchor *room = arena_alloc(a, n * sizeof *room);
    struct moved_seed *seeds = arena_alloc(a, n * sizeof *seeds);
    size_t n_ends = 0, n_seeds = 0, n_room = n;
    if (!ends || !room || !seeds)
        return -1;
    for (size_t k = 0; k < n; k++)
        if (s->links[k].nats >= MOVED_SEED_NATS)
            ends[n_ends++] = (struct end){s->links[k].nats, k};
    if (n_ends > 1)
        qsort(ends, n_ends, sizeof *ends, best_end_first);
    for (size_t k = 0; k < n_ends; k++) {
        if (s->links[ends[k].at].taken)
            continue;
        struct moved_seed seed = take_chain(s, p, ends[k].at, room, n_room);
        n_room -= seed.n;
        if (seed.nats >= MOVED_SEED_NATS)
            seeds[n_seeds++] = seed;
    }
    *out = seeds;
    *n_out = n_seeds;
    return 0;
}

static int find_seeds(struct arena *a, struct seed_search *s,
                      const bool *src_free, const bool *tgt_free,
                      struct moved_seed **out, size_t *n_out)
{
    struct free_places src, tgt;
    s->src_run = find_runs(a, src_free, s->src->n);
    s->tgt_run = find_runs(a, tgt_free, s->tgt->n);
    if (!s->src_run || !s->tgt_run ||
        free_places_open(a, s->src, src_free, &src) != 0 ||
        free_places_open(a, s->tgt, tgt_free, &tgt) != 0 ||
        find_points(s, &src, &tgt) != 0)
        return -1;
    struct anchor *p = (struct anchor *)(void *)s->points.p;
    size_t n = merge_points(p, s->points.n / sizeof *p);
    s->links = arena_alloc(a, n * sizeof *s->links);
    if (!s->links)
        return -1;
    chain_points(s, p, n);
    return take_chains(a, s, p, n, out, n_out);
}

int moved_seeds(struct arena *a, const struct side *src, const struct side *tgt,
                const bool *src_free, const bool *tgt_free,
                const struct word_pairs *words, struct moved_seed **out,
                size_t *n_out, struct err *e)
{
    struct seed_search s = {.src = src, .tgt = tgt, .words = words};
    int rc = find_seeds(a, &s, src_free, tgt_free, out, n_out);
    buf_free(&s.points);
    return rc == 0 ? 0 : err_nomem(e);
}
