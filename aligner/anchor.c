/* aligner/anchor.c - points, their best chain, and the corridor around it.
 *
 * The chain is a longest increasing subsequence with weights: points are
 * visited in the order of the source, and a Fenwick tree over the target
 * holds, for each prefix, the best chain that ends in it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/anchor.h"

#include <string.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* The places of a rare form: at most ANCHOR_PLACES sentences. */
struct places {
    uint32_t at[ANCHOR_PLACES];
};

static struct places *find_places(struct arena *a, const struct side *s,
                                  const uint32_t *n_of_form)
{
    struct places *places = arena_array(a, s->n_forms, sizeof *places);
    unsigned char *seen = arena_array(a, s->n_forms, 1);
    if (!places || !seen)
        return NULL;
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = s->token_at[i]; k < s->token_at[i + 1]; k++) {
            uint32_t f = s->tokens[k].form;
            if (n_of_form[f] <= ANCHOR_PLACES)
                places[f].at[seen[f]++] = (uint32_t)i;
        }
    return places;
}

static int is_rare(const struct word_pairs *w, uint32_t s, uint32_t t)
{
    return w->n_src[s] > 0 && w->n_src[s] <= ANCHOR_PLACES && w->n_tgt[t] > 0 &&
           w->n_tgt[t] <= ANCHOR_PLACES;
}

static size_t count_points(const struct word_pairs *w)
{
    size_t n = 0;
    for (uint32_t s = 0; s < w->n_forms; s++)
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++)
            if (is_rare(w, s, w->pairs[k].tgt))
                n += (size_t)w->n_src[s] * w->n_tgt[w->pairs[k].tgt];
    return n;
}

static void fill_points(const struct word_pairs *w, const struct places *src,
                        const struct places *tgt, struct anchor *out)
{
    size_t n = 0;
    for (uint32_t s = 0; s < w->n_forms; s++)
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
            uint32_t t = w->pairs[k].tgt;
            if (!is_rare(w, s, t))
                continue;
            double p = (double)(w->pairs[k].to_tgt + w->pairs[k].to_src) / 2;
            for (uint32_t x = 0; x < w->n_src[s]; x++)
                for (uint32_t y = 0; y < w->n_tgt[t]; y++)
                    out[n++] = (struct anchor){src[s].at[x], tgt[t].at[y],
                                               p / (w->n_src[s] * w->n_tgt[t])};
        }
}

/* From counts to first places. */
static void count_up(size_t *at, size_t n)
{
    size_t sum = 0;
    for (size_t k = 0; k < n; k++) {
        size_t here = at[k];
        at[k] = sum;
        sum += here;
    }
}

/* Sort by source, then target sentence, in two stable passes; `by_tgt` is as
 * large as `points`, `at` has a place for every sentence of either side. */
static void sort_points(struct anchor *points, size_t n, struct anchor *by_tgt,
                        size_t *at, size_t n_src, size_t n_tgt)
{
    memset(at, 0, (n_tgt + 1) * sizeof *at);
    for (size_t k = 0; k < n; k++)
        at[points[k].tgt]++;
    count_up(at, n_tgt);
    for (size_t k = 0; k < n; k++)
        by_tgt[at[points[k].tgt]++] = points[k];
    memset(at, 0, (n_src + 1) * sizeof *at);
    for (size_t k = 0; k < n; k++)
        at[by_tgt[k].src]++;
    count_up(at, n_src);
    for (size_t k = 0; k < n; k++)
        points[at[by_tgt[k].src]++] = by_tgt[k];
}

/* Merge the points of one pair of sentences.  Returns the number of points. */
static size_t merge_points(struct anchor *points, size_t n)
{
    size_t n_kept = 0;
    for (size_t k = 0; k < n; k++) {
        struct anchor *last = &points[n_kept - (n_kept > 0)];
        if (n_kept > 0 && last->src == points[k].src &&
            last->tgt == points[k].tgt)
            last->weight += points[k].weight;
        else
            points[n_kept++] = points[k];
    }
    return n_kept;
}

/* The best chain so far that ends in a prefix of the target. */
struct best {
    double weight;
    size_t last; /* point, or SIZE_MAX */
};

static struct best tree_best(const struct best *tree, size_t t)
{
    struct best best = {0, SIZE_MAX};
    for (size_t k = t + 1; k > 0; k &= k - 1)
        if (tree[k].weight > best.weight)
            best = tree[k];
    return best;
}

