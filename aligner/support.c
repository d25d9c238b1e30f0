/* aligner/support.c - products of ratios, for beads of every size.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/support.h"

#include "aligner/quick_log.h"
#include "aligner/side.h"
#include "base/arena.h"
#include "base/vector.h"

/* Blocks of words taken together: ratios are between .2 and the number of
 * words in the text, and a float holds the product of four of either. */
enum { BLOCKS = 4 };

/* How much more a sentence counts that speaks against a bead of three or more:
 * it may be one that nobody translated, beside a pair.  In a 1-1 bead the
 * weight of null beads decides that already. */
static const float SILENT = 3;

/* What walking through the corridor takes. */
static int rows_open(struct arena *a, struct support *s, struct err *e)
{
    int rc =
        word_sums_open(a, s->src, s->tgt, s->corridor, s->shares, &s->sums, e);
    size_t widest = rc == 0 ? word_sums_widest(&s->sums) : 0;
    for (size_t n = 0; rc == 0 && n < BEAD_SIDE_MAX; n++)
        if (!(s->said[n] = arena_alloc(a, widest * sizeof *s->said[n])))
            rc = err_nomem(e);
    return rc;
}

int support_open(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct corridor *c,
                 const struct word_shares *shares, struct support *out,
                 struct err *e)
{
    struct support s = {
        .src = src, .tgt = tgt, .corridor = c, .shares = shares};
    int rc = c ? rows_open(a, &s, e) : 0;
    if (rc != 0)
        return rc;
    s.sum = arena_array(a, shares->n_forms, sizeof *s.sum);
    s.n_opposite = arena_array(a, shares->n_forms, sizeof *s.n_opposite);
    if (!s.sum || !s.n_opposite)
        return err_nomem(e);
    *out = s;
    return 0;
}

/* Multiply lane by lane the ratios of n words, whole blocks: rest + share * the
 * sum over n_from sums. */
static inline void multiply(float lane[WORD_BLOCK], const float *rest, size_t n,
                            const float *const *sums, size_t n_from,
                            float share)
{
    for (size_t k = 0; k < n; k += WORD_BLOCK)
        for (size_t w = 0; w < WORD_BLOCK; w++) {
            float sum = 0;
            for (size_t q = 0; q < n_from; q++)
                sum += sums[q][k + w];
            lane[w] *= rest[k + w] + share * sum;
        }
}

/* The logarithm of the product of the ratios of n words, n_from <= 4. */
static VECTOR_LOOPS double ask(const float *rest, size_t n,
                               const float *const *sums, size_t n_from,
                               float share)
{
    const size_t step = (size_t)BLOCKS * WORD_BLOCK;
    double nats = 0;
    for (size_t k = 0; k < n; k += step) {
        const float *from[BEAD_SIDE_MAX] = {0};
        float lane[WORD_BLOCK] = {1, 1, 1, 1, 1, 1, 1, 1};
        size_t m = n - k < step ? n - k : step;
        for (size_t q = 0; q < n_from; q++)
            from[q] = sums[q] + k;
        switch (n_from) {
        case 1: multiply(lane, rest + k, m, from, 1, share); break;
        case 2: multiply(lane, rest + k, m, from, 2, share); break;
        case 3: multiply(lane, rest + k, m, from, 3, share); break;
        case 4: multiply(lane, rest + k, m, from, 4, share); break;
        default: multiply(lane, rest + k, m, from, 0, share); break;
        }
        double even = (double)lane[0] * (double)lane[2] *
                      ((double)lane[4] * (double)lane[6]);
        double odd = (double)lane[1] * (double)lane[3] *
                     ((double)lane[5] * (double)lane[7]);
        nats += quick_log(even * odd);
    }
    return nats;
}

static float share_of(size_t n_words)
{
    return (float)((1 - WORD_SHARES_LEAST) / (double)(n_words + 1));
}

/* The words of target sentence y, given the n_src source sentences before row
 * i. */
