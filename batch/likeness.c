/* batch/likeness.c - an inverted index of the target's documents, searched with
 * the words of each document of the source.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/likeness.h"

#include <math.h>
#include <string.h>

#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "base/arena.h"

enum { TELLING_SHARE = 20, TELLING_LEAST = 4, TELLING_MOST = 500 };
static const float SAME_KEY = 0.5f;

/* The documents with each form, or with each key. */
struct posting {
    uint32_t document;
    float often; /* how_often() of its count */
};

struct postings {
    uint32_t *from;     /* [n + 1] */
    struct posting *at; /* those with id x are at[from[x] .. from[x+1]) */
};

/* A document found, with the weight it shares and the word that gave the last
 * part of it. */
struct found {
    float shared, last;
    uint32_t word; /* number of the source's word, from 1 */
};

struct search {
    const struct side *src, *tgt;
    const uint32_t *src_times, *tgt_times;
    const struct lexicon *lexicon;
    struct postings by_form, by_key;        /* of the target */
    const uint32_t *n_src_form, *n_src_key; /* documents of the source */
    uint32_t most_src, most_tgt;            /* of a word that tells */
    float *src_weight, *tgt_weight;         /* of each document */
    struct found *found;                    /* [tgt->n] */
    uint32_t *touched, n_touched;           /* those of this document */
    uint32_t word;                          /* number of this word */
    float often;                            /* how_often() it is there */
    size_t n_best;
    struct likeness *of_src, *of_tgt; /* [n x n_best], best first */
};

/* A word that is there twice as often does not tell twice as much. */
static float how_often(uint32_t times)
{
    return 1 + logf((float)times);
}

static uint32_t id_of(struct side_token t, bool by_key)
{
    return by_key ? t.key : t.form;
}

/* How many documents have each id.  A document has a form once, a key perhaps
 * several times: `last` are the documents seen last, from 1. */
static uint32_t *count_documents(struct arena *a, const struct side *s,
                                 bool by_key)
{
    const size_t n = by_key ? s->n_keys : s->n_forms;
    uint32_t *count = arena_array(a, n + 1, sizeof *count);
    uint32_t *last = arena_array(a, n + 1, sizeof *last);
    if (!count || !last)
        return NULL;
    for (size_t d = 0; d < s->n; d++)
        for (size_t k = s->token_at[d]; k < s->token_at[d + 1]; k++) {
            const uint32_t x = id_of(s->tokens[k], by_key);
            count[x] += last[x] != d + 1;
            last[x] = (uint32_t)d + 1;
        }
    return count;
}

/* Add the tokens of document d. */
static void fill_postings(struct postings *p, const struct side *s,
                          const uint32_t *times, bool by_key, size_t d,
                          uint32_t *last)
{
    for (size_t k = s->token_at[d]; k < s->token_at[d + 1]; k++) {
        const uint32_t x = id_of(s->tokens[k], by_key);
        uint32_t *end = &p->from[x + 1];
        if (last[x] != d + 1)
            p->at[(*end)++] = (struct posting){(uint32_t)d, 0};
        last[x] = (uint32_t)d + 1;
        p->at[*end - 1].often += (float)times[k];
    }
}

static int postings_open(struct arena *a, const struct side *s,
                         const uint32_t *times, bool by_key,
                         struct postings *out)
{
    const size_t n = by_key ? s->n_keys : s->n_forms;
    const uint32_t *count = count_documents(a, s, by_key);
    uint32_t *last = arena_array(a, n + 1, sizeof *last);
    out->from = arena_array(a, n + 2, sizeof *out->from);
    if (!count || !last || !out->from)
        return -1;
    /* from[x + 1] moves up from where x begins to where it ends */
    for (size_t x = 0; x < n; x++)
        out->from[x + 2] = out->from[x + 1] + count[x];
    const size_t n_postings = out->from[n + 1];
    out->at = arena_array(a, n_postings, sizeof *out->at);
    if (!out->at)
        return -1;
    for (size_t d = 0; d < s->n; d++)
        fill_postings(out, s, times, by_key, d, last);
    for (size_t k = 0; k < n_postings; k++)
        out->at[k].often = how_often((uint32_t)out->at[k].often);
    return 0;
}

static uint32_t most_of(size_t n_documents)
{
    const size_t n = n_documents / TELLING_SHARE;
    return n < TELLING_LEAST  ? TELLING_LEAST
           : n > TELLING_MOST ? TELLING_MOST
                              : (uint32_t)n;
}

