/* cli/sides.c - sentences to numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/sides.h"

#include <stdlib.h>

#include "base/arena.h"
#include "cli/dictionary.h"
#include "tokenize/token.h"

void sides_maker_free(struct sides_maker *m)
{
    vocabulary_free(&m->vocabulary);
    free(m->form_of);
    *m = (struct sides_maker){0};
}

static int lengths_of(struct arena *a, const struct article *article,
                      struct side *out)
{
    size_t n = article->n_sents;
    uint32_t *len_cp = arena_array(a, n, sizeof *len_cp);
    uint32_t *par = arena_array(a, n, sizeof *par);
    if (!len_cp || !par)
        return -1;
    for (size_t i = 0; i < n; i++) {
        len_cp[i] = article->sents[i].n_cp;
        par[i] = article->sents[i].par;
    }
    *out = (struct side){
        .len_cp = len_cp, .n = n, .par = article->n_pars > 1 ? par : NULL};
    return 0;
}

int sides_of_lengths(struct arena *a, const struct article *src,
                     const struct article *tgt, struct sides *out,
                     struct err *e)
{
    *out = (struct sides){.has_lexicon = false};
    if (lengths_of(a, src, &out->src) != 0 ||
        lengths_of(a, tgt, &out->tgt) != 0)
        return err_nomem(e);
    return 0;
}

static int tokens_of(struct arena *a, struct vocabulary *v,
                     const struct article *article, struct side *out,
                     struct err *e)
{
    struct token_lines lines;
    int rc = token_lines(a, v, article->sents, article->n_sents, &lines, e);
    if (rc != 0)
        return rc;
    size_t n = lines.starts[lines.n_sents];
    struct side_token *tokens = arena_alloc(a, n * sizeof *tokens);
    if (!tokens)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++)
        tokens[k] =
            (struct side_token){lines.tokens[k].form, lines.tokens[k].key};
    out->tokens = tokens;
    out->token_at = lines.starts;
    return 0;
}

static size_t letters_in(struct sv word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; i++)
        n += ((unsigned char)word.p[i] & 0xc0) != 0x80;
    return n;
}

static enum side_kind kind_of(const struct vocabulary *v, uint32_t form)
{
    switch (vocabulary_kind(v, form)) {
    case TOKEN_NUMBER: return SIDE_NUMBER;
    case TOKEN_PUNCTUATION: return SIDE_PUNCTUATION;
    default: break;
    }
    size_t n = letters_in(vocabulary_form(v, form));
    return n <= 3 ? SIDE_SHORT : n == 4 ? SIDE_MEDIUM : SIDE_WORD;
}

/* What both sides say of their forms. */
static int describe_forms(struct arena *a, const struct vocabulary *v,
                          struct sides *out, struct err *e)
{
    uint32_t n_forms = vocabulary_n_forms(v);
    uint8_t *kind = arena_array(a, n_forms, sizeof *kind);
    if (!kind)
        return err_nomem(e);
    for (uint32_t f = 0; f < n_forms; f++)
        kind[f] = (uint8_t)kind_of(v, f);
    out->src.kind = out->tgt.kind = kind;
    out->src.n_forms = out->tgt.n_forms = n_forms;
    out->src.n_keys = out->tgt.n_keys = vocabulary_n_keys(v);
    return 0;
}

/* One pair's words on their way through the dictionary. */
struct looking_up {
    const struct dictionary *dictionary;
    enum dictionary_way way;
    struct sides_maker *maker;
    uint32_t n_forms;
    uint32_t *word_of;             /* [n_forms] in the dictionary */
    uint32_t *src_word, *tgt_word; /* [n_forms] as struct side has it */
};

static int look_up_words(struct arena *a, struct looking_up *l)
{
    struct sides_maker *m = l->maker;
    size_t n_words = vocabulary_n_forms(&l->dictionary->words);
    if (m->cap < n_words) {
        free(m->form_of);
        m->form_of = calloc(n_words, sizeof *m->form_of);
        m->cap = m->form_of ? n_words : 0;
    }
    l->word_of = arena_array(a, l->n_forms, sizeof *l->word_of);
    l->src_word = arena_array(a, l->n_forms, sizeof *l->src_word);
    l->tgt_word = arena_array(a, l->n_forms, sizeof *l->tgt_word);
    if (!m->form_of || !l->word_of || !l->src_word || !l->tgt_word)
        return -1;
    for (uint32_t f = 0; f < l->n_forms; f++) {
        l->word_of[f] =
            dictionary_find(l->dictionary, vocabulary_form(&m->vocabulary, f));
        l->src_word[f] = l->tgt_word[f] = LEXICON_NONE;
    }
    return 0;
}

