/* aligner/model1.c - candidates first, then Model 1 among them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/model1.h"

#include <stdlib.h>

#include "aligner/confident.h"
#include "aligner/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "base/buffer.h"

/* A candidate is met this often, and this many times as often as chance. */
static const double MET_AT_LEAST = 2, ABOVE_CHANCE = 5;

enum { EM_ROUNDS = 3 };

/* What a pair starts from besides what is given. */
static const float START = 0.05f;

struct learning {
    const struct side *src, *tgt;
    struct word_pairs *words;
    struct confident beads;
    /* finding candidates */
    uint32_t *place, *place_row; /* sentences of each source form */
    double *met;                 /* [n_forms] with the source form at hand */
    uint32_t *touched;           /* [n_forms] where met is not 0 */
    struct buf all;              /* of struct word_pair */
    /* pairs of which both words stand in a bead: source word by source word,
     * bead by bead */
    struct buf hits; /* of uint32_t, the pair */
    struct buf ends; /* of size_t, where the hits of a source word end */
    /* Model 1; [n_forms] or [n_pairs] */
    double *n_opposite;          /* of each target form in the bead */
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
            l->met[t] >= MET_AT_LEAST && l->met[t] >= ABOVE_CHANCE * chance;
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
    w->row = row;
    w->pairs = pairs;
    return 0;
}

static void mark_opposite(struct learning *l, const struct bead *b, double add)
{
    const size_t *at = l->tgt->token_at;
    for (size_t y = at[b->tgt_at]; y < at[b->tgt_at + b->n_tgt]; y++) {
        double *n = &l->n_opposite[l->tgt->tokens[y].form];
        *n = add > 0 ? *n + add : 0;
    }
}

/* The hits of one source word.  0 or -1. */
static int find_hits_of(struct learning *l, uint32_t s)
{
    const struct word_pairs *w = l->words;
    for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++)
        if (l->n_opposite[w->pairs[k].tgt] > 0 &&
            buf_add(&l->hits, (const char *)&k, sizeof k) != 0)
            return -1;
    size_t end = l->hits.n / sizeof(uint32_t);
    return buf_add(&l->ends, (const char *)&end, sizeof end);
}

/* Once for all rounds: most pairs of a frequent word are not in the bead. */
static int find_hits(struct learning *l)
{
    const size_t *at = l->src->token_at;
    const uint32_t never_empty = 0;
    int rc = 0;
    for (size_t n = 0; rc == 0 && n < l->beads.n; n++) {
        const struct bead *b = &l->beads.beads[n];
        mark_opposite(l, b, 1);
        for (size_t x = at[b->src_at]; rc == 0 && x < at[b->src_at + b->n_src];
             x++)
            rc = find_hits_of(l, l->src->tokens[x].form);
        mark_opposite(l, b, 0);
    }
    if (rc == 0)
        rc = buf_add(&l->hits, (const char *)&never_empty, sizeof never_empty);
    return rc;
}

/* A walk through hits and ends, one bead at a time. */
struct hit_walk {
    const uint32_t *hit;
    const size_t *end;
    size_t at; /* the first hit of the bead */
};

/* The sums over target words of p(y) + sum over s of t(y | s). */
static void open_bead(struct learning *l, const struct bead *b,
                      struct hit_walk h)
{
    const struct word_pairs *w = l->words;
    const size_t *tgt_at = l->tgt->token_at, *src_at = l->src->token_at;
    mark_opposite(l, b, 1);
    for (size_t y = tgt_at[b->tgt_at]; y < tgt_at[b->tgt_at + b->n_tgt]; y++) {
        uint32_t t = l->tgt->tokens[y].form;
        l->seen_tgt[t] += b->posterior;
        l->share_tgt[t] = w->p_tgt[t];
    }
    for (size_t x = src_at[b->src_at]; x < src_at[b->src_at + b->n_src]; x++) {
        l->seen_src[l->src->tokens[x].form] += b->posterior;
        for (; h.at < *h.end; h.at++) {
            const struct word_pair *p = &w->pairs[h.hit[h.at]];
            l->share_tgt[p->tgt] += (double)p->to_tgt;
        }
        h.end++;
    }
}

