/* document/aligner_input.c - sentences to numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/aligner_input.h"

#include <assert.h>
#include <stdlib.h>

#include "aligner/lattice/walls.h"
#include "base/arena.h"
#include "document/lexicon/lexicon_set.h"
#include "tokenize/script_density.h"
#include "tokenize/token.h"
#include "tokenize/token_lines.h"

enum { MEDIUM_LETTERS = 4 }; /* of a word that is neither short nor long */

void aligner_input_maker_free(struct aligner_input_maker *m)
{
    vocabulary_free(&m->vocabulary);
    free(m->form_of);
    *m = (struct aligner_input_maker){0};
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
    *out = (struct side){.len_cp = len_cp,
                         .n = n,
                         .letters = script_density(article->sents, n),
                         .script = script_of_most(article->sents, n),
                         .par = article->n_pars > 1 ? par : NULL};
    return 0;
}

static uint32_t *parts_of(struct arena *a, const struct article *article)
{
    uint32_t *part = arena_array(a, article->n_sents, sizeof *part);
    for (size_t i = 0; part && i < article->n_sents; i++)
        part[i] = article->sents[i].part;
    return part;
}

/* Walls stand between the parts of both sides, the first of one opposite the
 * first of the other. */
static int add_walls(struct arena *a, const struct article *src,
                     const struct article *tgt, struct aligner_input *out,
                     struct err *e)
{
    if (src->n_parts != tgt->n_parts)
        return err_set(e, ERR_INPUT,
                       "lines .EOA divide the source into %u articles and the "
                       "target into %u: they do not correspond",
                       src->n_parts, tgt->n_parts);
    if (src->n_parts <= 1)
        return 0;
    uint32_t *src_part = parts_of(a, src), *tgt_part = parts_of(a, tgt);
    struct walls *walls = arena_alloc(a, sizeof *walls);
    if (!src_part || !tgt_part || !walls)
        return err_nomem(e);
    out->src.walls = out->tgt.walls = walls;
    return walls_open(a, src->n_parts, src_part, src->n_sents, tgt_part,
                      tgt->n_sents, walls, e);
}

int aligner_input_of_lengths(struct arena *a, const struct article *src,
                             const struct article *tgt,
                             struct aligner_input *out, struct err *e)
{
    *out = (struct aligner_input){.has_lexicon = false};
    if (lengths_of(a, src, &out->src) != 0 ||
        lengths_of(a, tgt, &out->tgt) != 0)
        return err_nomem(e);
    return add_walls(a, src, tgt, out, e);
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
    static_assert((int)TOKEN_LOWER_CASE == (int)SIDE_LOWER_CASE &&
                      (int)TOKEN_CUT == (int)SIDE_CUT,
                  "both name the same marks");
    out->continues = lines.continues;
    return 0;
}

/* How many letters a word has; of a long one, as many as tell that it is. */
static size_t letters_in(struct sv word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n && n <= MEDIUM_LETTERS; i++)
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
    return n < MEDIUM_LETTERS    ? SIDE_SHORT
           : n == MEDIUM_LETTERS ? SIDE_MEDIUM
                                 : SIDE_WORD;
}

/* What both sides say of their forms. */
static int describe_forms(struct arena *a, const struct vocabulary *v,
                          struct aligner_input *out, struct err *e)
{
    uint32_t n_forms = vocabulary_n_forms(v);
    uint8_t *kind = arena_array(a, n_forms, sizeof *kind);
    uint8_t *name = arena_array(a, n_forms, sizeof *name);
    if (!kind || !name)
        return err_nomem(e);
    for (uint32_t f = 0; f < n_forms; f++) {
        kind[f] = (uint8_t)kind_of(v, f);
        name[f] = vocabulary_is_name(v, f);
    }
    out->src.kind = out->tgt.kind = kind;
    out->src.name = out->tgt.name = name;
    out->src.n_forms = out->tgt.n_forms = n_forms;
    out->src.n_keys = out->tgt.n_keys = vocabulary_n_keys(v);
    return 0;
}

/* One dictionary, read one way, for one pair of articles. */
struct look {
    const struct dictionary *dictionary;
    bool way[DICTIONARY_WAYS]; /* which ways it serves */
    uint32_t *word_of;         /* [n_forms] number in it, or UINT32_MAX */
    uint32_t *form_of;         /* [its words] see struct aligner_input_maker */
};

