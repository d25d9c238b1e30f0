/* training/damage.c - sides are written anew, sentence by sentence.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/damage.h"

#include <string.h>

#include "aligner/scoring/word_matches.h"

/* Every so many links are damaged; tokens of a sentence that is cut, and words
 * of one that is copied, at least. */
enum { EVERY = 3, CUT_TOKENS = 10, COPIED_WORDS = 4 };

/* Sentences with names or numbers, at least: of every so many one. */
enum { NAMED_EVERY = 3 };

/* A side under way. */
struct rewrite {
    struct side_token *tokens;
    size_t *token_at;
    uint32_t *len_cp;
    size_t n; /* sentences */
};

static int rewrite_open(struct arena *a, const struct side *s, size_t n_tokens,
                        struct rewrite *w, struct err *e)
{
    *w = (struct rewrite){arena_alloc(a, n_tokens * sizeof *w->tokens),
                          arena_array(a, s->n + 1, sizeof *w->token_at),
                          arena_array(a, s->n, sizeof *w->len_cp), 0};
    return w->tokens && w->token_at && w->len_cp ? 0 : err_nomem(e);
}

static void add_tokens(struct rewrite *w, const struct side_token *t, size_t n)
{
    size_t at = w->token_at[w->n];
    memcpy(w->tokens + at, t, n * sizeof *t);
    w->token_at[w->n + 1] = at + n;
}

static void close_sentence(struct rewrite *w, uint32_t len_cp)
{
    w->len_cp[w->n++] = len_cp > 0 ? len_cp : 1;
}

static void rewrite_close(const struct rewrite *w, struct side *s)
{
    s->tokens = w->tokens;
    s->token_at = w->token_at;
    s->len_cp = w->len_cp;
}

static size_t tokens_in(const struct side *s, size_t i)
{
    return s->token_at[i + 1] - s->token_at[i];
}

/* The other sentence of a 1-1 link of both sides, or SIZE_MAX. */
static size_t opposite(const struct document_sample *l, size_t tgt)
{
    int32_t link = l->tgt_link[tgt];
    if (link < 0 || l->of->links.links[link].n_src != 1 ||
        l->of->links.links[link].n_tgt != 1)
        return SIZE_MAX;
    for (size_t i = 0; i < l->src.n_sents; i++)
        if (l->src_link[i] == link)
            return i;
    return SIZE_MAX;
}

/* The parts of a sentence that stay, of 20: two stretches. */
struct cut {
    size_t to, from;
};

static const struct cut cuts[] = {{10, 20}, {0, 11}, {5, 15}, {7, 20},
                                  {0, 13},  {4, 16}, {11, 20}};
enum { N_CUTS = sizeof cuts / sizeof *cuts };

static void add_cut(struct rewrite *w, const struct side *s, size_t i,
                    struct cut c)
{
    const struct side_token *t = s->tokens + s->token_at[i];
    size_t n = tokens_in(s, i), head = n * c.to / 20, tail = n * c.from / 20;
    add_tokens(w, t, head);
    w->token_at[w->n] += head;
    add_tokens(w, t + tail, n - tail);
    w->token_at[w->n] -= head;
    size_t kept = head + n - tail;
    close_sentence(w, (uint32_t)(s->len_cp[i] * kept / (n > 0 ? n : 1)));
}

/* A side without pieces of the sentences whose cut is not 0. */
static int cut_side(struct arena *a, struct side *s, const uint8_t *cut_of,
                    struct err *e)
{
    struct rewrite w;
    int rc = rewrite_open(a, s, s->token_at[s->n], &w, e);
    if (rc != 0)
        return rc;
    for (size_t i = 0; i < s->n; i++)
        add_cut(&w, s, i,
                cut_of[i] ? cuts[cut_of[i] - 1] : (struct cut){20, 20});
    rewrite_close(&w, s);
    return 0;
}