static void tree_add(struct best *tree, size_t n, size_t t, struct best x)
{
    for (size_t k = t + 1; k <= n; k += k & (~k + 1))
        if (x.weight > tree[k].weight)
            tree[k] = x;
}

int anchor_chain(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct word_pairs *words,
                 struct anchor **out, size_t *n_out, struct err *e)
{
    size_t n = count_points(words);
    struct places *at_src = find_places(a, src, words->n_src);
    struct places *at_tgt = find_places(a, tgt, words->n_tgt);
    struct anchor *points = arena_array(a, n, sizeof *points);
    struct anchor *chain = arena_array(a, n, sizeof *chain);
    size_t *before = arena_array(a, n, sizeof *before);
    struct best *tree = arena_array(a, tgt->n + 1, sizeof *tree);
    size_t *at = arena_array(a, src->n + tgt->n + 2, sizeof *at);
    if (!at_src || !at_tgt || !points || !chain || !before || !tree || !at)
        return err_nomem(e);
    fill_points(words, at_src, at_tgt, points);
    sort_points(points, n, chain, at, src->n, tgt->n);
    n = merge_points(points, n);
    for (size_t k = 0; k < n; k++) {
        struct best x = tree_best(tree, points[k].tgt);
        before[k] = x.last;
        x = (struct best){x.weight + points[k].weight, k};
        tree_add(tree, tgt->n, points[k].tgt, x);
    }
    size_t n_chain = 0;
    size_t last = tgt->n > 0 ? tree_best(tree, tgt->n - 1).last : SIZE_MAX;
    for (size_t k = last; k != SIZE_MAX; k = before[k])
        chain[n - ++n_chain] = points[k];
    *out = chain + (n - n_chain);
    *n_out = n_chain;
    return 0;
}

/* Between two right anchors both sides have about the same number of sentences.
 * With a greater difference, text is missing, or an anchor is wrong. */
enum { GAP_DIFFERENCE = 3 };

/* Extend row i to the columns low - half .. high + half. */
static void open_row(struct corridor *c, size_t i, size_t low, size_t high,
                     size_t half)
{
    low = low > half ? low - half : 0;
    high = half < c->n_tgt - high ? high + half : c->n_tgt;
    if (low < c->lo[i])
        c->lo[i] = (uint32_t)low;
    if (high >= c->hi[i])
        c->hi[i] = (uint32_t)high + 1;
}

/* Extend the rows around an anchor that may be wrong. */
static void open_square(struct corridor *c, size_t i, size_t j, size_t half)
{
    size_t from = i > half ? i - half : 0;
    size_t to = half < c->n_src - i ? i + half : c->n_src;
    for (size_t row = from; row <= to; row++)
        open_row(c, row, j, j, half);
}

/* Extend the rows from..to of the gap between two nodes.  A gap that is few
 * sentences high or wide is opened as a whole, because the path may turn
 * anywhere. */
static void open_gap(struct corridor *c, size_t i0, size_t j0, size_t i1,
                     size_t j1, size_t half)
{
    size_t rows = i1 - i0, cols = j1 - j0;
    size_t most = rows > cols ? rows : cols, least = rows + cols - most;
    size_t inside = least > half ? most / 4 : most;
    for (size_t i = i0; i <= i1; i++) {
        size_t j = j0 + (rows > 0 ? (i - i0) * cols / rows : 0);
        size_t low = rows > 0 && j - j0 > inside ? j - inside : j0;
        size_t high = rows > 0 && j1 - j > inside ? j + inside : j1;
        open_row(c, i, low, high, half);
    }
    if (most - least > GAP_DIFFERENCE) {
        open_square(c, i0, j0, half);
        open_square(c, i1, j1, half);
    }
}

int anchor_corridor(struct arena *a, const struct anchor *chain, size_t n,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e)
{
    struct corridor c;
    int rc = corridor_open(a, n_src, n_tgt, &c, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i <= n_src; i++)
        c.lo[i] = (uint32_t)n_tgt;
    size_t i = 0, j = 0;
    for (size_t k = 0; k < n; k++) {
        open_gap(&c, i, j, chain[k].src, chain[k].tgt, half);
        i = chain[k].src;
        j = chain[k].tgt;
    }
    open_gap(&c, i, j, n_src, n_tgt, half);
    if ((rc = corridor_finish(&c, max_cells, e)) == 0)
        *out = c;
    return rc;
}
