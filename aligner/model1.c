/* aligner/model1.c - candidates first, then Model 1 among them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/model1.h"

#include <stdlib.h>
#include <string.h>

#include "aligner/confident.h"
#include "aligner/quick_log.h"
#include "aligner/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/buffer.h"

/* A candidate is met this often, and this many times as often as chance. */
static const double MET_AT_LEAST = 2, ABOVE_CHANCE = 5;

/* And so surprisingly: two meetings of rare words are, with a word that stands
 * in one sentence of ten they are not. */
static const double SURPRISE_NATS = 6;

/* Longer documents have more pairs to choose from, by the square of their
 * length: for each nat over so many beads, two nats more. */
static const double SHORT_DOCUMENT = 1000;

/* And in this share of the places of both words: of what is met by the way, a
 * frequent word has the more the longer the document is. */
static const double LEAST_SHARE = 0.05;

/* A pair of fewer expected meetings has no future. */
static const double LEAST_COUNT = 0.3;

enum { EM_ROUNDS = 3 };

/* What a pair starts from besides what is given. */
static const float START = 0.05f;

/* A pair of which a bead has both words: a source token, its pair. */
struct match {
    size_t token;
    uint32_t pair;
};

struct learning {
    const struct side *src, *tgt;
    struct word_pairs *words;
    struct confident beads;
    /* finding candidates */
    uint32_t *place, *place_row; /* sentences of each source form */
    double *met;                 /* [n_forms] with the source form at hand */
    uint32_t *touched;           /* [n_forms] where met is not 0 */
    struct buf all;              /* of struct word_pair */
    uint32_t *row;               /* of the new rows, to be changed */
    /* Model 1; [n_forms] or [n_pairs] */
    uint32_t *tgt_of;            /* the pairs' target forms, by themselves */
    uint8_t *is_opposite;        /* is the target form in the bead? */
    double *n_opposite;          /* how often */
    struct buf matches;          /* of struct match */
    double *share_tgt;           /* sum over source words of t(y | s) */
    double *seen_src, *seen_tgt; /* tokens, by posterior */
    double *count_to_tgt, *count_to_src;
};

/* In what sentences does each source form stand? */
static int index_places(struct arena *a, struct learning *l)
{
    const struct side *s = l->src;
    uint32_t *row = arena_array(a, (size_t)s->n_forms + 2, sizeof *row);
    l->place = arena_array(a, s->token_at[s->n], sizeof *l->place);
    if (!row || !l->place)
        return -1;
    for (size_t k = 0; k < s->token_at[s->n]; k++)
        row[s->tokens[k].form + 2]++;
    for (size_t f = 1; f <= s->n_forms; f++)
        row[f + 1] += row[f];
    for (size_t i = 0; i < s->n; i++)
        for (size_t k = s->token_at[i]; k < s->token_at[i + 1]; k++)
            l->place[row[s->tokens[k].form + 1]++] = (uint32_t)i;
    l->place_row = row;
    return 0;
}

/* Can a form be in a candidate?  It must occur twice; and as it is met at
 * most n times with a rarer word of n, five times chance leaves out what
 * occurs more than once in five beads. */
static int is_eligible(const struct learning *l, uint32_t n)
{
    return n >= MET_AT_LEAST && n * ABOVE_CHANCE <= l->beads.mass;
}

/* Count the target words opposite one place of the source form. */
static size_t meet(struct learning *l, uint32_t sentence, size_t n_touched)
{
    const struct confident *c = &l->beads;
    for (uint32_t k = c->of_row[sentence]; k < c->of_row[sentence + 1]; k++) {
        const struct bead *b = &c->beads[c->of[k]];
        size_t from = l->tgt->token_at[b->tgt_at];
        size_t to = l->tgt->token_at[b->tgt_at + b->n_tgt];
        for (size_t y = from; y < to; y++) {
            uint32_t t = l->tgt->tokens[y].form;
            if (!is_eligible(l, l->words->n_tgt[t]))
                continue;
            if (l->met[t] == 0)
                l->touched[n_touched++] = t;
            l->met[t] += b->posterior;
        }
    }
    return n_touched;
}