static float ask_tgt(const struct support *s, size_t i, size_t n_src, size_t y)
{
    const size_t *at = s->sums.tgt_words.at, *src_at = s->src->token_at;
    const float *sums[BEAD_SIDE_MAX];
    size_t n = 0;
    for (size_t x = i - n_src; x < i; x++) {
        const struct word_sums_row *r = &s->sums.row[x % WORD_SUMS_ROWS];
        if (y >= r->lo && y < r->hi)
            sums[n++] = r->to_tgt + (at[y] - at[r->lo]);
    }
    return (float)ask(s->sums.tgt_words.rest + at[y], at[y + 1] - at[y], sums,
                      n, share_of(src_at[i] - src_at[i - n_src]));
}

/* The words of source sentence x, given target sentences j .. j + n_tgt. */
static float ask_src(const struct support *s, size_t x, size_t j, size_t n_tgt)
{
    const size_t *at = s->sums.src_words.at, *tgt_at = s->tgt->token_at;
    const struct word_sums_row *r = &s->sums.row[x % WORD_SUMS_ROWS];
    size_t n_words = at[x + 1] - at[x], n = 0;
    const float *sums[BEAD_SIDE_MAX];
    for (size_t y = j; y < j + n_tgt; y++)
        if (y >= r->lo && y < r->hi)
            sums[n++] = r->to_src + (y - r->lo) * n_words;
    return (float)ask(s->sums.src_words.rest + at[x], n_words, sums, n,
                      share_of(tgt_at[j + n_tgt] - tgt_at[j]));
}

/* Target sentences from .. to. */
struct window {
    size_t from, to;
};

/* Those that beads of n_src source sentences hold. */
static struct window window_of(const struct corridor_run run[], size_t n_src)
{
    struct window w = {SIZE_MAX, 0};
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_tgt = bead_types[t].n_tgt;
        if (bead_types[t].n_src != n_src || n_tgt == 0 || run[t].n == 0)
            continue;
        size_t from = run[t].first - n_tgt, to = run[t].first + run[t].n - 1;
        w.from = from < w.from ? from : w.from;
        w.to = to > w.to ? to : w.to;
    }
    return w;
}

static void ask_targets(struct support *s, size_t i,
                        const struct corridor_run run[])
{
    for (size_t n_src = 1; n_src <= BEAD_SIDE_MAX && n_src <= i; n_src++) {
        struct window w = window_of(run, n_src);
        s->said_from[n_src - 1] = w.from;
        for (size_t y = w.from; y < w.to; y++)
            s->said[n_src - 1][y - w.from] = ask_tgt(s, i, n_src, y);
    }
}

/* Ask source sentence x, and note, what it says to the blocks of n_tgt target
 * sentences that begin at from .. to, where it did not say so yet. */
static void ask_source(struct support *s, size_t x, size_t n_tgt, size_t from,
                       size_t to)
{
    const struct word_sums_row *r = &s->sums.row[x % WORD_SUMS_ROWS];
    float *said = r->said[n_tgt - 1];
    for (size_t j = from; j < to; j++)
        if (said[j - r->lo] == 0)
            said[j - r->lo] = ask_src(s, x, j, n_tgt);
}

static void ask_sources(struct support *s, size_t i,
                        const struct corridor_run run[])
{
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t n_tgt = bead_types[t].n_tgt, from = run[t].first - n_tgt;
        if (n_tgt == 0 || run[t].n == 0)
            continue;
        for (size_t x = i - bead_types[t].n_src; x < i; x++)
            ask_source(s, x, n_tgt, from, from + run[t].n);
    }
}

/* What counts against a bead counts so many times more than once. */
static float extra_against(size_t n_src, size_t n_tgt)
{
    return n_src + n_tgt > 2 ? SILENT - 1 : 0;
}

/* What a sentence says, with its weight. */
static inline float weigh(float nats, float extra)
{
    return nats + extra * (nats < 0 ? nats : 0);
}

/* Add to a run what its sentences say: `half_weight` times the sum of what
 * stands in a row for each of them. */
static void add_run(const struct support *s, size_t i, struct bead_type type,
                    struct corridor_run run, float half_weight, float *out)
{
    const float *said[2 * BEAD_SIDE_MAX];
    size_t n = 0, j = run.first - type.n_tgt;
    float extra = extra_against(type.n_src, type.n_tgt);
    for (size_t y = 0; y < type.n_tgt; y++)
        said[n++] =
            s->said[type.n_src - 1] + (j + y - s->said_from[type.n_src - 1]);
    for (size_t x = i - type.n_src; x < i; x++) {
        const struct word_sums_row *r = &s->sums.row[x % WORD_SUMS_ROWS];
        said[n++] = r->said[type.n_tgt - 1] + (j - r->lo);
    }
    for (size_t k = 0; k < run.n; k++) {
        float nats = 0;
        for (size_t q = 0; q < n; q++)
            nats += weigh(said[q][k], extra);
        out[k] += half_weight * nats;
    }
}

