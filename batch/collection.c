/* batch/collection.c - articles to sets of words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/collection.h"

#include <string.h>

#include "tokenize/token.h"

/* Room for all forms of the vocabulary; those that are new have no token. */
static int widen(struct collection_side *s, size_t n_forms)
{
    const size_t n = n_forms * sizeof(size_t), before = s->last_at.n;
    if (n <= before)
        return 0;
    if (buf_reserve(&s->last_at, n - before) != 0)
        return -1;
    memset(s->last_at.p + before, 0, n - before);
    s->last_at.n = n;
    return 0;
}

/* Count a token of the document whose tokens begin at `from`. */
static int add_token(struct collection_side *s, size_t from,
                     struct side_token token)
{
    const uint32_t once = 1;
    size_t *last = (size_t *)(void *)s->last_at.p + token.form;
    if (*last > from) {
        ((uint32_t *)(void *)s->times.p)[*last - 1]++;
        return 0;
    }
    *last = s->times.n / sizeof once + 1;
    if (buf_add(&s->tokens, (const char *)&token, sizeof token) != 0)
        return -1;
    return buf_add(&s->times, (const char *)&once, sizeof once);
}

static int add_tokens(struct collection *c, struct collection_side *s,
                      size_t from)
{
    const struct token *t = (const struct token *)(void *)c->line.p;
    if (widen(s, vocabulary_n_forms(&c->maker.vocabulary)) != 0)
        return -1;
    for (size_t k = 0; k < c->line.n / sizeof *t; k++)
        if (add_token(s, from, (struct side_token){t[k].form, t[k].key}) != 0)
            return -1;
    return 0;
}

int collection_add(struct collection *c, unsigned side,
                   const struct article *article, struct err *e)
{
    struct collection_side *s = &c->side[side];
    const size_t from = s->times.n / sizeof(uint32_t);
    uint32_t n_cp = 0;
    int rc = 0;
    for (size_t i = 0; i < article->n_sents && rc == 0; i++) {
        buf_clear(&c->line);
        rc = token_add_line(&c->maker.vocabulary, article->sents[i].text,
                            &c->line, e);
        if (rc == 0 && add_tokens(c, s, from) != 0)
            rc = err_nomem(e);
        n_cp += article->sents[i].n_cp;
    }
    if (rc != 0)
        return rc;
    const size_t end = s->tokens.n / sizeof(struct side_token);
    if (buf_add(&s->ends, (const char *)&end, sizeof end) != 0 ||
        buf_add(&s->len_cp, (const char *)&n_cp, sizeof n_cp) != 0)
        return err_nomem(e);
    s->n++;
    return 0;
}

static int make_side(struct arena *a, const struct collection_side *s,
                     struct side *out)
{
    size_t *at = arena_array(a, s->n + 1, sizeof *at);
    if (!at)
        return -1;
    if (s->n > 0)
        memcpy(at + 1, s->ends.p, s->n * sizeof *at);
    *out = (struct side){
        .len_cp = (const uint32_t *)(const void *)s->len_cp.p,
        .n = s->n,
        .tokens = (const struct side_token *)(const void *)s->tokens.p,
        .token_at = at};
    return 0;
}

int collection_close_input(struct collection *c,
                           const struct lexicon_set *lexicons,
                           const char *src_lang, const char *tgt_lang,
                           struct err *e)
{
    if (make_side(&c->arena, &c->side[0], &c->input.src) != 0 ||
        make_side(&c->arena, &c->side[1], &c->input.tgt) != 0)
        return err_nomem(e);
    for (unsigned k = 0; k < 2; k++)
        c->times[k] = (const uint32_t *)(const void *)c->side[k].times.p;
    return aligner_input_describe(&c->arena, &c->maker, lexicons, src_lang,
                                  tgt_lang, &c->input, e);
}

void collection_free(struct collection *c)
{
    for (unsigned k = 0; k < 2; k++) {
        buf_free(&c->side[k].tokens);
        buf_free(&c->side[k].times);
        buf_free(&c->side[k].ends);
        buf_free(&c->side[k].len_cp);
        buf_free(&c->side[k].last_at);
    }
    buf_free(&c->line);
    aligner_input_maker_free(&c->maker);
    arena_free(&c->arena);
}