/* The weight of a translation; 0 where a word is too frequent or missing. */
static float weight_of(const struct search *s, float t, uint32_t n_src,
                       uint32_t n_tgt)
{
    if (n_src == 0 || n_src > s->most_src || n_tgt == 0 || n_tgt > s->most_tgt)
        return 0;
    const double often =
        sqrt((double)s->src->n / n_src * (double)s->tgt->n / n_tgt);
    return (float)log1p((double)t * often);
}

static uint32_t n_postings(const struct postings *p, uint32_t x)
{
    return p->from[x + 1] - p->from[x];
}

/* The documents of one translation of the word at hand. */
static void find_documents(struct search *s, const struct postings *p,
                           uint32_t x, float nats)
{
    for (uint32_t k = p->from[x]; k < p->from[x + 1]; k++) {
        const uint32_t d = p->at[k].document;
        const float weight = nats * fminf(s->often, p->at[k].often);
        struct found *f = &s->found[d];
        if (f->word == 0)
            s->touched[s->n_touched++] = d;
        if (f->word != s->word) {
            f->word = s->word;
            f->last = 0;
        }
        if (weight > f->last) {
            f->shared += weight - f->last;
            f->last = weight;
        }
    }
}

/* A translation of a word: x in p. */
typedef void translation_visit(struct search *s, const struct postings *p,
                               uint32_t x, float weight, void *to);

/* All translations of a word that tell. */
static void visit_translations(struct search *s, struct side_token word,
                               translation_visit *visit, void *to)
{
    const uint32_t key = word.key;
    float weight = key == 0 ? 0
                            : weight_of(s, SAME_KEY, s->n_src_key[key],
                                        n_postings(&s->by_key, key));
    if (weight > 0)
        visit(s, &s->by_key, key, weight, to);
    const struct lexicon *l = s->lexicon;
    const uint32_t number = l ? s->src->word[word.form] : LEXICON_NONE;
    for (uint32_t k = number == LEXICON_NONE ? 0 : l->row[number];
         number != LEXICON_NONE && k < l->row[number + 1]; k++) {
        const struct lexicon_entry *x = &l->entries[k];
        weight = weight_of(s, (x->src_to_tgt + x->tgt_to_src) / 2,
                           s->n_src_form[word.form],
                           n_postings(&s->by_form, x->tgt));
        if (weight > 0)
            visit(s, &s->by_form, x->tgt, weight, to);
    }
}

static void find_translation(struct search *s, const struct postings *p,
                             uint32_t x, float weight, void *to)
{
    float *best = to;
    find_documents(s, p, x, weight);
    *best = weight > *best ? weight : *best;
}

/* The best weight of each form and of each key of the target. */
struct best_weights {
    float *form, *key;
};

static void note_best(struct search *s, const struct postings *p, uint32_t x,
                      float weight, void *to)
{
    const struct best_weights *best = to;
    float *at = p == &s->by_key ? &best->key[x] : &best->form[x];
    *at = weight > *at ? weight : *at;
}

/* What each document of the target could share. */
static int weigh_target(struct arena *a, struct search *s)
{
    const struct side *src = s->src, *tgt = s->tgt;
    const struct best_weights best = {
        arena_array(a, tgt->n_forms, sizeof(float)),
        arena_array(a, tgt->n_keys, sizeof(float))};
    uint8_t *seen = arena_array(a, src->n_forms, sizeof *seen);
    if (!best.form || !best.key || !seen)
        return -1;
    for (size_t k = 0; k < src->token_at[src->n]; k++)
        if (!seen[src->tokens[k].form]) {
            seen[src->tokens[k].form] = 1;
            visit_translations(s, src->tokens[k], note_best, (void *)&best);
        }
    for (size_t d = 0; d < tgt->n; d++)
        for (size_t k = tgt->token_at[d]; k < tgt->token_at[d + 1]; k++) {
            const struct side_token t = tgt->tokens[k];
            s->tgt_weight[d] += how_often(s->tgt_times[k]) *
                                fmaxf(best.form[t.form], best.key[t.key]);
        }
    return 0;
}

/* Put a pair among the best of one document; of equal ones the first stays. */
static void keep_best(struct likeness *best, size_t n_best, struct likeness x)
{
    size_t at = n_best;
    while (at > 0 && x.value > best[at - 1].value)
        at--;
    if (at == n_best)
        return;
    memmove(&best[at + 1], &best[at], (n_best - 1 - at) * sizeof *best);
    best[at] = x;
}

