/* aligner/scoring/mining.c - compares candidates, and keeps what both sides
 * prefer.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/mining.h"

#include <assert.h>
#include <math.h>

#include "aligner/lattice/side.h"
#include "aligner/length_cost.h"
#include "aligner/scoring/logistic.h"
#include "aligner/scoring/mining_candidates.h"
#include "aligner/scoring/word_matches.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/buffer.h"

/* Added to both shares of a margin: a share by chance. */
static const double MARGIN_BY_CHANCE = 0.05;

static const double DELTA_MOST = 5;

/* The weights of the model: the constant, then those of the figures, in their
 * order.  Fitted by `bench/mining.py --fit`. */
static const double weights[1 + MINED_N] = {
    -5.7566, /* constant */
    5.4422,  /* least */
    -1.5247, /* margin */
    2.4443,  /* gap */
    -1.7909, /* nats */
    3.3204,  /* excess */
    -0.6192, /* length */
    -2.8712, /* numbers */
    -1.4535, /* names */
    0.1319,  /* texts */
};

const char *mined_figure_name(size_t figure)
{
    static const char *const names[] = {"least",   "margin", "gap",
                                        "nats",    "excess", "length",
                                        "numbers", "names",  "texts"};
    static_assert(sizeof names / sizeof *names == MINED_N, "all have names");
    return figure < MINED_N ? names[figure] : NULL;
}

double mining_weight(size_t figure)
{
    return weights[figure < MINED_N ? 1 + figure : 0];
}

double mining_score(const double figures[MINED_N])
{
    double log_odds = weights[0];
    for (size_t k = 0; k < MINED_N; k++)
        log_odds += weights[1 + k] * figures[k];
    return logistic_probability(log_odds);
}

/* A pair that was compared. */
struct compared {
    uint32_t src, tgt;
    float share, others, margin, gap;
};

/* The shares of a sentence's best partners, best first. */
struct next_best {
    float share[MINING_NEXT + 1];
    uint8_t n;
};

struct mining {
    const struct mining_input *in;
    struct mining_weights weights;
    struct word_matches_counter counter;
    struct buf compared;         /* of struct compared, by source */
    struct next_best *src, *tgt; /* [sentences] */
    double n_texts;
};

/* The nats of the matched words of a side, and of all its words. */
struct nats {
    double matched, all;
};

/* What of the words of two sentences is matched; *o is for the counter. */
static void compare(struct mining *m, uint32_t i, uint32_t j, struct nats *src,
                    struct nats *tgt, struct word_matches *o)
{
    const struct word_pairs *w = m->in->words;
    const struct mining_weights *x = &m->weights;
    struct word_matches_counter *c = &m->counter;
    c->n_pairs = 0;
    *o = word_matches_count(c, i, 1, j, 1);
    *src = (struct nats){0, x->src_of[i]};
    *tgt = (struct nats){0, x->tgt_of[j]};
    for (size_t k = 0; k < c->n_pairs; k++) {
        const struct word_pair *p = c->pairs[k].pair;
        uint32_t f = m->in->src->tokens[c->pairs[k].token].form, g = p->tgt;
        double t = ((double)p->given_to_tgt + (double)p->given_to_src) / 2;
        double s_nats =
            mining_kind_weight(m->in->src, f) * log1p(t / w->p_src[f]);
        double t_nats =
            mining_kind_weight(m->in->tgt, g) * log1p(t / w->p_tgt[g]);
        src->matched += s_nats;
        tgt->matched += t_nats;
        src->all += s_nats - x->src[f];
        tgt->all += t_nats - x->tgt[g];
    }
}

static double share_of(const struct nats *src, const struct nats *tgt)
{
    double all = src->all + tgt->all;
    return all > 0 ? (src->matched + tgt->matched) / all : 0;
}

static void keep_share(struct next_best *b, float share)
{
    size_t at = b->n;
    if (b->n <= MINING_NEXT)
        b->n++;
    else if (share <= b->share[--at])
        return;
    for (; at > 0 && b->share[at - 1] < share; at--)
        b->share[at] = b->share[at - 1];
    b->share[at] = share;
}