/* Divide one source word among its hits. */
static void count_word(struct learning *l, const struct bead *b, uint32_t s,
                       const uint32_t *hit, size_t n)
{
    const struct word_pairs *w = l->words;
    double share = w->p_src[s];
    for (size_t h = 0; h < n; h++) {
        const struct word_pair *p = &w->pairs[hit[h]];
        share += l->n_opposite[p->tgt] * (double)p->to_src;
    }
    for (size_t h = 0; h < n; h++) {
        const struct word_pair *p = &w->pairs[hit[h]];
        double times = l->n_opposite[p->tgt] * b->posterior;
        l->count_to_tgt[hit[h]] +=
            times * (double)p->to_tgt / l->share_tgt[p->tgt];
        l->count_to_src[hit[h]] += times * (double)p->to_src / share;
    }
}

/* Divide each word of the bead among those opposite; the walk goes on. */
static void count_bead(struct learning *l, const struct bead *b,
                       struct hit_walk *h)
{
    const size_t *at = l->src->token_at;
    for (size_t x = at[b->src_at]; x < at[b->src_at + b->n_src]; x++) {
        count_word(l, b, l->src->tokens[x].form, h->hit + h->at,
                   *h->end - h->at);
        h->at = *h->end++;
    }
    mark_opposite(l, b, 0);
}

/* Probabilities from counts, of which `off` is taken away; the counts begin
 * again at 0. */
static void estimate(struct learning *l, double off)
{
    const struct word_pairs *w = l->words;
    for (uint32_t s = 0; s < w->n_forms; s++)
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
            struct word_pair *p = &w->pairs[k];
            double to_tgt = l->count_to_tgt[k] - off;
            double to_src = l->count_to_src[k] - off;
            double n_src = l->seen_src[s], n_tgt = l->seen_tgt[p->tgt];
            p->to_tgt = to_tgt > 0 ? (float)(to_tgt / n_src) : 0;
            p->to_src = to_src > 0 ? (float)(to_src / n_tgt) : 0;
            if (p->to_tgt < p->given_to_tgt)
                p->to_tgt = p->given_to_tgt;
            if (p->to_src < p->given_to_src)
                p->to_src = p->given_to_src;
            l->count_to_tgt[k] = l->count_to_src[k] = 0;
        }
    for (uint32_t f = 0; f < w->n_forms; f++)
        l->seen_src[f] = l->seen_tgt[f] = 0;
}

static int run_model1(struct arena *a, struct learning *l)
{
    size_t n = l->words->n_forms, n_pairs = word_pairs_n(l->words);
    l->n_opposite = arena_array(a, n, sizeof(double));
    l->share_tgt = arena_array(a, n, sizeof(double));
    l->seen_src = arena_array(a, n, sizeof(double));
    l->seen_tgt = arena_array(a, n, sizeof(double));
    l->count_to_tgt = arena_array(a, n_pairs, sizeof(double));
    l->count_to_src = arena_array(a, n_pairs, sizeof(double));
    if (!l->n_opposite || !l->share_tgt || !l->seen_src || !l->seen_tgt ||
        !l->count_to_tgt || !l->count_to_src)
        return -1;
    for (size_t k = 0; k < n_pairs; k++) {
        struct word_pair *p = &l->words->pairs[k];
        p->to_tgt = p->given_to_tgt + START;
        p->to_src = p->given_to_src + START;
    }
    if (find_hits(l) != 0)
        return -1;
    for (int round = 1; round <= EM_ROUNDS; round++) {
        struct hit_walk walk = {(const uint32_t *)(const void *)l->hits.p,
                                (const size_t *)(const void *)l->ends.p, 0};
        for (size_t k = 0; k < l->beads.n; k++) {
            open_bead(l, &l->beads.beads[k], walk);
            count_bead(l, &l->beads.beads[k], &walk);
        }
        estimate(l, round < EM_ROUNDS ? 0 : 1);
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
    buf_free(&l.hits);
    buf_free(&l.ends);
    if (rc != 0)
        return err_nomem(e);
    *words = learnt;
    return 0;
}