/* Mark the words that stand on a side. */
static void mark_words(const struct looking_up *l, const struct side *side,
                       uint32_t *word)
{
    for (size_t k = 0; k < side->token_at[side->n]; k++) {
        uint32_t form = side->tokens[k].form;
        if (l->word_of[form] != UINT32_MAX)
            word[form] = form;
    }
}

static int by_target(const void *x, const void *y)
{
    const struct lexicon_entry *a = x, *b = y;
    return a->tgt < b->tgt ? -1 : a->tgt > b->tgt;
}

/* Sort the entries of the row that begins at `from`; the best of equals. */
static void close_row(struct buf *all, size_t from)
{
    struct lexicon_entry *x = (struct lexicon_entry *)(void *)all->p + from;
    size_t n = all->n / sizeof *x - from, n_kept = 0;
    if (n < 2)
        return;
    qsort(x, n, sizeof *x, by_target);
    for (size_t k = 0; k < n; k++) {
        if (n_kept == 0 || x[n_kept - 1].tgt != x[k].tgt) {
            x[n_kept++] = x[k];
            continue;
        }
        struct lexicon_entry *best = &x[n_kept - 1];
        if (x[k].src_to_tgt > best->src_to_tgt)
            best->src_to_tgt = x[k].src_to_tgt;
        if (x[k].tgt_to_src > best->tgt_to_src)
            best->tgt_to_src = x[k].tgt_to_src;
    }
    all->n = (from + n_kept) * sizeof *x;
}

/* The translations of a source form that stand in the target. */
static int add_row(const struct looking_up *l, uint32_t form, struct buf *all)
{
    size_t from = all->n / sizeof(struct lexicon_entry);
    const struct dictionary_row row =
        dictionary_row(l->dictionary, l->way, l->word_of[form]);
    for (size_t k = 0; k < row.n; k++) {
        const struct dictionary_entry *x = &row.entries[k];
        uint32_t tgt = l->maker->form_of[x->word];
        const struct lexicon_entry entry = {form, tgt - 1, x->forth, x->back};
        if (tgt > 0 && buf_add(all, (const char *)&entry, sizeof entry) != 0)
            return -1;
    }
    close_row(all, from);
    return 0;
}

static int collect_rows(struct arena *a, const struct looking_up *l,
                        struct lexicon *out)
{
    struct buf all = {0};
    uint32_t *row = arena_array(a, (size_t)l->n_forms + 1, sizeof *row);
    int rc = row ? 0 : -1;
    for (uint32_t f = 0; f < l->n_forms && rc == 0; f++) {
        if (l->src_word[f] != LEXICON_NONE)
            rc = add_row(l, f, &all);
        row[f + 1] = (uint32_t)(all.n / sizeof(struct lexicon_entry));
    }
    if (rc == 0) {
        const void *entries = arena_copy(a, all.p, all.n);
        *out = (struct lexicon){entries, row, l->n_forms, l->n_forms};
        rc = entries ? 0 : -1;
    }
    buf_free(&all);
    return rc;
}

/* Set (or clear) where each dictionary word stands in the target. */
static void set_forms(const struct looking_up *l, bool there)
{
    for (uint32_t f = 0; f < l->n_forms; f++)
        if (l->tgt_word[f] != LEXICON_NONE)
            l->maker->form_of[l->word_of[f]] = there ? f + 1 : 0;
}

static int look_up(struct arena *a, struct looking_up *l, struct sides *out)
{
    if (look_up_words(a, l) != 0)
        return -1;
    mark_words(l, &out->src, l->src_word);
    mark_words(l, &out->tgt, l->tgt_word);
    set_forms(l, true);
    int rc = collect_rows(a, l, &out->lexicon);
    set_forms(l, false);
    out->src.word = l->src_word;
    out->tgt.word = l->tgt_word;
    out->has_lexicon = rc == 0;
    return rc;
}

int sides_of_words(struct arena *a, struct sides_maker *m,
                   const struct dictionary *dictionary,
                   const struct article *src, const struct article *tgt,
                   struct sides *out, struct err *e)
{
    struct vocabulary *v = &m->vocabulary;
    vocabulary_reset(v);
    int rc = sides_of_lengths(a, src, tgt, out, e);
    if (rc == 0)
        rc = tokens_of(a, v, src, &out->src, e);
    if (rc == 0)
        rc = tokens_of(a, v, tgt, &out->tgt, e);
    if (rc == 0)
        rc = describe_forms(a, v, out, e);
    if (rc != 0)
        return rc;
    struct looking_up l = {
        .dictionary = dictionary, .maker = m, .n_forms = out->src.n_forms};
    if (dictionary &&
        dictionary_serves(dictionary, src->lang, tgt->lang, &l.way) &&
        look_up(a, &l, out) != 0)
        return err_nomem(e);
    return 0;
}
