/* aligner/support.c - sums for pairs of sentences, products for beads.
 *
 * The words of a source sentence name their translations; each of these is
 * looked up among the places where it stands in the window of target
 * sentences.  As windows only move forward, so does the place from which a
 * word's search begins.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/support.h"

#include "aligner/bead.h"
#include "aligner/corridor.h"
#include "aligner/quick_log.h"
#include "aligner/side.h"
#include "aligner/token_index.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* L of support.h: how far a missing word counts against a bead. */
static const double LEAST = 0.2;

/* How much more a sentence counts that speaks against a bead of three or more:
 * it may be one that nobody translated, beside a pair.  In a 1-1 bead the
 * weight of null beads decides that already. */
static const double SILENT = 3;

/* Words taken together: a double holds the product of so many ratios, from
 * .2 to some thousands each, many times over. */
enum { STRIDE = 8, STRIDES = 4 };

/* Equal words of one source sentence that are added one by one; those after
 * them are added at once.  No sentence of prose comes near, and a line of one
 * word a hundred thousand times stays linear in its length. */
enum { ONE_BY_ONE = 64 };

/* The equal words of the source sentence at hand, by form. */
struct repeats {
    size_t *n;    /* how many there are */
    size_t *done; /* how many were met so far */
    size_t *last; /* the one that stands for all after it */
};

/* Which pairs of sentences, and where do their sums stand?  A bead that ends
 * at row i + 4 may begin at row i, so windows are those of rows near by. */
static int windows_open(struct arena *a, const struct corridor *c,
                        struct support *s)
{
    size_t n = s->src->n, n_tgt_sums = 0, n_src_sums = 0, n_parts = 0;
    const size_t *src_at = s->src->token_at, *tgt_at = s->tgt->token_at;
    s->lo = arena_array(a, n, sizeof *s->lo);
    s->hi = arena_array(a, n, sizeof *s->hi);
    s->tgt_row = arena_array(a, n, sizeof *s->tgt_row);
    s->src_row = arena_array(a, n, sizeof *s->src_row);
    s->pair_row = arena_array(a, n, sizeof *s->pair_row);
    if (!s->lo || !s->hi || !s->tgt_row || !s->src_row || !s->pair_row)
        return -1;
    for (size_t i = 0; i < n; i++) {
        size_t last = i + BEAD_SIDE_MAX < n ? i + BEAD_SIDE_MAX : n;
        s->lo[i] = c->lo[i < BEAD_SIDE_MAX ? 0 : i - (BEAD_SIDE_MAX - 1)];
        s->hi[i] = c->hi[last] - 1;
        s->tgt_row[i] = n_tgt_sums;
        s->src_row[i] = n_src_sums;
        s->pair_row[i] = n_parts;
        n_parts += (size_t)(s->hi[i] - s->lo[i]) * BEAD_SIDE_MAX;
        n_tgt_sums += tgt_at[s->hi[i]] - tgt_at[s->lo[i]];
        n_src_sums += (src_at[i + 1] - src_at[i]) * (s->hi[i] - s->lo[i]);
    }
    s->to_tgt = arena_array(a, n_tgt_sums, sizeof *s->to_tgt);
    s->to_src = arena_array(a, n_src_sums, sizeof *s->to_src);
    s->tgt_part = arena_array(a, n_parts, sizeof *s->tgt_part);
    s->src_part = arena_array(a, n_parts, sizeof *s->src_part);
    return s->to_tgt && s->to_src && s->tgt_part && s->src_part ? 0 : -1;
}

/* 1 - (1 - L) cover, for each token of a side. */
static float *rest_of_tokens(struct arena *a, const struct side *s,
                             const double *cover)
{
    float *rest = arena_array(a, s->token_at[s->n], sizeof *rest);
    for (size_t k = 0; rest && k < s->token_at[s->n]; k++) {
        double x = cover[s->tokens[k].form];
        rest[k] = (float)(1 - (1 - LEAST) * (x < 1 ? x : 1));
    }
    return rest;
}

static int rests_open(struct arena *a, const struct word_pairs *w,
                      struct support *s)
{
    double *src = arena_array(a, w->n_forms, sizeof *src);
    double *tgt = arena_array(a, w->n_forms, sizeof *tgt);
    if (!src || !tgt)
        return -1;
    for (uint32_t f = 0; f < w->n_forms; f++)
        for (uint32_t k = w->row[f]; k < w->row[f + 1]; k++) {
            const struct word_pair *p = &w->pairs[k];
            double ratio = w->p_src[f] / w->p_tgt[p->tgt];
            tgt[p->tgt] += (double)p->to_tgt * ratio;
            src[f] += (double)p->to_src / ratio;
        }
    s->src_rest = rest_of_tokens(a, s->src, src);
    s->tgt_rest = rest_of_tokens(a, s->tgt, tgt);
    return s->src_rest && s->tgt_rest ? 0 : -1;
}