void support_add_row(struct support *s, size_t i,
                     const struct corridor_run run[BEAD_TYPES_MAX],
                     float weight, float *const out[BEAD_TYPES_MAX])
{
    word_sums_move(&s->sums, i);
    ask_targets(s, i, run);
    ask_sources(s, i, run);
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        if (bead_types[t].n_src > 0 && bead_types[t].n_tgt > 0 && run[t].n > 0)
            add_run(s, i, bead_types[t], run[t], weight / 2, out[t]);
}

/* What source word x says; the sums of its target words grow by what it has. */
static double ask_word(struct support *s, size_t x, float share)
{
    const struct word_shares *w = s->shares;
    uint32_t form = s->src->tokens[x].form;
    float sum = 0;
    for (uint32_t k = w->row[form]; k < w->row[form + 1]; k++) {
        const struct word_share *p = &w->shares[k];
        uint32_t n = s->n_opposite[p->tgt];
        if (n == 0)
            continue;
        s->sum[p->tgt] += p->to_tgt;
        sum += (float)n * p->to_src;
    }
    return (double)(share * sum);
}

/* The sum of the logarithms of ratios, of so many at a time. */
enum { FACTORS = 8 };

struct log_sum {
    double nats, factor;
    unsigned n;
};

static void log_sum_add(struct log_sum *x, double ratio)
{
    x->factor *= ratio;
    if (++x->n % FACTORS == 0) {
        x->nats += quick_log(x->factor);
        x->factor = 1;
    }
}

/* What the words of source sentence x say; those of the target block are
 * counted in n_opposite, and their sums grow. */
static double source_nats(struct support *s, size_t x, float share)
{
    const size_t *at = s->src->token_at;
    struct log_sum sum = {.factor = 1};
    for (size_t w = at[x]; w < at[x + 1]; w++) {
        float rest = s->shares->src_rest[s->src->tokens[w].form];
        log_sum_add(&sum, (double)rest + ask_word(s, w, share));
    }
    return sum.nats + quick_log(sum.factor);
}

/* What the words of target sentence y say, by the sums of its words. */
static double target_nats(const struct support *s, size_t y, float share)
{
    const size_t *at = s->tgt->token_at;
    struct log_sum sum = {.factor = 1};
    for (size_t w = at[y]; w < at[y + 1]; w++) {
        uint32_t form = s->tgt->tokens[w].form;
        log_sum_add(&sum,
                    (double)(s->shares->tgt_rest[form] + share * s->sum[form]));
    }
    return sum.nats + quick_log(sum.factor);
}

double support_nats(struct support *s, size_t i, size_t n_src, size_t j,
                    size_t n_tgt)
{
    const struct side_token *tokens = s->tgt->tokens;
    const size_t *src_at = s->src->token_at, *tgt_at = s->tgt->token_at;
    float of_src = share_of(src_at[i + n_src] - src_at[i]);
    float of_tgt = share_of(tgt_at[j + n_tgt] - tgt_at[j]);
    double extra = (double)extra_against(n_src, n_tgt), nats = 0;
    for (size_t y = tgt_at[j]; y < tgt_at[j + n_tgt]; y++)
        s->n_opposite[tokens[y].form]++;
    for (size_t x = i; x < i + n_src; x++) {
        double own = source_nats(s, x, of_tgt);
        nats += own + extra * (own < 0 ? own : 0);
    }
    for (size_t y = j; y < j + n_tgt; y++) {
        double own = target_nats(s, y, of_src);
        nats += own + extra * (own < 0 ? own : 0);
    }
    for (size_t y = tgt_at[j]; y < tgt_at[j + n_tgt]; y++) {
        s->n_opposite[tokens[y].form] = 0;
        s->sum[tokens[y].form] = 0;
    }
    return nats / 2;
}
