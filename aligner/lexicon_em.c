/* aligner/lexicon_em.c - counts, candidates, and rounds of Model 1.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lexicon_em.h"

#include <stdlib.h>

struct lexicon_em_params lexicon_em_params_default(void)
{
    return (struct lexicon_em_params){
        .min_count = 3,
        .above_chance = 5, /* as in model1.c */
        .discount = 1,     /* as there: the bead itself is among those
                              counted */
        .min_probability = .05,
        .most_pairs = (size_t)1 << 24,
    };
}

int lexicon_em_open(const struct lexicon_em_params *p, uint32_t n_words,
                    struct lexicon_em *l, struct err *e)
{
    *l = (struct lexicon_em){.params = *p, .n_words = n_words};
    cooccurrence_open(&l->joint, p->most_pairs);
    size_t n = (size_t)n_words + 1;
    l->seen_src = calloc(n, sizeof *l->seen_src);
    l->seen_tgt = calloc(n, sizeof *l->seen_tgt);
    l->row = calloc(n, sizeof *l->row);
    l->n_opposite = calloc(n, sizeof *l->n_opposite);
    l->share = calloc(n, sizeof *l->share);
    if (!l->seen_src || !l->seen_tgt || !l->row || !l->n_opposite || !l->share)
        return err_nomem(e);
    return 0;
}

void lexicon_em_close(struct lexicon_em *l)
{
    void *const blocks[] = {l->seen_src,   l->seen_tgt,     l->row,
                            l->to_tgt,     l->to_src,       l->count_to_tgt,
                            l->n_opposite, l->count_to_src, l->share};
    for (size_t k = 0; k < sizeof blocks / sizeof *blocks; k++)
        free(blocks[k]);
    cooccurrence_free(&l->joint);
    *l = (struct lexicon_em){.n_words = 0};
}

void lexicon_em_count_words(struct lexicon_em *l, const struct word_bead *b)
{
    double weight = (double)b->weight;
    l->mass += weight;
    l->n_src_tokens += weight * (double)b->n_src;
    l->n_tgt_tokens += weight * (double)b->n_tgt;
    for (size_t x = 0; x < b->n_src; x++)
        l->seen_src[b->src[x]] += weight;
    for (size_t y = 0; y < b->n_tgt; y++)
        l->seen_tgt[b->tgt[y]] += weight;
}

/* Can a word be in a candidate? It must be frequent enough.  A pair co-occurs
 * at most n times if its rarer word has n, so a word in more than one bead of
 * above_chance cannot exceed chance by that factor. */
static bool is_eligible(const struct lexicon_em *l, double seen)
{
    return seen >= l->params.min_count &&
           seen * l->params.above_chance <= l->mass;
}

int lexicon_em_count_pairs(struct lexicon_em *l, const struct word_bead *b,
                           struct err *e)
{
    for (size_t x = 0; x < b->n_src; x++) {
        if (!is_eligible(l, l->seen_src[b->src[x]]))
            continue;
        for (size_t y = 0; y < b->n_tgt; y++) {
            if (!is_eligible(l, l->seen_tgt[b->tgt[y]]))
                continue;
            int rc =
                cooccurrence_add(&l->joint, b->src[x], b->tgt[y], b->weight, e);
            if (rc != 0)
                return rc;
        }
    }
    return 0;
}

/* Keep the pairs that co-occur more often than by chance. */
static void choose_candidates(struct lexicon_em *l)
{
    size_t n = 0;
    for (size_t k = 0; k < l->joint.n; k++) {
        const struct cooccurrence_pair x = l->joint.slots[k];
        double chance = l->seen_src[x.src] * l->seen_tgt[x.tgt] / l->mass;
        if ((double)x.n >= l->params.min_count &&
            (double)x.n >= l->params.above_chance * chance)
            l->joint.slots[n++] = x;
    }
    l->joint.n = n;
}