static int by_target(const void *x, const void *y)
{
    const struct word_pair *a = x, *b = y;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

/* How surprising is it to meet so often, in nats?  Half of Dunning's (1993)
 * log-likelihood ratio for rare events, those of Poisson. */
static double surprise(double met, double chance)
{
    return met * quick_log(met / chance) - (met - chance);
}

static double surprise_wanted(double mass)
{
    double times = mass / SHORT_DOCUMENT;
    return SURPRISE_NATS + (times > 1 ? 2 * quick_log(times) : 0);
}

/* Append the row of s: the given pairs, then candidates that are not among
 * them; sorted. */
static int add_row(struct learning *l, uint32_t s, size_t n_touched)
{
    const struct word_pairs *w = l->words;
    size_t start = l->all.n;
    for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
        struct word_pair p = w->pairs[k];
        if (p.given_to_tgt <= 0 && p.given_to_src <= 0)
            continue;
        l->met[p.tgt] = 0;
        if (buf_add(&l->all, (const char *)&p, sizeof p) != 0)
            return -1;
    }
    for (size_t k = 0; k < n_touched; k++) {
        uint32_t t = l->touched[k];
        double chance = (double)w->n_src[s] * w->n_tgt[t] / l->beads.mass;
        struct word_pair p = {.tgt = t};
        int keep =
            l->met[t] >= MET_AT_LEAST && l->met[t] >= ABOVE_CHANCE * chance &&
            l->met[t] >= LEAST_SHARE * (w->n_src[s] + w->n_tgt[t]) &&
            surprise(l->met[t], chance) >= surprise_wanted(l->beads.mass);
        l->met[t] = 0;
        if (keep && buf_add(&l->all, (const char *)&p, sizeof p) != 0)
            return -1;
    }
    size_t n = (l->all.n - start) / sizeof(struct word_pair);
    if (n > 1)
        qsort(l->all.p + start, n, sizeof(struct word_pair), by_target);
    return 0;
}

/* Give *words its new rows. */
static int find_candidates(struct arena *a, struct learning *l)
{
    struct word_pairs *w = l->words;
    uint32_t *row = arena_array(a, (size_t)w->n_forms + 1, sizeof *row);
    l->met = arena_array(a, w->n_forms, sizeof *l->met);
    l->touched = arena_array(a, w->n_forms, sizeof *l->touched);
    if (!row || !l->met || !l->touched || index_places(a, l) != 0)
        return -1;
    for (uint32_t s = 0; s < w->n_forms; s++) {
        size_t n_touched = 0;
        if (is_eligible(l, w->n_src[s]))
            for (uint32_t k = l->place_row[s]; k < l->place_row[s + 1]; k++)
                n_touched = meet(l, l->place[k], n_touched);
        if (add_row(l, s, n_touched) != 0)
            return -1;
        row[s + 1] = (uint32_t)(l->all.n / sizeof(struct word_pair));
    }
    struct word_pair *pairs =
        (struct word_pair *)(void *)arena_copy(a, l->all.p, l->all.n);
    if (!pairs)
        return -1;
    w->row = l->row = row;
    w->pairs = pairs;
    return 0;
}

/* Take in the target words of a bead. */
static void open_bead(struct learning *l, const struct bead *b)
{
    const size_t *at = l->tgt->token_at;
    for (size_t y = at[b->tgt_at]; y < at[b->tgt_at + b->n_tgt]; y++) {
        uint32_t t = l->tgt->tokens[y].form;
        l->is_opposite[t] = 1;
        l->n_opposite[t] += 1;
        l->seen_tgt[t] += b->posterior;
        l->share_tgt[t] = l->words->p_tgt[t];
    }
}

/* Note which pairs of its source words the bead has, and sum up for the target
 * words p(y) + sum over s of t(y | s). */
static int match_bead(struct learning *l, const struct bead *b)
{
    const struct word_pairs *w = l->words;
    const size_t *at = l->src->token_at;
    l->matches.n = 0;
    for (size_t x = at[b->src_at]; x < at[b->src_at + b->n_src]; x++) {
        uint32_t s = l->src->tokens[x].form;
        l->seen_src[s] += b->posterior;
        size_t n_row = w->row[s + 1] - w->row[s];
        if (buf_reserve(&l->matches, n_row * sizeof(struct match)) != 0)
            return -1;
        struct match *m = (struct match *)(void *)l->matches.p;
        size_t n = l->matches.n / sizeof *m;
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
            if (!l->is_opposite[l->tgt_of[k]])
                continue;
            l->share_tgt[l->tgt_of[k]] += (double)w->pairs[k].to_tgt;
            m[n++] = (struct match){x, k};
        }
        l->matches.n = n * sizeof *m;
    }
    return 0;
}

/* Divide each word of the bead among those opposite. */
static void count_bead(struct learning *l, const struct bead *b)
{
    const struct word_pair *pairs = l->words->pairs;
    const struct match *m = (const struct match *)(const void *)l->matches.p;
    size_t n = l->matches.n / sizeof *m, to = 0;
    for (size_t from = 0; from < n; from = to) {
        double share = l->words->p_src[l->src->tokens[m[from].token].form];
        for (to = from; to < n && m[to].token == m[from].token; to++)
            share += l->n_opposite[l->tgt_of[m[to].pair]] *
                     (double)pairs[m[to].pair].to_src;
        for (size_t q = from; q < to; q++) {
            const struct word_pair *p = &pairs[m[q].pair];
            double seen = l->n_opposite[p->tgt] * b->posterior;
            l->count_to_tgt[m[q].pair] +=
                seen * (double)p->to_tgt / l->share_tgt[p->tgt];
            l->count_to_src[m[q].pair] += seen * (double)p->to_src / share;
        }
    }
}

