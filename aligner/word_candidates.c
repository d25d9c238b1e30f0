/* aligner/word_candidates.c - co-occurrences, one source word at a time.
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

/* The least count of a candidate, and its least ratio to the count by
 * chance. */
static const double LEAST_JOINT = 2, ABOVE_CHANCE = 5;

/* The least log likelihood ratio, halved: two co-occurrences of rare words have
 * it, of a word in every tenth sentence they do not. */
static const double LLR_NATS = 6;

/* Longer documents have more pairs to choose from, by the square of their
 * length: for each nat of beads above this number, two nats more are needed. */
static const double SHORT_DOCUMENT = 1000;

/* The least share of the occurrences of both words: accidental co-occurrences
 * of a frequent word grow with the document. */
static const double LEAST_SHARE = 0.05;

struct search {
    const struct side *src, *tgt;
    const struct likely_beads *beads;
    const struct word_pairs *words;
    uint32_t *place, *place_row; /* sentences of each source form */
    uint32_t *form;              /* eligible target words */
    size_t *form_at;             /* [tgt->n + 1] the first of a sentence */
    double *n_joint;             /* [n_forms] count with the current source
                                    form */
    uint32_t *touched;           /* [n_forms] where n_joint is not 0 */
    double llr_needed;
    struct buf all; /* of struct word_pair */
};

/* Can a form be in a candidate? It must occur twice.  A pair co-occurs at most
 * n times if its rarer word has n, so a form in more than one of five beads
 * cannot exceed chance five times. */
static int is_eligible(const struct search *s, uint32_t n)
{
    return n >= LEAST_JOINT && n * ABOVE_CHANCE <= s->beads->mass;
}

/* List the sentences of each source form. */
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

/* List the eligible target words, sentence by sentence. */
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
static size_t count_place(struct search *l, uint32_t sentence, size_t n_touched)
{
    const struct likely_beads *c = l->beads;
    for (uint32_t k = c->of_row[sentence]; k < c->of_row[sentence + 1]; k++) {
        const struct bead *b = &c->beads[c->of[k]];
        size_t to = l->form_at[b->tgt_at + b->n_tgt];
        for (size_t y = l->form_at[b->tgt_at]; y < to; y++) {
            uint32_t t = l->form[y];
            if (l->n_joint[t] == 0)
                l->touched[n_touched++] = t;
            l->n_joint[t] += b->posterior;
        }
    }
    return n_touched;
}

static int by_target(const void *x, const void *y)
{
    const struct word_pair *a = x, *b = y;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

/* Half of Dunning's (1993) log likelihood ratio, in nats, for rare events, with
 * their Poisson law. */
static double half_llr(double n_joint, double chance)
{
    return n_joint * fast_log(n_joint / chance) - (n_joint - chance);
}

static double llr_needed(double mass)
{
    double times = mass / SHORT_DOCUMENT;
    return LLR_NATS + (times > 1 ? 2 * fast_log(times) : 0);
}

static int is_candidate(const struct search *l, uint32_t s, uint32_t t)
{
    const struct word_pairs *w = l->words;
    double n_joint = l->n_joint[t];
    if (n_joint < LEAST_JOINT)
        return 0;
    double chance = (double)w->n_src[s] * w->n_tgt[t] / l->beads->mass;
    return n_joint >= ABOVE_CHANCE * chance &&
           n_joint >= LEAST_SHARE * (w->n_src[s] + w->n_tgt[t]) &&
           half_llr(n_joint, chance) >= l->llr_needed;
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
        l->n_joint[p.tgt] = 0;
        if (buf_add(&l->all, (const char *)&p, sizeof p) != 0)
            return -1;
    }
    size_t n_given = l->all.n;
    for (size_t k = 0; k < n_touched; k++) {
        uint32_t t = l->touched[k];
        struct word_pair p = {.tgt = t};
        int keep = is_candidate(l, s, t);
        l->n_joint[t] = 0;
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
                n_touched = count_place(l, l->place[k], n_touched);
        if (add_row(l, s, n_touched) != 0)
            return -1;
        row[s + 1] = (uint32_t)(l->all.n / sizeof(struct word_pair));
    }
    return 0;
}

static int search_open(struct arena *a, struct search *l)
{
    l->llr_needed = llr_needed(l->beads->mass);
    l->n_joint = arena_array(a, l->words->n_forms, sizeof *l->n_joint);
    l->touched = arena_alloc(a, l->words->n_forms * sizeof *l->touched);
    return l->n_joint && l->touched && index_places(a, l) == 0
               ? list_forms(a, l)
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