/* Add what source token x of sentence i has for the target words in its
 * window, as if it stood there `times` times. */
static void add_token(struct support *s, const struct word_pairs *w,
                      struct token_index *index, size_t i, size_t x,
                      float times)
{
    const size_t *src_at = s->src->token_at, *tgt_at = s->tgt->token_at;
    size_t from = tgt_at[s->lo[i]], n_src = src_at[i + 1] - src_at[i];
    uint32_t form = s->src->tokens[x].form;
    float *to_tgt = s->to_tgt + s->tgt_row[i];
    float *to_src = s->to_src + s->src_row[i] + (x - src_at[i]);
    float p_src = (float)w->p_src[form];
    for (uint32_t k = w->row[form]; k < w->row[form + 1]; k++) {
        const struct word_pair *p = &w->pairs[k];
        uint32_t n = index->n_inside[p->tgt];
        if (n == 0)
            continue;
        uint32_t at = token_index_seek(index, p->tgt);
        float of_tgt = times * (p->to_tgt / (float)w->p_tgt[p->tgt]);
        float of_src = p->to_src / p_src;
        for (; n > 0; n--, at++) {
            uint32_t y = index->place[at];
            to_tgt[y - from] += of_tgt;
            to_src[(index->sentence[y] - s->lo[i]) * n_src] += of_src;
        }
    }
}

/* Source token `from` of sentence i has an equal at `to`: so are their sums. */
static void copy_token(struct support *s, size_t i, size_t from, size_t to)
{
    const size_t *at = s->src->token_at;
    size_t n_src = at[i + 1] - at[i];
    float *row = s->to_src + s->src_row[i];
    for (size_t j = s->lo[i]; j < s->hi[i]; j++, row += n_src)
        row[to - at[i]] = row[from - at[i]];
}

static void add_sentence(struct support *s, const struct word_pairs *w,
                         struct token_index *index, struct repeats *r, size_t i)
{
    const struct side_token *tokens = s->src->tokens;
    size_t from = s->src->token_at[i], to = s->src->token_at[i + 1];
    for (size_t x = from; x < to; x++)
        r->n[tokens[x].form]++;
    for (size_t x = from; x < to; x++) {
        uint32_t f = tokens[x].form;
        size_t met = ++r->done[f];
        if (met <= ONE_BY_ONE)
            add_token(s, w, index, i, x, 1);
        else if (met > ONE_BY_ONE + 1)
            copy_token(s, i, r->last[f], x);
        else {
            add_token(s, w, index, i, x, (float)(r->n[f] - ONE_BY_ONE));
            r->last[f] = x;
        }
    }
    for (size_t x = from; x < to; x++)
        r->n[tokens[x].form] = r->done[tokens[x].form] = 0;
}

static int repeats_open(struct arena *a, size_t n_forms, struct repeats *r)
{
    r->n = arena_array(a, n_forms, sizeof *r->n);
    r->done = arena_array(a, n_forms, sizeof *r->done);
    r->last = arena_array(a, n_forms, sizeof *r->last);
    return r->n && r->done && r->last ? 0 : -1;
}

int support_open(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct corridor *c,
                 const struct word_pairs *words, struct support *out,
                 struct err *e)
{
    struct support s = {.src = src, .tgt = tgt};
    struct token_index index;
    struct repeats repeats;
    if (token_index_open(a, tgt, &index) != 0 || windows_open(a, c, &s) != 0 ||
        rests_open(a, words, &s) != 0 ||
        repeats_open(a, words->n_forms, &repeats) != 0)
        return err_nomem(e);
    for (size_t i = 0; i < src->n; i++) {
        token_index_move(&index, tgt->token_at[s.lo[i]],
                         tgt->token_at[s.hi[i]]);
        add_sentence(&s, words, &index, &repeats, i);
    }
    *out = s;
    return 0;
}

/* The product of the ratios of n <= STRIDE words: rest + share * the sum over
 * n_from sums. */
static inline double product_of(const float *rest, size_t n,
                                const float *const *sums, size_t n_from,
                                size_t k, double share)
{
    float sum[STRIDE] = {0};
    double r[STRIDE] = {1, 1, 1, 1, 1, 1, 1, 1};
    for (size_t q = 0; q < n_from; q++)
        for (size_t w = 0; w < n; w++)
            sum[w] += sums[q][k + w];
    for (size_t w = 0; w < n; w++)
        r[w] = (double)rest[k + w] + share * (double)sum[w];
    return ((r[0] * r[1]) * (r[2] * r[3])) * ((r[4] * r[5]) * (r[6] * r[7]));
}

