/* aligner/word_pairs.c - collects the pairs known from outside.
 *
 * A row is made in a buffer of its own, sorted, freed of duplicates and
 * appended to the table, so that memory grows with the result only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/word_pairs.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "aligner/lattice/side.h"
#include "aligner/lexicon.h"
#include "base/arena.h"
#include "base/buffer.h"

static const float SAME_FORM = 0.6f, SAME_KEY = 0.5f;

/* Chains of target forms: of each key, and of each lexicon word. */
struct forms_by {
    uint32_t *first; /* form + 1, or 0 */
    uint32_t *next;  /* [n_forms] form + 1, or 0 */
};

/* The input of the rows. */
struct gathering {
    const struct side *src, *tgt;
    const struct lexicon *lexicon; /* NULL when there is none */
    bool by_spelling;              /* equal forms and keys too */
    const uint32_t *n_src, *n_tgt;
    const uint32_t *src_key; /* [n_forms] */
    struct forms_by key, word;
    uint8_t *untranslated; /* [n_forms] struct word_pairs; NULL */
    struct buf row, all;   /* of struct word_pair */
};

static int count_forms(struct arena *a, const struct side *s,
                       const uint32_t **n_out, const double **p_out)
{
    uint32_t *n = arena_array(a, s->n_forms, sizeof *n);
    double *p = arena_array(a, s->n_forms, sizeof *p);
    if (!n || !p)
        return -1;
    size_t n_tokens = s->token_at[s->n], n_kinds = 0;
    for (size_t k = 0; k < n_tokens; k++)
        n_kinds += n[s->tokens[k].form]++ == 0;
    for (uint32_t f = 0; f < s->n_forms; f++)
        p[f] = (1 + (double)n[f]) / (double)(n_tokens + n_kinds + 1);
    *n_out = n;
    *p_out = p;
    return 0;
}

static uint32_t *keys_of_forms(struct arena *a, const struct side *s)
{
    uint32_t *key = arena_array(a, s->n_forms, sizeof *key);
    for (size_t k = 0; key && k < s->token_at[s->n]; k++)
        key[s->tokens[k].form] = s->tokens[k].key;
    return key;
}

static int chains_open(struct arena *a, uint32_t n_heads, uint32_t n_forms,
                       struct forms_by *out)
{
    out->first = arena_array(a, n_heads, sizeof *out->first);
    out->next = arena_array(a, n_forms, sizeof *out->next);
    return out->first && out->next ? 0 : -1;
}

static void chain_add(struct forms_by *by, uint32_t head, uint32_t form)
{
    by->next[form] = by->first[head];
    by->first[head] = form + 1;
}

/* struct word_pairs, of one side. */
static const uint8_t *listed_words(struct arena *a, const struct side *s)
{
    uint8_t *listed = arena_array(a, s->n_forms, sizeof *listed);
    for (uint32_t f = 0; listed && f < s->n_forms; f++) {
        enum side_kind kind = s->kind ? (enum side_kind)s->kind[f] : SIDE_WORD;
        listed[f] = s->word[f] != LEXICON_NONE &&
                    (kind == SIDE_MEDIUM || kind == SIDE_WORD);
    }
    return listed;
}

static int gathering_open(struct arena *a, struct gathering *g)
{
    uint32_t n_forms = g->tgt->n_forms;
    uint32_t n_words = g->lexicon ? g->lexicon->n_tgt_words : 0;
    const uint32_t *tgt_key = keys_of_forms(a, g->tgt);
    g->src_key = keys_of_forms(a, g->src);
    if (!tgt_key || !g->src_key ||
        chains_open(a, g->tgt->n_keys, n_forms, &g->key) != 0 ||
        chains_open(a, n_words, n_forms, &g->word) != 0)
        return -1;
    for (uint32_t f = n_forms; f-- > 0;) {
        if (g->n_tgt[f] == 0)
            continue;
        if (tgt_key[f] != 0)
            chain_add(&g->key, tgt_key[f], f);
        if (g->lexicon && g->tgt->word[f] != LEXICON_NONE)
            chain_add(&g->word, g->tgt->word[f], f);
    }
    return 0;
}

static int add_pair(struct gathering *g, uint32_t tgt, float to_tgt,
                    float to_src)
{
    struct word_pair p = {tgt, to_tgt, to_src, to_tgt, to_src};
    return buf_add(&g->row, (const char *)&p, sizeof p);
}

static int add_lexicon(struct gathering *g, uint32_t src)
{
    uint32_t word = g->src->word[src];
    if (word == LEXICON_NONE)
        return 0;
    const uint32_t *row = g->lexicon->row;
    for (uint32_t k = row[word]; k < row[word + 1]; k++) {
        const struct lexicon_entry *x = &g->lexicon->entries[k];
        for (uint32_t f = g->word.first[x->tgt]; f > 0; f = g->word.next[f - 1])
            if (add_pair(g, f - 1, x->src_to_tgt, x->tgt_to_src) != 0)
                return -1;
    }
    return 0;
}

/* Does the lexicon have the word, but not as its own translation?  The row
 * holds what it lists. */
static bool is_untranslated(const struct gathering *g, uint32_t form)
{
    const struct word_pair *p = (const struct word_pair *)(void *)g->row.p;
    enum side_kind kind =
        g->src->kind ? (enum side_kind)g->src->kind[form] : SIDE_WORD;
    if (kind == SIDE_PUNCTUATION || kind == SIDE_NUMBER ||
        g->src->word[form] == LEXICON_NONE)
        return false;
    for (size_t k = 0; k < g->row.n / sizeof *p; k++)
        if (p[k].tgt == form)
            return false;
    return true;
}