/* One pair's words on their way through the dictionaries. */
struct looking_up {
    struct aligner_input_maker *maker;
    uint32_t n_forms;
    struct look *looks; /* [n_looks] at those that serve the languages */
    size_t n_looks;
    bool *in_src, *in_tgt; /* [n_forms] stands on that side? */
    uint32_t *word;        /* [n_forms] as struct side has it */
    struct buf entries;    /* of struct lexicon_entry */
};

static void mark_forms(const struct side *side, bool *in_side)
{
    for (size_t k = 0; k < side->token_at[side->n]; k++)
        in_side[side->tokens[k].form] = true;
}

/* Find every form in the dictionary, and set where its words stand in the
 * target. */
static int look_open(struct arena *a, struct looking_up *l, struct look *look)
{
    look->word_of = arena_array(a, l->n_forms, sizeof *look->word_of);
    if (!look->word_of)
        return -1;
    dictionary_find(look->dictionary, &l->maker->vocabulary, look->word_of);
    for (uint32_t f = 0; f < l->n_forms; f++) {
        uint32_t word = look->word_of[f];
        if (word == UINT32_MAX)
            continue;
        l->word[f] = f;
        if (l->in_tgt[f])
            look->form_of[word] = f + 1;
    }
    return 0;
}

static void look_close(const struct looking_up *l, struct look *look)
{
    for (uint32_t f = 0; look->word_of && f < l->n_forms; f++)
        if (look->word_of[f] != UINT32_MAX)
            look->form_of[look->word_of[f]] = 0;
}

/* Room for the words of all dictionaries. */
static int maker_reserve(struct aligner_input_maker *m, size_t n_words)
{
    if (m->cap < n_words) {
        free(m->form_of);
        m->form_of = calloc(n_words, sizeof *m->form_of);
        m->cap = m->form_of ? n_words : 0;
    }
    return m->cap < n_words ? -1 : 0;
}

static int looks_open(struct arena *a, struct looking_up *l,
                      const struct lexicon_set *lexicons, const char *src_lang,
                      const char *tgt_lang)
{
    uint32_t *form_of = l->maker->form_of;
    l->looks = arena_array(a, lexicons->n, sizeof *l->looks);
    for (size_t k = 0; l->looks && k < lexicons->n; k++) {
        const struct dictionary *d = &lexicons->dictionaries[k];
        struct look look = {.dictionary = d, .form_of = form_of};
        form_of += dictionary_n_words(d);
        for (enum dictionary_way way = 0; way < DICTIONARY_WAYS; way++)
            look.way[way] = dictionary_serves(d, way, src_lang, tgt_lang);
        if (!look.way[DICTIONARY_FORTH] && !look.way[DICTIONARY_BACK])
            continue;
        l->looks[l->n_looks++] = look;
        if (look_open(a, l, &l->looks[l->n_looks - 1]) != 0)
            return -1;
    }
    return l->looks ? 0 : -1;
}

/* Sort the entries of the row that begins at `from`, which are few, by their
 * targets; the best of equals. */
static void close_row(struct buf *all, size_t from)
{
    struct lexicon_entry *row = (struct lexicon_entry *)(void *)all->p + from;
    size_t n = all->n / sizeof *row - from, n_kept = 0;
    for (size_t k = 0; k < n; k++) {
        const struct lexicon_entry x = row[k];
        size_t at = n_kept;
        while (at > 0 && row[at - 1].tgt > x.tgt)
            at--;
        if (at > 0 && row[at - 1].tgt == x.tgt) {
            struct lexicon_entry *best = &row[at - 1];
            if (x.src_to_tgt > best->src_to_tgt)
                best->src_to_tgt = x.src_to_tgt;
            if (x.tgt_to_src > best->tgt_to_src)
                best->tgt_to_src = x.tgt_to_src;
            continue;
        }
        memmove(&row[at + 1], &row[at], (n_kept - at) * sizeof *row);
        row[at] = x;
        n_kept++;
    }
    all->n = (from + n_kept) * sizeof *row;
}

/* The translations of a source form that stand in the target. */
static int add_row(const struct look *look, enum dictionary_way way,
                   uint32_t form, struct buf *all)
{
    const struct dictionary_row row =
        dictionary_row(look->dictionary, way, look->word_of[form]);
    if (buf_reserve(all, row.n * sizeof(struct lexicon_entry)) != 0)
        return -1;
    struct lexicon_entry *end =
        (struct lexicon_entry *)(void *)(all->p + all->n);
    for (size_t k = 0; k < row.n; k++) {
        const struct dictionary_entry *x = &row.entries[k];
        uint32_t tgt = look->form_of[x->word];
        if (tgt > 0)
            *end++ = (struct lexicon_entry){form, tgt - 1, x->forth, x->back};
    }
    all->n = (size_t)((char *)end - all->p);
    return 0;
}

