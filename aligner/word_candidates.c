/* aligner/word_candidates.c - counting who meets whom, a source word at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/word_candidates.h"

#include <stdlib.h>

#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/side.h"
#include "aligner/likely_beads.h"
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

struct search {
    const struct side *src, *tgt;
    const struct likely_beads *beads;
    const struct word_pairs *words;
    uint32_t *place, *place_row; /* sentences of each source form */
    uint32_t *form;              /* of the target words that may be in one */
    size_t *form_at;             /* [tgt->n + 1] where a sentence's begin */
    double *met;                 /* [n_forms] with the source form at hand */
    uint32_t *touched;           /* [n_forms] where met is not 0 */
    double surprise_wanted;
    struct buf all; /* of struct word_pair */
};

/* Can a form be in a candidate?  It must occur twice; and as it is met at
 * most n times with a rarer word of n, five times chance leaves out what
 * occurs more than once in five beads. */
static int is_eligible(const struct search *s, uint32_t n)
{
    return n >= MET_AT_LEAST && n * ABOVE_CHANCE <= s->beads->mass;
}

/* In what sentences does each source form stand? */
static int index_places(struct arena *a, struct search *l)
{
    const struct side *s = l->src;
    uint32_t *row = arena_array(a, (size_t)s->n_forms + 2, sizeof *row);
    l->place = arena_alloc(a, s->token_at[s->n] * sizeof *l->place);
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

/* The target words that count, sentence by sentence. */
static int list_forms(struct arena *a, struct search *l)
{
    const struct side *t = l->tgt;
    size_t n = 0;
    l->form = arena_alloc(a, t->token_at[t->n] * sizeof *l->form);
    l->form_at = arena_alloc(a, (t->n + 1) * sizeof *l->form_at);
    if (!l->form || !l->form_at)
        return -1;
    for (size_t j = 0; j < t->n; j++) {
        l->form_at[j] = n;
        for (size_t k = t->token_at[j]; k < t->token_at[j + 1]; k++)
            if (is_eligible(l, l->words->n_tgt[t->tokens[k].form]))
                l->form[n++] = t->tokens[k].form;
    }
    l->form_at[t->n] = n;
    return 0;
}

/* Count the target words opposite one place of the source form. */
static size_t meet(struct search *l, uint32_t sentence, size_t n_touched)
{
    const struct likely_beads *c = l->beads;
    for (uint32_t k = c->of_row[sentence]; k < c->of_row[sentence + 1]; k++) {
        const struct bead *b = &c->beads[c->of[k]];
        size_t to = l->form_at[b->tgt_at + b->n_tgt];
        for (size_t y = l->form_at[b->tgt_at]; y < to; y++) {
            uint32_t t = l->form[y];
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
    return met * fast_log(met / chance) - (met - chance);
}

static double surprise_wanted(double mass)
{
    double times = mass / SHORT_DOCUMENT;
    return SURPRISE_NATS + (times > 1 ? 2 * fast_log(times) : 0);
}

static int is_candidate(const struct search *l, uint32_t s, uint32_t t)
{
    const struct word_pairs *w = l->words;
    double met = l->met[t];
    if (met < MET_AT_LEAST)
        return 0;
    double chance = (double)w->n_src[s] * w->n_tgt[t] / l->beads->mass;
    return met >= ABOVE_CHANCE * chance &&
           met >= LEAST_SHARE * (w->n_src[s] + w->n_tgt[t]) &&
           surprise(met, chance) >= l->surprise_wanted;
}

/* Append the row of s: the given pairs, then candidates that are not among
 * them; sorted. */
static int add_row(struct search *l, uint32_t s, size_t n_touched)
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
    size_t n_given = l->all.n;
    for (size_t k = 0; k < n_touched; k++) {
        uint32_t t = l->touched[k];
        struct word_pair p = {.tgt = t};
        int keep = is_candidate(l, s, t);
        l->met[t] = 0;
        if (keep && buf_add(&l->all, (const char *)&p, sizeof p) != 0)
            return -1;
    }
    if (l->all.n > n_given)
        qsort(l->all.p + start, (l->all.n - start) / sizeof(struct word_pair),
              sizeof(struct word_pair), by_target);
    return 0;
}

static int add_rows(struct search *l, uint32_t *row)
{
    for (uint32_t s = 0; s < l->words->n_forms; s++) {
        size_t n_touched = 0;
        if (is_eligible(l, l->words->n_src[s]))
            for (uint32_t k = l->place_row[s]; k < l->place_row[s + 1]; k++)
                n_touched = meet(l, l->place[k], n_touched);
        if (add_row(l, s, n_touched) != 0)
            return -1;
        row[s + 1] = (uint32_t)(l->all.n / sizeof(struct word_pair));
    }
    return 0;
}

static int search_open(struct arena *a, struct search *l)
{
    l->surprise_wanted = surprise_wanted(l->beads->mass);
    l->met = arena_array(a, l->words->n_forms, sizeof *l->met);
    l->touched = arena_alloc(a, l->words->n_forms * sizeof *l->touched);
    return l->met && l->touched && index_places(a, l) == 0 ? list_forms(a, l)
                                                           : -1;
}

int word_candidates(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct likely_beads *beads,
                    struct word_pairs *words, uint32_t **row_out, struct err *e)
{
    struct search l = {.src = src, .tgt = tgt, .beads = beads, .words = words};
    uint32_t *row = arena_array(a, (size_t)words->n_forms + 1, sizeof *row);
    int rc = row && search_open(a, &l) == 0 ? add_rows(&l, row) : -1;
    char *pairs = rc == 0 ? arena_copy(a, l.all.p, l.all.n) : NULL;
    buf_free(&l.all);
    if (!pairs)
        return err_nomem(e);
    words->row = *row_out = row;
    words->pairs = (struct word_pair *)(void *)pairs;
    return 0;
}
