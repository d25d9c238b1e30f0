/* aligner/token_index.c - a counting sort of tokens by form.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/token_index.h"

#include <string.h>

#include "aligner/lattice/side.h"
#include "base/arena.h"

int token_index_open(struct arena *a, const struct side *s, const size_t *at,
                     struct token_index *x)
{
    size_t n = s->token_at[s->n];
    x->place = arena_alloc(a, n * sizeof *x->place);
    x->from = arena_array(a, (size_t)s->n_forms + 1, sizeof *x->from);
    x->end = arena_array(a, s->n_forms, sizeof *x->end);
    x->n_inside = arena_array(a, s->n_forms, sizeof *x->n_inside);
    x->first = x->last = 0;
    x->side = s;
    if (!x->place || !x->from || !x->end || !x->n_inside)
        return -1;
    for (size_t k = 0; k < n; k++)
        x->from[s->tokens[k].form + 1]++;
    for (size_t f = 0; f < s->n_forms; f++)
        x->from[f + 1] += x->from[f];
    memcpy(x->end, x->from, s->n_forms * sizeof *x->end);
    for (size_t j = 0; j < s->n; j++)
        for (size_t k = s->token_at[j]; k < s->token_at[j + 1]; k++)
            x->place[x->end[s->tokens[k].form]++] = (struct token_place){
                (uint32_t)(at[j] + (k - s->token_at[j])), (uint32_t)j};
    return 0;
}

void token_index_move(struct token_index *x, size_t first, size_t last)
{
    const struct side_token *tokens = x->side->tokens;
    const size_t *at = x->side->token_at;
    for (size_t k = at[x->last]; k < at[last]; k++)
        x->n_inside[tokens[k].form]++;
    for (size_t k = at[x->first]; k < at[first]; k++)
        x->n_inside[tokens[k].form]--;
    x->first = first;
    x->last = last;
}

void token_index_rewind(struct token_index *x)
{
    size_t n = x->side->n_forms;
    memset(x->n_inside, 0, n * sizeof *x->n_inside);
    if (n > 0)
        x->from[0] = 0;
    for (size_t f = 1; f < n; f++)
        x->from[f] = x->end[f - 1];
    x->first = x->last = 0;
}
