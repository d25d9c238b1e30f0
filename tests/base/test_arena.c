/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

Test(arena, takes_no_more_than_its_budget)
{
    struct arena_budget budget = {.most = 1 << 20};
    struct arena a = {.budget = &budget}, b = arena_beside(&a);
    cr_expect_not_null(arena_alloc(&a, 1 << 19));
    cr_expect_null(arena_alloc(&b, 1 << 19), "a and b share the budget");
    cr_expect(budget.exceeded);
    cr_expect_lt(arena_left(&b), (size_t)1 << 19);
    arena_free(&a);
    cr_expect_eq(arena_left(&b), (size_t)1 << 20);
    cr_expect_not_null(arena_alloc(&b, 1 << 19));
    arena_reset(&b);
    arena_free(&b);
    cr_expect_eq(budget.n_bytes, 0);
    cr_expect_eq(arena_left(&a), SIZE_MAX, "without one there is no bound");
}

Test(arena, blocks_are_aligned_and_do_not_overlap)
{
    struct arena a = {0};
    unsigned char *block[500];
    for (size_t i = 0; i < 500; i++) {
        block[i] = arena_alloc(&a, i * 7);
        cr_assert_not_null(block[i]);
        cr_expect_eq((uintptr_t)block[i] % _Alignof(max_align_t), 0);
        memset(block[i], (int)(i % 251), i * 7);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t k = 0; k < i * 7; k++)
            cr_assert_eq(block[i][k], i % 251, "block %zu was overwritten", i);
    arena_free(&a);
}

Test(arena, an_array_is_zeroed_and_its_size_checked)
{
    struct arena a = {0};
    memset(arena_alloc(&a, 800), 0xff, 800);
    arena_reset(&a);
    uint64_t *zero = arena_array(&a, 100, sizeof *zero);
    for (size_t i = 0; i < 100; i++)
        cr_assert_eq(zero[i], 0);
    cr_expect_null(arena_array(&a, SIZE_MAX / 4, 8));
    cr_expect_null(arena_alloc(&a, SIZE_MAX));
    arena_free(&a);
}

Test(arena, reset_keeps_one_ordinary_chunk)
{
    struct arena a = {0};
    cr_assert_not_null(arena_alloc(&a, 100));
    cr_assert_not_null(arena_alloc(&a, 10 << 20));
    arena_reset(&a);
    cr_expect_gt(a.cap, 0);
    cr_expect_lt(a.cap, 10 << 20);
    arena_free(&a);
    cr_expect_null(a.chunk);
}

Test(arena, the_nth_allocation_fails_on_request)
{
    struct arena a = {.fail_in = 3};
    cr_expect_not_null(arena_alloc(&a, 1));
    cr_expect_not_null(arena_alloc(&a, 1));
    cr_expect_null(arena_alloc(&a, 1));
    cr_expect_not_null(arena_alloc(&a, 1));
    arena_free(&a);
}