static int add_rows(struct looking_up *l, uint32_t form)
{
    size_t from = l->entries.n / sizeof(struct lexicon_entry);
    for (size_t k = 0; k < l->n_looks; k++) {
        const struct look *look = &l->looks[k];
        for (enum dictionary_way way = 0; way < DICTIONARY_WAYS; way++)
            if (look->way[way] && look->word_of[form] != UINT32_MAX &&
                add_row(look, way, form, &l->entries) != 0)
                return -1;
    }
    close_row(&l->entries, from);
    return 0;
}

static int collect_rows(struct arena *a, struct looking_up *l,
                        struct lexicon *out)
{
    uint32_t *row = arena_array(a, (size_t)l->n_forms + 1, sizeof *row);
    if (!row)
        return -1;
    for (uint32_t f = 0; f < l->n_forms; f++) {
        if (l->in_src[f] && add_rows(l, f) != 0)
            return -1;
        row[f + 1] = (uint32_t)(l->entries.n / sizeof(struct lexicon_entry));
    }
    const void *entries = arena_copy(a, l->entries.p, l->entries.n);
    *out = (struct lexicon){entries, row, l->n_forms, l->n_forms};
    return entries ? 0 : -1;
}

static int looking_up_open(struct arena *a, struct looking_up *l,
                           const struct aligner_input *s)
{
    l->n_forms = s->src.n_forms;
    l->in_src = arena_array(a, l->n_forms, sizeof *l->in_src);
    l->in_tgt = arena_array(a, l->n_forms, sizeof *l->in_tgt);
    l->word = arena_array(a, l->n_forms, sizeof *l->word);
    if (!l->in_src || !l->in_tgt || !l->word)
        return -1;
    mark_forms(&s->src, l->in_src);
    mark_forms(&s->tgt, l->in_tgt);
    for (uint32_t f = 0; f < l->n_forms; f++)
        l->word[f] = LEXICON_NONE;
    return 0;
}

static int look_up(struct arena *a, struct aligner_input_maker *m,
                   const struct lexicon_set *lexicons, const char *src_lang,
                   const char *tgt_lang, struct aligner_input *out)
{
    struct looking_up l = {.maker = m};
    int rc = maker_reserve(m, lexicons->n_words);
    if (rc == 0)
        rc = looking_up_open(a, &l, out);
    if (rc == 0)
        rc = looks_open(a, &l, lexicons, src_lang, tgt_lang);
    if (rc == 0)
        rc = collect_rows(a, &l, &out->lexicon);
    for (size_t k = 0; k < l.n_looks; k++)
        look_close(&l, &l.looks[k]);
    buf_free(&l.entries);
    out->src.word = out->tgt.word = l.word;
    out->has_lexicon = rc == 0 && l.n_looks > 0;
    return rc;
}

int aligner_input_describe(struct arena *a, struct aligner_input_maker *m,
                           const struct lexicon_set *lexicons,
                           const char *src_lang, const char *tgt_lang,
                           struct aligner_input *out, struct err *e)
{
    int rc = describe_forms(a, &m->vocabulary, out, e);
    if (rc == 0 && lexicons && lexicons->n > 0 &&
        look_up(a, m, lexicons, src_lang, tgt_lang, out) != 0)
        rc = err_nomem(e);
    return rc;
}

int aligner_input_of_words(struct arena *a, struct aligner_input_maker *m,
                           const struct lexicon_set *lexicons,
                           const struct article *src, const struct article *tgt,
                           struct aligner_input *out, struct err *e)
{
    struct vocabulary *v = &m->vocabulary;
    vocabulary_reset(v);
    int rc = aligner_input_of_lengths(a, src, tgt, out, e);
    if (rc == 0)
        rc = tokens_of(a, v, src, &out->src, e);
    if (rc == 0)
        rc = tokens_of(a, v, tgt, &out->tgt, e);
    return rc == 0 ? aligner_input_describe(a, m, lexicons, src->lang,
                                            tgt->lang, out, e)
                   : rc;
}