/* The logarithm of the product over n words.  Whole strides are made apart, so
 * that their length is known when they are compiled. */
static double ask(const float *rest, size_t n, const float *const *sums,
                  size_t n_from, double share)
{
    double nats = 0, factor = 1;
    size_t k = 0;
    for (; k + STRIDE <= n; k += STRIDE) {
        factor *= product_of(rest, STRIDE, sums, n_from, k, share);
        if (k / STRIDE % STRIDES == STRIDES - 1) {
            nats += quick_log(factor);
            factor = 1;
        }
    }
    if (k < n)
        factor *= product_of(rest, n - k, sums, n_from, k, share);
    return nats + quick_log(factor);
}

/* The words of target sentence y, given source sentences i .. i + n_src. */
static double ask_tgt(const struct support *s, size_t i, size_t n_src, size_t y)
{
    const size_t *at = s->tgt->token_at, *src_at = s->src->token_at;
    const float *sums[BEAD_SIDE_MAX];
    size_t n = 0;
    for (size_t x = i; x < i + n_src; x++)
        if (y >= s->lo[x] && y < s->hi[x])
            sums[n++] = s->to_tgt + s->tgt_row[x] + (at[y] - at[s->lo[x]]);
    double n_words = (double)(src_at[i + n_src] - src_at[i]);
    return ask(s->tgt_rest + at[y], at[y + 1] - at[y], sums, n,
               (1 - LEAST) / (n_words + 1));
}

/* The words of source sentence x, given target sentences j .. j + n_tgt. */
static double ask_src(const struct support *s, size_t x, size_t j, size_t n_tgt)
{
    const size_t *at = s->src->token_at, *tgt_at = s->tgt->token_at;
    size_t n_words = at[x + 1] - at[x], n = 0;
    const float *sums[BEAD_SIDE_MAX];
    for (size_t y = j; y < j + n_tgt; y++)
        if (y >= s->lo[x] && y < s->hi[x])
            sums[n++] = s->to_src + s->src_row[x] + (y - s->lo[x]) * n_words;
    double n_tgt_words = (double)(tgt_at[j + n_tgt] - tgt_at[j]);
    return ask(s->src_rest + at[x], n_words, sums, n,
               (1 - LEAST) / (n_tgt_words + 1));
}

/* Where the parts of sentences i and j with blocks of n are kept. */
static size_t part_at(const struct support *s, size_t i, size_t j, size_t n)
{
    return s->pair_row[i] + (j - s->lo[i]) * BEAD_SIDE_MAX + n - 1;
}

/* What a sentence says to a bead, with its weight. */
static inline double weigh(double nats, int is_wide)
{
    return is_wide && nats < 0 ? SILENT * nats : nats;
}

/* What the target sentences j .. j + n_tgt say. */
static double tgt_nats(const struct support *s, size_t i, size_t n_src,
                       size_t j, size_t n_tgt)
{
    double nats = 0;
    int is_wide = n_src + n_tgt > 2;
    if (j < s->lo[i] || j + n_tgt > s->hi[i]) {
        for (size_t y = j; y < j + n_tgt; y++)
            nats += weigh(ask_tgt(s, i, n_src, y), is_wide);
        return nats;
    }
    float *part = s->tgt_part + part_at(s, i, j, n_src);
    for (size_t y = j; y < j + n_tgt; y++, part += BEAD_SIDE_MAX) {
        if (*part == 0)
            *part = (float)ask_tgt(s, i, n_src, y);
        nats += weigh((double)*part, is_wide);
    }
    return nats;
}

/* What source sentence x says. */
static double src_nats(const struct support *s, size_t x, size_t j,
                       size_t n_tgt)
{
    if (j < s->lo[x] || j >= s->hi[x])
        return ask_src(s, x, j, n_tgt);
    float *part = s->src_part + part_at(s, x, j, n_tgt);
    if (*part == 0)
        *part = (float)ask_src(s, x, j, n_tgt);
    return (double)*part;
}

double support_nats(const struct support *s, size_t i, size_t n_src, size_t j,
                    size_t n_tgt)
{
    double nats = tgt_nats(s, i, n_src, j, n_tgt);
    for (size_t x = i; x < i + n_src; x++)
        nats += weigh(src_nats(s, x, j, n_tgt), n_src + n_tgt > 2);
    return nats / 2;
}