int lexicon_em_count_pairs_end(struct lexicon_em *l, struct err *e)
{
    cooccurrence_sort(&l->joint);
    choose_candidates(l);
    size_t n = l->joint.n;
    l->to_tgt = calloc(n + 1, sizeof *l->to_tgt);
    l->to_src = calloc(n + 1, sizeof *l->to_src);
    l->count_to_tgt = calloc(n + 1, sizeof *l->count_to_tgt);
    l->count_to_src = calloc(n + 1, sizeof *l->count_to_src);
    if (!l->to_tgt || !l->to_src || !l->count_to_tgt || !l->count_to_src)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        l->row[l->joint.slots[k].src + 1]++;
        l->to_tgt[k] = l->to_src[k] = 1;
    }
    for (uint32_t w = 0; w < l->n_words; w++)
        l->row[w + 1] += l->row[w];
    return 0;
}

/* The denominator of each target word: the null word, and the source words
 * opposite. */
static void open_bead(struct lexicon_em *l, const struct word_bead *b)
{
    for (size_t y = 0; y < b->n_tgt; y++) {
        uint32_t t = b->tgt[y];
        l->n_opposite[t] += 1;
        l->share[t] = (float)(l->seen_tgt[t] / l->n_tgt_tokens);
    }
    for (size_t x = 0; x < b->n_src; x++)
        for (size_t k = l->row[b->src[x]]; k < l->row[b->src[x] + 1]; k++) {
            uint32_t t = l->joint.slots[k].tgt;
            if (l->n_opposite[t] > 0)
                l->share[t] += l->to_tgt[k];
        }
}

void lexicon_em_expect(struct lexicon_em *l, const struct word_bead *b)
{
    open_bead(l, b);
    for (size_t x = 0; x < b->n_src; x++) {
        uint32_t s = b->src[x];
        float share = (float)(l->seen_src[s] / l->n_src_tokens);
        for (size_t k = l->row[s]; k < l->row[s + 1]; k++)
            share += l->n_opposite[l->joint.slots[k].tgt] * l->to_src[k];
        for (size_t k = l->row[s]; k < l->row[s + 1]; k++) {
            uint32_t t = l->joint.slots[k].tgt;
            float n = l->n_opposite[t] * b->weight;
            if (n <= 0)
                continue;
            l->count_to_tgt[k] += n * l->to_tgt[k] / l->share[t];
            l->count_to_src[k] += n * l->to_src[k] / share;
        }
    }
    for (size_t y = 0; y < b->n_tgt; y++)
        l->n_opposite[b->tgt[y]] = 0;
}

void lexicon_em_maximise(struct lexicon_em *l, bool last)
{
    double off = last ? l->params.discount : 0;
    for (size_t k = 0; k < l->joint.n; k++) {
        const struct cooccurrence_pair *x = &l->joint.slots[k];
        double to_tgt = (double)l->count_to_tgt[k] - off;
        double to_src = (double)l->count_to_src[k] - off;
        to_tgt /= l->seen_src[x->src];
        to_src /= l->seen_tgt[x->tgt];
        l->to_tgt[k] = to_tgt > 0 ? (float)to_tgt : 0;
        l->to_src[k] = to_src > 0 ? (float)to_src : 0;
        l->count_to_tgt[k] = l->count_to_src[k] = 0;
    }
}

static float at_most_1(float p)
{
    return p < 1 ? p : 1;
}

int lexicon_em_entries(const struct lexicon_em *l, struct lexicon_entry **out,
                       size_t *n_out, struct err *e)
{
    struct lexicon_entry *entries = malloc((l->joint.n + 1) * sizeof *entries);
    if (!entries)
        return err_nomem(e);
    double least = l->params.min_probability * l->params.min_probability;
    size_t n = 0;
    for (size_t k = 0; k < l->joint.n; k++)
        if ((double)l->to_tgt[k] * (double)l->to_src[k] >= least)
            entries[n++] = (struct lexicon_entry){
                l->joint.slots[k].src, l->joint.slots[k].tgt,
                at_most_1(l->to_tgt[k]), at_most_1(l->to_src[k])};
    *out = entries;
    *n_out = n;
    return 0;
}
