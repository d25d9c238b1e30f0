/* Places of words in a window that moves over a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lattice/side.h"
#include "aligner/token_index.h"
#include "base/arena.h"
#include "document.h"

static struct token_index opened(struct arena *a, const struct side *s)
{
    struct token_index x;
    cr_assert_eq(token_index_open(a, s, s->token_at, &x), 0);
    return x;
}

/* Every window of a document: the count and the places of each form are those
 * found by reading the sentences. */
Test(token_index, windows_have_the_places_of_their_sentences)
{
    struct arena a = {0};
    struct side s = document(&a, "a b a | c a | b | a a d | b c");
    struct token_index x = opened(&a, &s);
    for (size_t first = 0; first < s.n; first++) {
        token_index_rewind(&x);
        for (size_t last = first; last <= s.n; last++) {
            size_t from = s.token_at[first], to = s.token_at[last];
            uint32_t n_all = 0;
            token_index_move(&x, first, last);
            for (uint32_t f = 'a'; f <= 'd'; f++) {
                uint32_t n = 0, n_inside = x.n_inside[f];
                const struct token_place *at =
                    n_inside > 0 ? token_index_seek(&x, f) : NULL;
                for (size_t k = from; k < to; k++)
                    if (s.tokens[k].form == f)
                        cr_expect_eq(at[n++].word, k);
                cr_expect_eq(n, n_inside);
                n_all += n;
            }
            cr_expect_eq(n_all, to - from);
        }
    }
    arena_free(&a);
}