int damage_cut(struct arena *a, struct document_sample *l,
               struct aligner_input *sides, struct err *e)
{
    uint8_t *of_src = arena_array(a, sides->src.n, 1);
    uint8_t *of_tgt = arena_array(a, sides->tgt.n, 1);
    size_t n = 0;
    if (!of_src || !of_tgt)
        return err_nomem(e);
    for (size_t j = 0; j < sides->tgt.n; j++) {
        size_t i = opposite(l, j);
        if (i == SIZE_MAX || tokens_in(&sides->src, i) < CUT_TOKENS ||
            tokens_in(&sides->tgt, j) < CUT_TOKENS || n++ % EVERY != 1)
            continue;
        uint8_t cut = (uint8_t)(1 + n / EVERY % N_CUTS);
        if (n / EVERY % 2 == 0)
            of_src[i] = cut;
        else
            of_tgt[j] = cut;
        l->src_link[i] = l->tgt_link[j] = SAMPLE_DAMAGED;
    }
    int rc = cut_side(a, &sides->src, of_src, e);
    return rc == 0 ? cut_side(a, &sides->tgt, of_tgt, e) : rc;
}

static bool is_named(const struct side *s, uint32_t form)
{
    return s->kind[form] == SIDE_NUMBER || word_matches_is_name(s, form);
}

/* What both sides say of their forms, and after each the same of its new
 * one. */
static int double_forms(struct arena *a, struct aligner_input *s, struct err *e)
{
    size_t n = s->src.n_forms;
    uint8_t *kind = arena_array(a, 2 * n, 1), *name = arena_array(a, 2 * n, 1);
    uint32_t *word = arena_array(a, 2 * n, sizeof *word);
    if (!kind || !name || !word)
        return err_nomem(e);
    for (size_t f = 0; f < 2 * n; f++) {
        kind[f] = s->src.kind[f % n];
        name[f] = s->src.name[f % n];
        word[f] = f < n && s->src.word ? s->src.word[f] : LEXICON_NONE;
    }
    s->src.kind = s->tgt.kind = kind;
    s->src.name = s->tgt.name = name;
    if (s->src.word)
        s->src.word = s->tgt.word = word;
    s->src.n_forms = s->tgt.n_forms = (uint32_t)(2 * n);
    return 0;
}

int damage_names(struct arena *a, struct document_sample *l,
                 struct aligner_input *sides, struct err *e)
{
    struct side *s = &sides->tgt;
    size_t n_tokens = s->token_at[s->n], n_named = 0;
    uint32_t n_forms = s->n_forms;
    struct side_token *t = arena_alloc(a, n_tokens * sizeof *t);
    int rc = t ? double_forms(a, sides, e) : err_nomem(e);
    for (size_t j = 0; rc == 0 && j < s->n; j++) {
        bool named = false;
        for (size_t y = s->token_at[j]; y < s->token_at[j + 1]; y++) {
            t[y] = s->tokens[y];
            if (!is_named(s, t[y].form))
                continue;
            t[y] = (struct side_token){t[y].form + n_forms, 0};
            named = true;
        }
        n_named += named;
        if (named)
            l->tgt_link[j] = SAMPLE_DAMAGED;
    }
    if (rc == 0)
        s->tokens = t;
    return rc == 0 && NAMED_EVERY * n_named < s->n ? 1 : rc;
}

static size_t plain_words(const struct side *s, size_t i)
{
    size_t n = 0;
    for (size_t x = s->token_at[i]; x < s->token_at[i + 1]; x++) {
        uint32_t f = s->tokens[x].form;
        n += s->kind[f] != SIDE_PUNCTUATION && s->kind[f] != SIDE_NUMBER &&
             !s->name[f];
    }
    return n;
}

int damage_copy(struct arena *a, struct document_sample *l,
                struct aligner_input *sides, struct err *e)
{
    struct side *s = &sides->tgt, *src = &sides->src;
    struct rewrite w;
    size_t n = 0;
    int rc =
        rewrite_open(a, s, s->token_at[s->n] + src->token_at[src->n], &w, e);
    for (size_t j = 0; rc == 0 && j < s->n; j++) {
        size_t i = opposite(l, j);
        bool copy = i != SIZE_MAX && plain_words(src, i) >= COPIED_WORDS &&
                    n++ % EVERY == 1;
        const struct side *from = copy ? src : s;
        size_t k = copy ? i : j;
        add_tokens(&w, from->tokens + from->token_at[k], tokens_in(from, k));
        close_sentence(&w, from->len_cp[k]);
        if (copy)
            l->tgt_link[j] = SAMPLE_DAMAGED;
    }
    if (rc == 0)
        rewrite_close(&w, s);
    return rc;
}
