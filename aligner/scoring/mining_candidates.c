/* aligner/scoring/mining_candidates.c - sums of nats over the places of words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/mining_candidates.h"

#include <math.h>
#include <stdlib.h>

#include "aligner/lattice/side.h"
#include "aligner/lattice/walls.h"
#include "aligner/lexicon.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"

/* The probability of a word's translation where it has none, and the weight of
 * words that no lexicon has: nothing shows that they are missing. */
static const double PROBABILITY = 0.5, UNKNOWN = 0.5;

double mining_kind_weight(const struct side *s, uint32_t form)
{
    static const double weights[] = {[SIDE_PUNCTUATION] = 0,
                                     [SIDE_SHORT] = .2,
                                     [SIDE_MEDIUM] = .5,
                                     [SIDE_WORD] = 1,
                                     [SIDE_NUMBER] = 1};
    return weights[s->kind ? s->kind[form] : SIDE_WORD];
}

/* The nats of the forms of one side. */
static double *weights_of(struct arena *a, const struct side *s,
                          const double *share)
{
    double *nats = arena_alloc(a, s->n_forms * sizeof *nats);
    for (uint32_t f = 0; nats && f < s->n_forms; f++) {
        bool is_known = (s->word && s->word[f] != LEXICON_NONE) ||
                        (s->kind && s->kind[f] == SIDE_NUMBER) ||
                        (s->name && s->name[f]);
        nats[f] = mining_kind_weight(s, f) * log1p(PROBABILITY / share[f]) *
                  (is_known ? 1 : UNKNOWN);
    }
    return nats;
}

static double *sums_of(struct arena *a, const struct side *s,
                       const double *nats)
{
    double *sum = arena_array(a, s->n, sizeof *sum);
    for (size_t i = 0; sum && i < s->n; i++)
        for (size_t k = s->token_at[i]; k < s->token_at[i + 1]; k++)
            sum[i] += nats[s->tokens[k].form];
    return sum;
}

int mining_weights_open(struct arena *a, const struct mining_input *in,
                        struct mining_weights *out)
{
    out->src = weights_of(a, in->src, in->words->p_src);
    out->tgt = weights_of(a, in->tgt, in->words->p_tgt);
    if (!out->src || !out->tgt)
        return -1;
    out->src_of = sums_of(a, in->src, out->src);
    out->tgt_of = sums_of(a, in->tgt, out->tgt);
    return out->src_of && out->tgt_of ? 0 : -1;
}

int mining_search_open(struct arena *a, const struct mining_input *in,
                       const struct mining_weights *weights,
                       struct mining_search *out)
{
    *out = (struct mining_search){.in = in, .weights = weights};
    size_t most = 0;
    for (size_t i = 0; i < in->src->n; i++) {
        size_t n = 0;
        for (size_t k = in->src->token_at[i]; k < in->src->token_at[i + 1];
             k++) {
            uint32_t f = in->src->tokens[k].form;
            n += in->words->row[f + 1] - in->words->row[f];
        }
        most = n > most ? n : most;
    }
    out->sum = arena_array(a, in->tgt->n, sizeof *out->sum);
    out->touched = arena_alloc(a, in->tgt->n * sizeof *out->touched);
    out->lookups = arena_alloc(a, (most + 1) * sizeof *out->lookups);
    if (!out->sum || !out->touched || !out->lookups)
        return -1;
    return token_index_open(a, in->tgt, in->tgt->token_at, &out->index);
}

/* Rare words first; equals by form, so that the order is one. */
static int by_places(const void *x, const void *y)
{
    const struct mining_lookup *a = x, *b = y;
    if (a->n_places != b->n_places)
        return a->n_places < b->n_places ? -1 : 1;
    if (a->tgt != b->tgt)
        return a->tgt < b->tgt ? -1 : 1;
    return (a->nats < b->nats) - (a->nats > b->nats);
}

/* The partners of the words of sentence i, each once, with the most that it
 * weighs. */
static size_t collect(struct mining_search *s, size_t i)
{
    const struct side *src = s->in->src;
    const struct word_pairs *w = s->in->words;
    size_t n = 0, n_kept = 0;
    for (size_t k = src->token_at[i]; k < src->token_at[i + 1]; k++) {
        uint32_t f = src->tokens[k].form;
        double kind = mining_kind_weight(src, f);
        for (uint32_t r = w->row[f]; kind > 0 && r < w->row[f + 1]; r++) {
            const struct word_pair *p = &w->pairs[r];
            double t = ((double)p->given_to_tgt + (double)p->given_to_src) / 2;
            s->lookups[n++] = (struct mining_lookup){
                p->tgt, w->n_tgt[p->tgt], kind * log1p(t / w->p_tgt[p->tgt])};
        }
    }
    if (n > 1)
        qsort(s->lookups, n, sizeof *s->lookups, by_places);
    for (size_t k = 0; k < n; k++)
        if (n_kept == 0 || s->lookups[n_kept - 1].tgt != s->lookups[k].tgt)
            s->lookups[n_kept++] = s->lookups[k];
    return n_kept;
}

/* Add what a word weighs to each sentence that it is in. */
static size_t add_places(struct mining_search *s, const struct mining_lookup *l,
                         size_t n_touched)
{
    const struct token_index *x = &s->index;
    uint32_t last = UINT32_MAX;
    for (uint32_t at = x->from[l->tgt]; at < x->end[l->tgt]; at++) {
        uint32_t j = x->place[at].sentence;
        if (j == last || j < s->first || j >= s->end ||
            (s->in->tgt_free && !s->in->tgt_free[j]))
            continue;
        last = j;
        if (s->sum[j] == 0)
            s->touched[n_touched++] = j;
        s->sum[j] += l->nats;
    }
    return n_touched;
}

/* The target sentences that a source sentence may have: all, or those of its
 * part. */
static void keep_to_part(struct mining_search *s, size_t i)
{
    const struct walls *w = s->in->src->walls;
    s->first = w ? w->tgt_at[w->src_part[i]] : 0;
    s->end = w ? w->tgt_at[w->src_part[i] + 1] : (uint32_t)s->in->tgt->n;
}

size_t mining_search_best(struct mining_search *s, size_t i, uint32_t *best)
{
    const double own = s->weights->src_of[i];
    double value[MINING_BEST];
    keep_to_part(s, i);
    size_t n = collect(s, i), n_touched = 0, n_places = 0, n_best = 0;
    for (size_t k = 0; k < n; k++) {
        if (s->lookups[k].nats <= 0)
            continue;
        n_places += s->lookups[k].n_places;
        if (n_places > MINING_PLACES && n_touched > 0)
            break;
        n_touched = add_places(s, &s->lookups[k], n_touched);
    }
    for (size_t k = 0; k < n_touched; k++) {
        uint32_t j = s->touched[k];
        double x = s->sum[j] / (own + s->weights->tgt_of[j]);
        s->sum[j] = 0;
        if (n_best == MINING_BEST &&
            (x < value[n_best - 1] ||
             (x == value[n_best - 1] && j > best[n_best - 1])))
            continue;
        size_t at = n_best < MINING_BEST ? n_best++ : n_best - 1;
        for (; at > 0 &&
               (value[at - 1] < x || (value[at - 1] == x && best[at - 1] > j));
             at--) {
            value[at] = value[at - 1];
            best[at] = best[at - 1];
        }
        value[at] = x;
        best[at] = j;
    }
    return n_best;
}