static void search_with(struct search *s, size_t d)
{
    const struct side *src = s->src;
    float own = 0;
    s->n_touched = 0;
    s->word = 0;
    for (size_t k = src->token_at[d]; k < src->token_at[d + 1]; k++) {
        float best = 0;
        s->word++;
        s->often = how_often(s->src_times[k]);
        visit_translations(s, src->tokens[k], find_translation, &best);
        own += s->often * best;
    }
    for (uint32_t k = 0; k < s->n_touched; k++) {
        const uint32_t t = s->touched[k];
        const struct likeness x = {
            (uint32_t)d, t, 2 * s->found[t].shared / (own + s->tgt_weight[t])};
        s->found[t] = (struct found){0};
        keep_best(s->of_src + d * s->n_best, s->n_best, x);
        keep_best(s->of_tgt + t * s->n_best, s->n_best, x);
    }
}

/* The best of both sides, each once, in order. */
static int gather(struct arena *a, const struct search *s,
                  struct likeness **out, size_t *n_out)
{
    const size_t n_src = s->src->n, n_best = s->n_best;
    /* those that are among the best of the target alone, by source */
    uint32_t *at = arena_array(a, n_src + 2, sizeof *at);
    struct likeness *rest, *all;
    size_t n_rest = s->tgt->n * n_best, n = 0;
    for (size_t k = 0; at && k < n_rest; k++)
        if (s->of_tgt[k].value > 0)
            at[s->of_tgt[k].src + 2]++;
    for (size_t d = 0; at && d < n_src; d++)
        at[d + 2] += at[d + 1];
    rest = arena_array(a, n_rest, sizeof *rest);
    all = arena_array(a, n_rest + n_src * n_best, sizeof *all);
    if (!at || !rest || !all)
        return -1;
    for (size_t k = 0; k < n_rest; k++)
        if (s->of_tgt[k].value > 0)
            rest[at[s->of_tgt[k].src + 1]++] = s->of_tgt[k];
    for (size_t d = 0; d < n_src; d++) {
        const struct likeness *own = s->of_src + d * n_best;
        const size_t from = n;
        for (size_t k = 0; k < n_best && own[k].value > 0; k++)
            all[n++] = own[k];
        for (size_t k = at[d]; k < at[d + 1]; k++) {
            bool is_there = false;
            for (size_t x = from; x < n; x++)
                is_there |= all[x].tgt == rest[k].tgt;
            if (!is_there)
                all[n++] = rest[k];
        }
    }
    *out = all;
    *n_out = n;
    return 0;
}

static int search_open(struct arena *a, struct search *s)
{
    const size_t n_src = s->src->n, n_tgt = s->tgt->n;
    s->most_src = most_of(n_src);
    s->most_tgt = most_of(n_tgt);
    s->n_src_form = count_documents(a, s->src, false);
    s->n_src_key = count_documents(a, s->src, true);
    s->tgt_weight = arena_array(a, n_tgt, sizeof *s->tgt_weight);
    s->found = arena_array(a, n_tgt, sizeof *s->found);
    s->touched = arena_array(a, n_tgt, sizeof *s->touched);
    s->of_src = arena_array(a, n_src * s->n_best, sizeof *s->of_src);
    s->of_tgt = arena_array(a, n_tgt * s->n_best, sizeof *s->of_tgt);
    if (!s->n_src_form || !s->n_src_key || !s->tgt_weight || !s->found ||
        !s->touched || !s->of_src || !s->of_tgt ||
        postings_open(a, s->tgt, s->tgt_times, false, &s->by_form) != 0 ||
        postings_open(a, s->tgt, s->tgt_times, true, &s->by_key) != 0)
        return -1;
    return weigh_target(a, s);
}

int likeness_find(struct arena *a, const struct side *src,
                  const struct side *tgt, const uint32_t *const times[2],
                  const struct lexicon *lexicon, size_t n_best,
                  struct likeness **out, size_t *n_out, struct err *e)
{
    struct search s = {.src = src,
                       .tgt = tgt,
                       .src_times = times[0],
                       .tgt_times = times[1],
                       .lexicon = src->word ? lexicon : NULL,
                       .n_best = n_best};
    if (search_open(a, &s) != 0)
        return err_nomem(e);
    for (size_t d = 0; d < src->n; d++)
        search_with(&s, d);
    return gather(a, &s, out, n_out) == 0 ? 0 : err_nomem(e);
}
