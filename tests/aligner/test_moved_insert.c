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

/* A pair in order and a moved pair score too little; each of their sentences
 * becomes a null bead at its place. */
Test(moved_insert, a_dissolved_pair_leaves_null_beads)
{
    struct arena a = {0};
    struct bead path[] = {
        {.n_src = 1, .n_tgt = 2, .posterior = .9, .score = .001, .flags = 2},
        {.src_at = 1,
         .tgt_at = 4,
         .n_src = 1,
         .n_tgt = 1,
         .score = .002,
         .flags = BEAD_MOVED | BEAD_DISSOLVED},
        {.src_at = 2, .tgt_at = 2, .n_src = 2, .n_tgt = 2, .score = .9}};
    struct alignment al = {.beads = path, .n_beads = 3};
    struct err e = {0};
    cr_assert_eq(BEAD_DISSOLVED, 2);
    cr_assert_eq(moved_insert(&a, 4, 5, NULL, 0, &al, &e), 0);
    moved_order_check(&al, 4, 5);
    cr_assert_eq(al.n_beads, 6);
    for (size_t k = 0; k < al.n_beads; k++)
        cr_expect_eq(bead_is_pair(&al.beads[k]), al.beads[k].n_src == 2);
    cr_expect_float_eq(al.beads[0].posterior, .999, 1e-9);
    cr_expect_float_eq(al.beads[1].posterior, .998, 1e-9);
    cr_expect_eq(al.beads[5].tgt_at, 4);
    arena_free(&a);
}
