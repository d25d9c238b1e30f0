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

/* The tokens of form f are place[from[f] .. end[f]), in document order; from
 * leaves behind what a window has passed. */
struct token_index {
    uint32_t *place;    /* [n_tokens] */
    uint32_t *from;     /* [n_forms + 1] */
    uint32_t *end;      /* [n_forms] */
    uint32_t *sentence; /* [n_tokens] of each token, in document order */
    uint32_t *n_inside; /* [n_forms] how often it is in the window */
    size_t first, last; /* tokens of the window */
    const struct side *side;
};

/* In `a`; 0, or -1 when there is no memory. */
int token_index_open(struct arena *a, const struct side *s,
                     struct token_index *out);

/* Let the window be tokens first .. last; neither goes back. */
void token_index_move(struct token_index *x, size_t first, size_t last);

/* The first k for which place[k] of form f is in the window; it must be
 * inside. */
static inline uint32_t token_index_seek(struct token_index *x, uint32_t f)
{
    uint32_t at = x->from[f];
    while (x->place[at] < x->first)
        at++;
    return x->from[f] = at;
}
#endif
