/* Pairs put among the beads of a path, with beads made by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/moved_insert.h"
#include "base/arena.h"
#include "moved_order.h"

/* A path 0-0 1-1 2-, -2 3-3 and a pair 2-2 that fits into it. */
Test(moved_insert, a_pair_that_fits_is_not_marked)
{
    struct arena a = {0};
    struct bead path[] = {{.n_src = 1, .n_tgt = 1},
                          {.src_at = 1, .tgt_at = 1, .n_src = 1, .n_tgt = 1},
                          {.src_at = 2, .tgt_at = 2, .n_src = 1},
                          {.src_at = 3, .tgt_at = 2, .n_tgt = 1},
                          {.src_at = 3, .tgt_at = 3, .n_src = 1, .n_tgt = 1}};
    const struct bead found = {
        .src_at = 2, .tgt_at = 2, .n_src = 1, .n_tgt = 1, .flags = BEAD_MOVED};
    struct alignment al = {.beads = path, .n_beads = 5};
    struct err e = {0};
    cr_assert_eq(moved_insert(&a, 4, 4, &found, 1, &al, &e), 0);
    moved_order_check(&al, 4, 4);
    cr_assert_eq(al.n_beads, 4);
    cr_expect_eq(al.beads[2].flags, 0);
    arena_free(&a);
}

/* A doubtful 2-1 pair gives one of its sentences to a moved pair. */
Test(moved_insert, what_a_pair_loses_leaves_null_beads)
{
    struct arena a = {0};
    struct bead path[] = {
        {.n_src = 2, .n_tgt = 1, .posterior = .25},
        {.src_at = 2, .tgt_at = 1, .n_src = 1, .n_tgt = 1, .posterior = 1},
        {.src_at = 3, .tgt_at = 2, .n_tgt = 1, .posterior = .5}};
    const struct bead found = {
        .src_at = 1, .tgt_at = 2, .n_src = 1, .n_tgt = 1, .flags = BEAD_MOVED};
    struct alignment al = {.beads = path, .n_beads = 3};
    struct err e = {0};
    cr_assert_eq(moved_insert(&a, 3, 3, &found, 1, &al, &e), 0);
    moved_order_check(&al, 3, 3);
    cr_assert_eq(al.n_beads, 4);
    cr_expect_float_eq(al.beads[0].posterior, .75, 1e-9);
    cr_expect_eq(al.beads[1].flags, BEAD_MOVED);
    cr_expect_eq(al.beads[2].n_src, 0);
    arena_free(&a);
}
