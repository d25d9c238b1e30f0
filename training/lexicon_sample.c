/* training/lexicon_sample.c - one pair for stele train.
 *
 * `beads` holds for each bead n_src, n_tgt, the bits of its posterior, and
 * then the numbers of its forms.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/lexicon_sample.h"

#include <stdlib.h>

#include "tokenize/utf8.h"

/* Beads of less are not learnt from: as in confident.h. */
static const double LEAST_POSTERIOR = 0.1;

struct lexicon_sample *lexicon_sample_new(const struct manifest *m,
                                          struct sv line, uint64_t line_no)
{
    struct lexicon_sample *l = calloc(1, sizeof *l);
    if (!l)
        return NULL;
    l->line_no = line_no;
    struct sv copy = {arena_copy(&l->arena, line.p, line.n), line.n};
    if (!copy.p) {
        lexicon_sample_free(l);
        return NULL;
    }
    manifest_parse(m, copy, &l->entry);
    return l;
}

void lexicon_sample_free(struct lexicon_sample *l)
{
    if (!l)
        return;
    arena_free(&l->arena);
    buf_free(&l->forms);
    buf_free(&l->beads);
    free(l);
}

static void put_number(struct buf *out, uint32_t number)
{
    buf_add(out, (const char *)&number, sizeof number);
}

static void put_side(struct buf *out, const struct side *s, uint32_t at,
                     uint32_t n)
{
    for (size_t k = s->token_at[at]; k < s->token_at[at + n]; k++)
        put_number(out, s->tokens[k].form);
}

static void put_bead(struct buf *out, const struct aligner_input *s,
                     const struct bead *b)
{
    float weight = (float)b->posterior;
    const size_t *src_at = s->src.token_at, *tgt_at = s->tgt.token_at;
    put_number(out,
               (uint32_t)(src_at[b->src_at + b->n_src] - src_at[b->src_at]));
    put_number(out,
               (uint32_t)(tgt_at[b->tgt_at + b->n_tgt] - tgt_at[b->tgt_at]));
    buf_add(out, (const char *)&weight, sizeof weight);
    put_side(out, &s->src, b->src_at, b->n_src);
    put_side(out, &s->tgt, b->tgt_at, b->n_tgt);
}

static void put_forms(struct buf *out, const struct vocabulary *v)
{
    for (uint32_t f = 0; f < vocabulary_n_forms(v); f++) {
        bool is_word = vocabulary_kind(v, f) == TOKEN_WORD;
        struct sv form = is_word ? vocabulary_form(v, f) : SV("");
        put_number(out, (uint32_t)form.n);
        buf_add_sv(out, form);
    }
}

/* Align what the worker has read. */
static int align(struct lexicon_sample *l, struct document_worker *w,
                 struct err *e)
{
    struct aligner_input sides;
    struct alignment al;
    int rc = document_beads(w, &sides, &al, NULL, e);
    if (rc != 0)
        return rc;
    put_forms(&l->forms, &w->input.vocabulary);
    for (size_t k = 0; k < al.n_beads; k++) {
        const struct bead *b = &al.beads[k];
        if (b->n_src > 0 && b->n_tgt > 0 && b->posterior >= LEAST_POSTERIOR)
            put_bead(&l->beads, &sides, b);
    }
    l->n_sents = sides.src.n + sides.tgt.n;
    memcpy(l->lang[0], w->src.article.lang, sizeof l->lang[0]);
    memcpy(l->lang[1], w->tgt.article.lang, sizeof l->lang[1]);
    return l->forms.failed || l->beads.failed ? err_nomem(e) : 0;
}

int training_files(const struct engine *engine, const char *manifest,
                   const char *output, struct run_files *out, struct err *e)
{
    int rc = settings_add_inputs(engine->settings, out, e);
    if (rc == 0)
        rc = run_files_add_input(out, manifest, e);
    return rc == 0 ? run_files_add_output(out, output, e) : rc;
}