/* Are the two sentences the same words? */
static bool are_equal(const struct side *s, uint32_t i, uint32_t j)
{
    size_t n = s->token_at[i + 1] - s->token_at[i];
    if (n != s->token_at[j + 1] - s->token_at[j])
        return false;
    for (size_t k = 0; k < n; k++)
        if (s->tokens[s->token_at[i] + k].form !=
            s->tokens[s->token_at[j] + k].form)
            return false;
    return true;
}

/* Compare the candidates of a source sentence.  Of equal targets the first alone
 * is one: a line that recurs is no rival of itself. */
static int compare_best(struct mining *m, struct mining_search *s, uint32_t i)
{
    uint32_t best[MINING_BEST];
    size_t n = mining_search_best(s, i, best), n_kept = 0;
    for (size_t k = 0; k < n; k++) {
        struct nats src, tgt;
        struct word_matches o;
        bool repeats = false;
        for (size_t q = 0; q < n_kept && !repeats; q++)
            repeats = are_equal(m->in->tgt, best[q], best[k]);
        if (repeats)
            continue;
        best[n_kept++] = best[k];
        compare(m, i, best[k], &src, &tgt, &o);
        struct compared c = {i, best[k], (float)share_of(&src, &tgt), 0, 0, 0};
        keep_share(&m->src[i], c.share);
        if (buf_add(&m->compared, (const char *)&c, sizeof c) != 0)
            return -1;
    }
    return 0;
}

/* The mean of the next best shares, without the pair's own. */
static double mean_without(const struct next_best *b, float share)
{
    double sum = 0;
    for (size_t k = 0; k < b->n; k++)
        sum += (double)b->share[k];
    bool is_among = b->n > 0 && share >= b->share[b->n - 1];
    if (is_among)
        sum -= (double)share;
    else if (b->n > MINING_NEXT)
        sum -= (double)b->share[b->n - 1];
    return sum / MINING_NEXT;
}

/* The best other share. */
static double best_without(const struct next_best *b, float share)
{
    return b->n > 0 && share >= b->share[0] ? b->n > 1 ? (double)b->share[1] : 0
           : b->n > 0                       ? (double)b->share[0]
                                            : 0;
}

/* How much a share stands out from others. */
static float stands_out(double share, double others)
{
    return (float)log((share + MARGIN_BY_CHANCE) / (others + MARGIN_BY_CHANCE));
}

static void set_margins(const struct mining *m, struct compared *c, size_t n)
{
    for (size_t k = 0; k < n; k++)
        keep_share(&m->tgt[c[k].tgt], c[k].share);
    for (size_t k = 0; k < n; k++) {
        const struct next_best *src = &m->src[c[k].src];
        const struct next_best *tgt = &m->tgt[c[k].tgt];
        float share = c[k].share;
        c[k].others =
            (float)((mean_without(src, share) + mean_without(tgt, share)) / 2);
        c[k].margin = stands_out((double)share, (double)c[k].others);
        c[k].gap = stands_out((double)share, fmax(best_without(src, share),
                                                  best_without(tgt, share)));
    }
}

/* The pair with the greatest margin of each sentence, plus 1; the first of
 * equals. */
static void choose(const struct compared *c, size_t n, uint32_t *src_best,
                   uint32_t *tgt_best)
{
    for (size_t k = 0; k < n; k++) {
        uint32_t *of[] = {&src_best[c[k].src], &tgt_best[c[k].tgt]};
        for (size_t q = 0; q < 2; q++)
            if (*of[q] == 0 || c[k].margin > c[*of[q] - 1].margin)
                *of[q] = (uint32_t)k + 1;
    }
}

