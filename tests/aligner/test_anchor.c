/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/anchor.h"
#include "aligner/lattice/corridor.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

static void chain_of(struct arena *a, const char *src_text,
                     const char *tgt_text, struct anchor **chain, size_t *n)
{
    struct side src = document(a, src_text), tgt = document(a, tgt_text);
    struct word_pairs w;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(a, &src, &tgt, NULL, &w, &e), 0);
    cr_assert_eq(anchor_chain(a, &src, &tgt, &w, chain, n, &e), 0);
}

Test(anchor, rare_words_in_order_make_a_chain)
{
    struct arena a = {0};
    struct anchor *chain;
    size_t n;
    chain_of(&a, "a|x|b|y|c", "a|b|b|c", &chain, &n);
    cr_assert_eq(n, 4);
    cr_expect_eq(chain[0].src, 0);
    cr_expect_eq(chain[3].src, 4);
    cr_expect_eq(chain[3].tgt, 3);
    arena_free(&a);
}

Test(anchor, the_heavier_of_two_crossing_chains_wins)
{
    struct arena a = {0};
    struct anchor *chain;
    size_t n;
    chain_of(&a, "a b|c|d|e", "c|d|e|a b", &chain, &n);
    cr_assert_eq(n, 3);
    cr_expect_eq(chain[0].src, 1);
    cr_expect_eq(chain[0].tgt, 0);
    arena_free(&a);
}

Test(anchor, nothing_in_common_leaves_an_open_corridor)
{
    struct arena a = {0};
    struct anchor *chain;
    struct corridor c;
    struct err e = {0};
    size_t n;
    chain_of(&a, "a|b|c", "x|y|z", &chain, &n);
    cr_expect_eq(n, 0);
    cr_assert_eq(anchor_corridor(&a, chain, n, 3, 3, 1, 100, &c, &e), 0);
    cr_expect_eq(c.lo[0], 0);
    cr_expect_eq(c.hi[3], 4);
    arena_free(&a);
}

Test(anchor, the_corridor_follows_a_jump)
{
    const struct anchor chain[] = {{100, 100, 1}, {101, 900, 1}};
    struct arena a = {0};
    struct corridor c;
    struct err e = {0};
    cr_assert_eq(anchor_corridor(&a, chain, 2, 1000, 1800, 5, 1 << 20, &c, &e),
                 0);
    for (size_t j = 100; j <= 900; j++) {
        size_t row = j < 500 ? 100 : 101;
        cr_assert(j >= c.lo[row] && j < c.hi[row], "column %zu", j);
    }
    cr_expect(c.lo[500] <= 1300 && 1300 < c.hi[500]);
    cr_expect_lt(c.hi[50], 300);
    arena_free(&a);
}

/* Straight between anchors, the corridor is a band; around a gap that has more
 * on one side than on the other it holds the squares of both anchors. */
Test(anchor, squares_stand_where_something_is_missing)
{
    struct anchor chain[101];
    struct arena a = {0};
    struct corridor c;
    struct err e = {0};
    for (uint32_t k = 0; k < 100; k++)
        chain[k] = (struct anchor){k + 1, k + 1, 1};
    chain[100] = (struct anchor){102, 130, 1};
    cr_assert_eq(anchor_corridor(&a, chain, 101, 200, 228, 5, 1 << 20, &c, &e),
                 0);
    cr_expect_eq(c.lo[50], 44);
    cr_expect_eq(c.hi[50], 57);
    cr_expect_eq(c.lo[94], 88);
    cr_expect_eq(c.hi[94], 101);
    cr_expect_eq(c.hi[95], 106);
    cr_expect_eq(c.lo[105], 95);
    for (size_t i = 100; i <= 102; i++)
        cr_expect(c.lo[i] <= 95 && c.hi[i] >= 131, "row %zu", i);
    arena_free(&a);
}
