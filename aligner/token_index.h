/* aligner/token_index.h - the places of each word of a side, for a window that
 * only moves forward.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TOKEN_INDEX_H
#define ALIGNER_TOKEN_INDEX_H
#include <stddef.h>
#include <stdint.h>

struct arena;
struct side;

/* A place of a word; words are numbered as their sentences are laid out. */
struct token_place {
    uint32_t word, sentence;
};

/* The places of form f are place[from[f] .. end[f]), in document order; `from`
 * skips those before the window. */
struct token_index {
    struct token_place *place; /* [n_tokens] */
    uint32_t *from;            /* [n_forms + 1] */
    uint32_t *end;             /* [n_forms] */
    uint32_t *n_inside;        /* [n_forms] its count in the window */
    size_t first, last;        /* sentences of the window */
    const struct side *side;
};

/* Make it in `a`; the first word of sentence j is word at[j].  Returns 0, or
 * -1: no memory. */
int token_index_open(struct arena *a, const struct side *s, const size_t *at,
                     struct token_index *out);

/* Set the window to sentences first .. last; neither decreases. */
void token_index_move(struct token_index *x, size_t first, size_t last);

/* Set an empty window at the start.  Time linear in the forms. */
void token_index_rewind(struct token_index *x);

/* The first place of form f in the window; there must be one. */
static inline const struct token_place *token_index_seek(struct token_index *x,
                                                         uint32_t f)
{
    uint32_t at = x->from[f];
    while (x->place[at].sentence < x->first)
        at++;
    x->from[f] = at;
    return &x->place[at];
}
#endif