static void close_bead(struct learning *l, const struct bead *b)
{
    const size_t *at = l->tgt->token_at;
    for (size_t y = at[b->tgt_at]; y < at[b->tgt_at + b->n_tgt]; y++) {
        l->n_opposite[l->tgt->tokens[y].form] = 0;
        l->is_opposite[l->tgt->tokens[y].form] = 0;
    }
}

/* Probabilities of one pair from its counts, of which `off` is taken away. */
static void estimate_pair(struct learning *l, uint32_t s, size_t k, double off)
{
    struct word_pair *p = &l->words->pairs[k];
    double to_tgt = l->count_to_tgt[k] - off;
    double to_src = l->count_to_src[k] - off;
    p->to_tgt = to_tgt > 0 ? (float)(to_tgt / l->seen_src[s]) : 0;
    p->to_src = to_src > 0 ? (float)(to_src / l->seen_tgt[p->tgt]) : 0;
    if (p->to_tgt < p->given_to_tgt)
        p->to_tgt = p->given_to_tgt;
    if (p->to_src < p->given_to_src)
        p->to_src = p->given_to_src;
}

/* Does a pair stay?  What is given does. */
static int is_kept(const struct learning *l, size_t k, double least)
{
    const struct word_pair *p = &l->words->pairs[k];
    return p->given_to_tgt > 0 || p->given_to_src > 0 ||
           l->count_to_tgt[k] > least || l->count_to_src[k] > least;
}

/* All probabilities; pairs whose counts are at most `least` go.  The counts
 * begin again at 0. */
static void estimate(struct learning *l, double off, double least)
{
    struct word_pairs *w = l->words;
    uint32_t *row = l->row, n_kept = 0, from = 0;
    for (uint32_t s = 0; s < w->n_forms; s++) {
        uint32_t to = row[s + 1];
        for (uint32_t k = from; k < to; k++) {
            if (!is_kept(l, k, least))
                continue;
            estimate_pair(l, s, k, off);
            l->tgt_of[n_kept] = w->pairs[k].tgt;
            w->pairs[n_kept++] = w->pairs[k];
        }
        from = to;
        row[s + 1] = n_kept;
    }
    memset(l->count_to_tgt, 0, from * sizeof *l->count_to_tgt);
    memset(l->count_to_src, 0, from * sizeof *l->count_to_src);
    memset(l->seen_src, 0, w->n_forms * sizeof *l->seen_src);
    memset(l->seen_tgt, 0, w->n_forms * sizeof *l->seen_tgt);
}

static int run_model1(struct arena *a, struct learning *l)
{
    size_t n = l->words->n_forms, n_pairs = word_pairs_n(l->words);
    l->tgt_of = arena_alloc(a, n_pairs * sizeof *l->tgt_of);
    l->is_opposite = arena_array(a, n, 1);
    l->n_opposite = arena_array(a, n, sizeof(double));
    l->share_tgt = arena_array(a, n, sizeof(double));
    l->seen_src = arena_array(a, n, sizeof(double));
    l->seen_tgt = arena_array(a, n, sizeof(double));
    l->count_to_tgt = arena_array(a, n_pairs, sizeof(double));
    l->count_to_src = arena_array(a, n_pairs, sizeof(double));
    if (!l->tgt_of || !l->is_opposite || !l->n_opposite || !l->share_tgt ||
        !l->seen_src || !l->seen_tgt || !l->count_to_tgt || !l->count_to_src)
        return -1;
    for (size_t k = 0; k < n_pairs; k++) {
        struct word_pair *p = &l->words->pairs[k];
        l->tgt_of[k] = p->tgt;
        p->to_tgt = p->given_to_tgt + START;
        p->to_src = p->given_to_src + START;
    }
    for (int round = 1; round <= EM_ROUNDS; round++) {
        for (size_t k = 0; k < l->beads.n; k++) {
            open_bead(l, &l->beads.beads[k]);
            if (match_bead(l, &l->beads.beads[k]) != 0)
                return -1;
            count_bead(l, &l->beads.beads[k]);
            close_bead(l, &l->beads.beads[k]);
        }
        if (round < EM_ROUNDS)
            estimate(l, 0, LEAST_COUNT);
        else
            estimate(l, 1, 1);
    }
    return 0;
}

int model1_learn(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct posterior *post,
                 struct word_pairs *words, struct err *e)
{
    struct word_pairs learnt = *words;
    struct learning l = {.src = src, .tgt = tgt, .words = &learnt};
    int rc = confident_open(a, post, &l.beads, e);
    if (rc != 0)
        return rc;
    rc = find_candidates(a, &l);
    if (rc == 0)
        rc = run_model1(a, &l);
    buf_free(&l.all);
    buf_free(&l.matches);
    if (rc != 0)
        return err_nomem(e);
    *words = learnt;
    return 0;
}