static struct mined_pair pair_of(struct mining *m, const struct compared *c)
{
    struct mined_pair p = {.src = c->src, .tgt = c->tgt};
    struct nats src, tgt;
    struct word_matches o;
    compare(m, c->src, c->tgt, &src, &tgt, &o);
    p.len_z = length_delta(m->in->params, m->in->src->len_cp[c->src],
                           m->in->tgt->len_cp[c->tgt]);
    p.words_matched = word_matches_share(&o);
    p.figures[MINED_LEAST] = fmin(src.all > 0 ? src.matched / src.all : 0,
                                  tgt.all > 0 ? tgt.matched / tgt.all : 0);
    p.figures[MINED_MARGIN] = (double)c->margin;
    p.figures[MINED_GAP] = (double)c->gap;
    p.figures[MINED_NATS] = log1p((src.matched + tgt.matched) / 2);
    p.figures[MINED_EXCESS] =
        log1p(fmax(0, (src.matched + tgt.matched -
                       (double)c->others * (src.all + tgt.all)) /
                          2));
    p.figures[MINED_LENGTH] = fmin(fabs(p.len_z), DELTA_MOST);
    p.figures[MINED_NUMBERS] =
        log1p((double)(o.src.n_numbers - o.src.n_numbers_matched) +
              (double)(o.tgt.n_numbers - o.tgt.n_numbers_matched));
    p.figures[MINED_NAMES] =
        log1p((double)(o.src.n_names - o.src.n_names_matched) +
              (double)(o.tgt.n_names - o.tgt.n_names_matched));
    p.figures[MINED_TEXTS] = m->n_texts;
    p.score = mining_score(p.figures);
    return p;
}

static int find(struct arena *a, struct mining *m, struct mined_pair **out,
                size_t *n_out, struct err *e)
{
    const struct mining_input *in = m->in;
    struct compared *c = (struct compared *)(void *)m->compared.p;
    size_t n = m->compared.n / sizeof *c, n_pairs = 0;
    uint32_t *src_best = arena_array(a, in->src->n, sizeof *src_best);
    uint32_t *tgt_best = arena_array(a, in->tgt->n, sizeof *tgt_best);
    if (!src_best || !tgt_best)
        return err_nomem(e);
    set_margins(m, c, n);
    choose(c, n, src_best, tgt_best);
    for (size_t i = 0; i < in->src->n; i++)
        n_pairs +=
            src_best[i] > 0 && tgt_best[c[src_best[i] - 1].tgt] == src_best[i];
    struct mined_pair *pairs = arena_alloc(a, n_pairs * sizeof *pairs);
    if (!pairs)
        return err_nomem(e);
    n_pairs = 0;
    for (size_t i = 0; i < in->src->n; i++)
        if (src_best[i] > 0 && tgt_best[c[src_best[i] - 1].tgt] == src_best[i])
            pairs[n_pairs++] = pair_of(m, &c[src_best[i] - 1]);
    *out = pairs;
    *n_out = n_pairs;
    return 0;
}

static size_t count_free(const struct side *s, const bool *is_free)
{
    size_t n = 0;
    for (size_t i = 0; i < s->n; i++)
        n += !is_free || is_free[i];
    return n;
}

/* The longest sentence of the source, in tokens: room for its matches. */
static size_t longest(const struct side *s)
{
    size_t most = 0;
    for (size_t i = 0; i < s->n; i++)
        if (s->token_at[i + 1] - s->token_at[i] > most)
            most = s->token_at[i + 1] - s->token_at[i];
    return most;
}

static int mining_open(struct arena *a, const struct mining_input *in,
                       struct mining *m, struct err *e)
{
    *m = (struct mining){.in = in};
    m->src = arena_array(a, in->src->n, sizeof *m->src);
    m->tgt = arena_array(a, in->tgt->n, sizeof *m->tgt);
    m->n_texts = log(1 + (double)count_free(in->src, in->src_free) *
                             (double)count_free(in->tgt, in->tgt_free));
    if (!m->src || !m->tgt || mining_weights_open(a, in, &m->weights) != 0)
        return err_nomem(e);
    int rc = word_matches_open(a, in->src, in->tgt, in->words, &m->counter, e);
    if (rc != 0)
        return rc;
    m->counter.pairs =
        arena_alloc(a, (longest(in->src) + 1) * sizeof *m->counter.pairs);
    return m->counter.pairs ? 0 : err_nomem(e);
}

int mining_find(struct arena *a, const struct mining_input *in,
                struct mined_pair **out, size_t *n, struct err *e)
{
    struct mining m;
    struct mining_search search;
    int rc = mining_open(a, in, &m, e);
    if (rc == 0 && mining_search_open(a, in, &m.weights, &search) != 0)
        rc = err_nomem(e);
    for (size_t i = 0; rc == 0 && i < in->src->n; i++)
        if (!in->src_free || in->src_free[i])
            rc = compare_best(&m, &search, (uint32_t)i) == 0 ? 0 : err_nomem(e);
    if (rc == 0)
        rc = find(a, &m, out, n, e);
    buf_free(&m.compared);
    return rc;
}