static bool is_short(const struct gathering *g, uint32_t form)
{
    return g->src->kind && g->src->kind[form] == SIDE_SHORT;
}

static int by_target(const void *x, const void *y)
{
    const struct word_pair *a = x, *b = y;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

/* Sort the row, keep the best of equal pairs, append it to the table. */
static int close_row(struct gathering *g)
{
    size_t n = g->row.n / sizeof(struct word_pair), n_kept = 0;
    struct word_pair *p = (struct word_pair *)(void *)g->row.p;
    if (n > 1)
        qsort(p, n, sizeof *p, by_target);
    for (size_t k = 0; k < n; k++) {
        if (n_kept == 0 || p[n_kept - 1].tgt != p[k].tgt) {
            p[n_kept++] = p[k];
            continue;
        }
        struct word_pair *best = &p[n_kept - 1];
        if (p[k].to_tgt > best->to_tgt)
            best->to_tgt = p[k].to_tgt;
        if (p[k].to_src > best->to_src)
            best->to_src = p[k].to_src;
    }
    g->row.n = 0;
    return n_kept > 0 ? buf_add(&g->all, (const char *)p, n_kept * sizeof *p)
                      : 0;
}

static int gather_row(struct gathering *g, uint32_t s)
{
    if (g->n_src[s] == 0)
        return 0;
    if (g->lexicon && add_lexicon(g, s) != 0)
        return -1;
    if (g->lexicon && g->n_tgt[s] > 0)
        g->untranslated[s] = is_untranslated(g, s);
    const bool copy = g->lexicon && g->untranslated[s] && is_short(g, s);
    if (g->by_spelling && g->n_tgt[s] > 0 && !copy &&
        add_pair(g, s, SAME_FORM, SAME_FORM) != 0)
        return -1;
    uint32_t key = g->by_spelling ? g->src_key[s] : 0;
    uint32_t f = key != 0 ? g->key.first[key] : 0;
    for (; f > 0; f = g->key.next[f - 1])
        if (!(copy && f - 1 == s) &&
            add_pair(g, f - 1, SAME_KEY, SAME_KEY) != 0)
            return -1;
    return close_row(g);
}

/* Scale rows and columns down to a sum of 1. */
static void scale_down(struct word_pairs *w, double *column)
{
    for (uint32_t s = 0; s < w->n_forms; s++) {
        float sum = 0;
        for (uint32_t k = w->row[s]; k < w->row[s + 1]; k++) {
            sum += w->pairs[k].to_tgt;
            column[w->pairs[k].tgt] += (double)w->pairs[k].to_src;
        }
        for (uint32_t k = w->row[s]; sum > 1 && k < w->row[s + 1]; k++)
            w->pairs[k].to_tgt /= sum;
    }
    for (size_t k = 0; k < word_pairs_n(w); k++) {
        struct word_pair *p = &w->pairs[k];
        if (column[p->tgt] > 1)
            p->to_src /= (float)column[p->tgt];
        p->given_to_tgt = p->to_tgt;
        p->given_to_src = p->to_src;
    }
}

static int gather(struct arena *a, struct gathering *g, struct word_pairs *w)
{
    uint32_t *row = arena_array(a, (size_t)w->n_forms + 1, sizeof *row);
    double *column = arena_array(a, w->n_forms, sizeof *column);
    if (!row || !column)
        return -1;
    for (uint32_t s = 0; s < w->n_forms; s++) {
        if (gather_row(g, s) != 0)
            return -1;
        row[s + 1] = (uint32_t)(g->all.n / sizeof(struct word_pair));
    }
    w->row = row;
    w->pairs = (struct word_pair *)(void *)arena_copy(a, g->all.p, g->all.n);
    if (!w->pairs)
        return -1;
    scale_down(w, column);
    return 0;
}

static int make_pairs(struct arena *a, bool by_spelling, const struct side *src,
                      const struct side *tgt, const struct lexicon *lexicon,
                      struct word_pairs *out, struct err *e)
{
    struct word_pairs w = {.n_forms = src->n_forms};
    struct gathering g = {.src = src, .tgt = tgt, .by_spelling = by_spelling};
    if (count_forms(a, src, &w.n_src, &w.p_src) != 0 ||
        count_forms(a, tgt, &w.n_tgt, &w.p_tgt) != 0)
        return err_nomem(e);
    g.lexicon = src->word && tgt->word ? lexicon : NULL;
    g.n_src = w.n_src;
    g.n_tgt = w.n_tgt;
    if (g.lexicon) {
        g.untranslated = arena_array(a, w.n_forms, sizeof *g.untranslated);
        w.src_listed = listed_words(a, src);
        w.tgt_listed = listed_words(a, tgt);
    }
    bool has_room =
        !g.lexicon || (g.untranslated && w.src_listed && w.tgt_listed);
    int rc = has_room ? gathering_open(a, &g) : -1;
    w.untranslated = g.untranslated;
    if (rc == 0)
        rc = gather(a, &g, &w);
    buf_free(&g.row);
    buf_free(&g.all);
    if (rc != 0)
        return err_nomem(e);
    *out = w;
    return 0;
}

int word_pairs_open(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct lexicon *lexicon,
                    struct word_pairs *out, struct err *e)
{
    return make_pairs(a, true, src, tgt, lexicon, out, e);
}

int word_pairs_of_lexicon(struct arena *a, const struct side *src,
                          const struct side *tgt, const struct lexicon *lexicon,
                          struct word_pairs *out, struct err *e)
{
    return make_pairs(a, false, src, tgt, lexicon, out, e);
}
