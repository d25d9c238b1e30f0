/* aligner/token_index.h - where each word of a side stands.
 * For walks through a document with a window that only moves forward.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_TOKEN_INDEX_H
#define ALIGNER_TOKEN_INDEX_H
#include <stddef.h>
#include <stdint.h>

struct arena;
struct side;

/* A place where a word stands; words are counted as their sentences are laid
 * out. */
struct token_place {
    uint32_t word, sentence;
};

/* The places of form f are place[from[f] .. end[f]), in document order; from
 * leaves behind what a window has passed. */
struct token_index {
    struct token_place *place; /* [n_tokens] */
    uint32_t *from;            /* [n_forms + 1] */
    uint32_t *end;             /* [n_forms] */
    uint32_t *n_inside;        /* [n_forms] how often it is in the window */
    size_t first, last;        /* sentences of the window */
    const struct side *side;
};

/* In `a`; the first word of sentence j is word at[j].  0, or -1 when there is
 * no memory. */
int token_index_open(struct arena *a, const struct side *s, const size_t *at,
                     struct token_index *out);

/* Let the window be sentences first .. last; neither goes back. */
void token_index_move(struct token_index *x, size_t first, size_t last);

/* An empty window before the first sentence again.  Time linear in the forms. */
void token_index_rewind(struct token_index *x);

/* The first place of form f in the window; it must be inside. */
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
