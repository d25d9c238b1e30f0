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
        .discount = 1,     /* likewise: a bead does not vouch for itself */
        .min_probability = .05,
        .most_pairs = (size_t)1 << 24,
    };
}

int lexicon_em_open(const struct lexicon_em_params *p, uint32_t n_words,
                    struct lexicon_em *l, struct err *e)
{
    *l = (struct lexicon_em){.params = *p, .n_words = n_words};
    cooccurrence_open(&l->met, p->most_pairs);
    size_t n = (size_t)n_words + 1;
    l->seen_src = calloc(n, sizeof *l->seen_src);
    l->seen_tgt = calloc(n, sizeof *l->seen_tgt);
    l->row = calloc(n, sizeof *l->row);
    l->opposite = calloc(n, sizeof *l->opposite);
    l->share = calloc(n, sizeof *l->share);
    if (!l->seen_src || !l->seen_tgt || !l->row || !l->opposite || !l->share)
        return err_nomem(e);
    return 0;
}

void lexicon_em_close(struct lexicon_em *l)
{
    void *const blocks[] = {l->seen_src, l->seen_tgt,     l->row,
                            l->to_tgt,   l->to_src,       l->count_to_tgt,
                            l->opposite, l->count_to_src, l->share};
    for (size_t k = 0; k < sizeof blocks / sizeof *blocks; k++)
        free(blocks[k]);
    cooccurrence_free(&l->met);
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

/* Can a word be in a candidate?  It must be seen often enough; and as it is
 * met at most n times with a rarer word of n, what stands in more than one
 * bead of above_chance is met too often by chance. */
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
                cooccurrence_add(&l->met, b->src[x], b->tgt[y], b->weight, e);
            if (rc != 0)
                return rc;
        }
    }
    return 0;
}

/* Leave the pairs that meet more often than chance has them. */
static void choose_candidates(struct lexicon_em *l)
{
    size_t n = 0;
    for (size_t k = 0; k < l->met.n; k++) {
        const struct cooccurrence_pair x = l->met.slots[k];
        double chance = l->seen_src[x.src] * l->seen_tgt[x.tgt] / l->mass;
        if ((double)x.n >= l->params.min_count &&
            (double)x.n >= l->params.above_chance * chance)
            l->met.slots[n++] = x;
    }
    l->met.n = n;
}

int lexicon_em_count_pairs_end(struct lexicon_em *l, struct err *e)
{
    cooccurrence_sort(&l->met);
    choose_candidates(l);
    size_t n = l->met.n;
    l->to_tgt = calloc(n + 1, sizeof *l->to_tgt);
    l->to_src = calloc(n + 1, sizeof *l->to_src);
    l->count_to_tgt = calloc(n + 1, sizeof *l->count_to_tgt);
    l->count_to_src = calloc(n + 1, sizeof *l->count_to_src);
    if (!l->to_tgt || !l->to_src || !l->count_to_tgt || !l->count_to_src)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        l->row[l->met.slots[k].src + 1]++;
        l->to_tgt[k] = l->to_src[k] = 1;
    }
    for (uint32_t w = 0; w < l->n_words; w++)
        l->row[w + 1] += l->row[w];
    return 0;
}

/* Where each target word's share begins: what the null word gives it. */
static void open_bead(struct lexicon_em *l, const struct word_bead *b)
{
    for (size_t y = 0; y < b->n_tgt; y++) {
        uint32_t t = b->tgt[y];
        l->opposite[t] += 1;
        l->share[t] = (float)(l->seen_tgt[t] / l->n_tgt_tokens);
    }
    for (size_t x = 0; x < b->n_src; x++)
        for (size_t k = l->row[b->src[x]]; k < l->row[b->src[x] + 1]; k++) {
            uint32_t t = l->met.slots[k].tgt;
            if (l->opposite[t] > 0)
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
            share += l->opposite[l->met.slots[k].tgt] * l->to_src[k];
        for (size_t k = l->row[s]; k < l->row[s + 1]; k++) {
            uint32_t t = l->met.slots[k].tgt;
            float n = l->opposite[t] * b->weight;
            if (n <= 0)
                continue;
            l->count_to_tgt[k] += n * l->to_tgt[k] / l->share[t];
            l->count_to_src[k] += n * l->to_src[k] / share;
        }
    }
    for (size_t y = 0; y < b->n_tgt; y++)
        l->opposite[b->tgt[y]] = 0;
}

void lexicon_em_maximise(struct lexicon_em *l, bool last)
{
    double off = last ? l->params.discount : 0;
    for (size_t k = 0; k < l->met.n; k++) {
        const struct cooccurrence_pair *x = &l->met.slots[k];
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
    struct lexicon_entry *entries = malloc((l->met.n + 1) * sizeof *entries);
    if (!entries)
        return err_nomem(e);
    double least = l->params.min_probability * l->params.min_probability;
    size_t n = 0;
    for (size_t k = 0; k < l->met.n; k++)
        if ((double)l->to_tgt[k] * (double)l->to_src[k] >= least)
            entries[n++] = (struct lexicon_entry){
                l->met.slots[k].src, l->met.slots[k].tgt,
                at_most_1(l->to_tgt[k]), at_most_1(l->to_src[k])};
    *out = entries;
    *n_out = n;
    return 0;
}
