/* training/disguise.c - tokens change places, or get forms of their own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/disguise.h"

#include <string.h>

/* A fixed sequence (Knuth's MMIX). */
static size_t next_draw(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(*state >> 33);
}

/* Another order of the words of a side, its sentences as long as before: each
 * token changes places with one further on (Fisher and Yates). */
int disguise_order(struct arena *a, struct side *s, struct err *e)
{
    size_t n = s->token_at[s->n];
    struct side_token *t = arena_alloc(a, n * sizeof *t);
    uint64_t state = n;
    if (!t)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++)
        t[k] = s->tokens[k];
    for (size_t k = n; k > 1; k--) {
        size_t other = next_draw(&state) % k;
        struct side_token kept = t[k - 1];
        t[k - 1] = t[other];
        t[other] = kept;
    }
    s->tokens = t;
    return 0;
}

int disguise_lexicon(struct arena *a, struct aligner_input *sides,
                     unsigned every, struct err *e)
{
    struct side *s = &sides->tgt;
    uint32_t *word = arena_array(a, s->n_forms, sizeof *word);
    if (!word)
        return err_nomem(e);
    uint64_t state = every;
    size_t last = s->n_forms; /* none */
    uint32_t first = LEXICON_NONE;
    for (size_t f = 0; f < s->n_forms; f++) {
        word[f] = s->word[f];
        if (word[f] == LEXICON_NONE || next_draw(&state) % every == 0)
            continue;
        if (last < s->n_forms)
            word[last] = word[f];
        else
            first = word[f];
        last = f;
    }
    if (last < s->n_forms)
        word[last] = first;
    s->word = word;
    return 0;
}

/* Room for n more forms in what both sides say of theirs. */
static int add_forms(struct arena *a, struct aligner_input *s, size_t n,
                     struct err *e)
{
    size_t n_before = s->src.n_forms, n_after = n_before + n;
    uint8_t *kind = arena_array(a, n_after, sizeof *kind);
    uint8_t *name = arena_array(a, n_after, sizeof *name);
    uint32_t *word = arena_array(a, n_after, sizeof *word);
    if (!kind || !name || !word)
        return err_nomem(e);
    memcpy(kind, s->src.kind, n_before);
    memcpy(name, s->src.name, n_before);
    for (size_t f = 0; f < n_after; f++)
        word[f] = f < n_before && s->src.word ? s->src.word[f] : LEXICON_NONE;
    s->src.kind = s->tgt.kind = kind;
    s->src.name = s->tgt.name = name;
    if (s->src.word)
        s->src.word = s->tgt.word = word;
    for (size_t k = 0; k < n; k++) {
        kind[n_before + k] = kind[s->tgt.tokens[k].form];
        name[n_before + k] = name[s->tgt.tokens[k].form];
    }
    s->src.n_forms = s->tgt.n_forms = (uint32_t)n_after;
    return 0;
}

int disguise_words(struct arena *a, struct aligner_input *sides, struct err *e)
{
    size_t n = sides->tgt.token_at[sides->tgt.n];
    uint32_t n_before = sides->src.n_forms;
    int rc = disguise_order(a, &sides->tgt, e);
    if (rc == 0)
        rc = add_forms(a, sides, n, e);
    struct side_token *t = arena_alloc(a, n * sizeof *t);
    if (rc == 0 && !t)
        rc = err_nomem(e);
    for (size_t k = 0; rc == 0 && k < n; k++) {
        t[k] = sides->tgt.tokens[k];
        enum side_kind kind = (enum side_kind)sides->src.kind[t[k].form];
        if (kind != SIDE_PUNCTUATION && kind != SIDE_NUMBER)
            t[k] = (struct side_token){n_before + (uint32_t)k, 0};
    }
    sides->tgt.tokens = rc == 0 ? t : sides->tgt.tokens;
    return rc;
}