int lexicon_sample_read(struct lexicon_sample *l, struct document_worker *w,
                        const struct manifest *m, struct err *e)
{
    if (l->entry.fault)
        return err_about(err_set_at(e, ERR_INPUT, ERR_LINE, l->line_no, "%s",
                                    l->entry.fault),
                         manifest_path(m), e);
    struct document_pair pair;
    int rc = manifest_document(m, &l->entry, NAMING_GIVEN, &l->arena, &pair, e);
    if (rc == 0)
        rc = document_fetch(w, &pair, e);
    if (rc == 0)
        rc = document_split(w, &pair, e);
    l->n_bytes = w->n_bytes;
    return rc;
}

int lexicon_sample_learn(struct lexicon_sample *l, struct document_worker *w,
                         const struct manifest *m, struct err *e)
{
    int rc = lexicon_sample_read(l, w, m, &l->why);
    if (rc == 0)
        rc = align(l, w, &l->why);
    if (rc == ERR_NOMEM || rc == ERR_USAGE) {
        if (e) /* not of this pair alone: the run ends */
            *e = l->why;
        return rc;
    }
    l->failed = rc != 0;
    return 0;
}

static uint32_t get_number(struct sv *s)
{
    uint32_t number;
    memcpy(&number, s->p, sizeof number);
    *s = sv_sub(*s, sizeof number, s->n);
    return number;
}

/* The number of a word in the vocabulary, or UINT32_MAX. */
static int number_word(struct vocabulary *words, size_t max_words,
                       struct sv form, uint32_t *out, struct err *e)
{
    bool is_new = false;
    *out = UINT32_MAX;
    if (form.n == 0)
        return 0;
    *out = vocabulary_find(words, form);
    if (*out != UINT32_MAX || vocabulary_n_forms(words) >= max_words)
        return 0;
    int rc = vocabulary_add(words, form, out, &is_new, e);
    return rc == 0 ? vocabulary_describe(words, TOKEN_WORD, SV(""), e) : rc;
}

/* Take n forms off, as numbers of words; the number that are words. */
static uint32_t take_words(struct sv *s, uint32_t n, const uint32_t *word_of,
                           struct buf *out)
{
    size_t n_before = out->n;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t word = word_of[get_number(s)];
        if (word != UINT32_MAX)
            put_number(out, word);
    }
    return (uint32_t)((out->n - n_before) / sizeof(uint32_t));
}

static int keep_beads(const struct lexicon_sample *l, const uint32_t *word_of,
                      struct buf *words, struct bead_store *store,
                      struct err *e)
{
    int rc = 0;
    for (struct sv rest = buf_sv(&l->beads); rest.n > 0 && rc == 0;) {
        struct stored_bead b = {.src = NULL};
        uint32_t n_src = get_number(&rest), n_tgt = get_number(&rest);
        memcpy(&b.weight, rest.p, sizeof b.weight);
        rest = sv_sub(rest, sizeof b.weight, rest.n);
        buf_clear(words);
        b.n_src = take_words(&rest, n_src, word_of, words);
        b.n_tgt = take_words(&rest, n_tgt, word_of, words);
        if (words->failed)
            return err_nomem(e);
        b.src = (const uint32_t *)(void *)words->p;
        b.tgt = b.src + b.n_src;
        if (b.n_src > 0 && b.n_tgt > 0)
            rc = bead_store_add(store, &b, e);
    }
    return rc;
}

int lexicon_sample_keep(const struct lexicon_sample *l,
                        struct vocabulary *words, size_t max_words,
                        struct bead_store *store, struct err *e)
{
    struct buf word_of = {0}, scratch = {0};
    int rc = 0;
    for (struct sv rest = buf_sv(&l->forms); rest.n > 0 && rc == 0;) {
        uint32_t word, n = get_number(&rest);
        rc = number_word(words, max_words, sv_sub(rest, 0, n), &word, e);
        rest = sv_sub(rest, n, rest.n);
        put_number(&word_of, word);
    }
    if (rc == 0 && word_of.failed)
        rc = err_nomem(e);
    if (rc == 0)
        rc = keep_beads(l, (const uint32_t *)(void *)word_of.p, &scratch, store,
                        e);
    buf_free(&word_of);
    buf_free(&scratch);
    return rc;
}
