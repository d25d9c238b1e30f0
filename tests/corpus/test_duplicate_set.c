/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "corpus/duplicate_set.h"
#include "tests/io/scratch.h"

Test(duplicate_set, ranks_rise_as_scores_do)
{
    static const double scores[] = {NAN, -INFINITY, -3,    -.5,   0, .0001,
                                    .5,  .5001,     .9996, .9997, 1, 1.05};
    for (size_t i = 1; i < sizeof scores / sizeof scores[0]; i++)
        cr_expect_lt(duplicate_set_rank(scores[i - 1]),
                     duplicate_set_rank(scores[i]), "%g", scores[i]);
    cr_expect_eq(duplicate_set_rank(.25), duplicate_set_rank(.25));
    cr_expect_lt(duplicate_set_rank(1e30), 1u << 24);
}

static void add(struct duplicate_set *s, uint64_t hash, double score, bool want)
{
    bool is_copy = !want;
    cr_assert_eq(
        duplicate_set_add(s, hash, duplicate_set_rank(score), &is_copy, NULL),
        0);
    cr_expect_eq(is_copy, want);
}

Test(duplicate_set, the_best_stays_and_of_equal_ones_the_first)
{
    struct duplicate_set *s;
    cr_assert_eq(duplicate_set_open(0, NULL, &s, NULL), 0);
    add(s, 7, .5, false);
    add(s, 9, .5, false);
    add(s, 7, .8, false); /* and the first becomes a copy */
    add(s, 7, .6, true);
    add(s, 9, .5, true);
    add(s, 9, NAN, true);
    add(s, 0, .1, false);
    cr_assert_eq(duplicate_set_finish(s, NULL), 0);
    static const bool want[] = {true, false, false, true, true, true, false};
    for (uint64_t no = 0; no < 7; no++)
        cr_expect_eq(duplicate_set_has(s, no), want[no], "%d", (int)no);
    cr_expect_eq(duplicate_set_n(s), 7);
    cr_expect_eq(duplicate_set_n_copies(s), 4);
    duplicate_set_close(s);
}

/* A generator with a fixed order. */
static uint64_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
    return (*state >> 33) * UINT64_C(0x9E3779B97F4A7C15);
}

Test(duplicate_set, files_give_what_memory_gives, .init = scratch_enter,
     .fini = scratch_leave)
{
    enum { N = 300000, N_DIFFERENT = 100000 };
    struct duplicate_set *in_memory, *in_files, *in_parts;
    uint64_t state = 1;
    cr_assert_eq(duplicate_set_open(1 << 30, NULL, &in_memory, NULL), 0);
    cr_assert_eq(duplicate_set_open(0, ".", &in_files, NULL), 0);
    cr_assert_eq(duplicate_set_open(1 << 30, "none", &in_parts, NULL), 0);
    for (unsigned i = 0; i < N; i++) {
        bool is_copy;
        uint64_t hash = next(&state) % N_DIFFERENT * 0x9E3779B97F4A7C15u;
        uint32_t rank = duplicate_set_rank((double)(next(&state) % 50));
        cr_assert_eq(duplicate_set_add(in_memory, hash, rank, &is_copy, NULL),
                     0);
        cr_assert_eq(duplicate_set_add(in_files, hash, rank, &is_copy, NULL),
                     0);
        cr_assert_eq(duplicate_set_add(in_parts, hash, rank, &is_copy, NULL),
                     0);
    }
    cr_assert_eq(duplicate_set_finish(in_memory, NULL), 0);
    cr_assert_eq(duplicate_set_finish(in_files, NULL), 0);
    cr_assert_eq(duplicate_set_finish(in_parts, NULL), 0);
    for (uint64_t no = 0; no < N; no++) {
        cr_assert_eq(duplicate_set_has(in_memory, no),
                     duplicate_set_has(in_files, no));
        cr_assert_eq(duplicate_set_has(in_memory, no),
                     duplicate_set_has(in_parts, no));
    }
    cr_expect_gt(duplicate_set_n_copies(in_memory), N - N_DIFFERENT - 1);
    cr_expect_eq(duplicate_set_n_copies(in_memory),
                 duplicate_set_n_copies(in_files));
    duplicate_set_close(in_memory);
    duplicate_set_close(in_files);
    duplicate_set_close(in_parts);
}

Test(duplicate_set, without_a_folder_the_memory_is_the_limit)
{
    struct duplicate_set *s;
    struct err e = {0};
    uint64_t state = 1;
    int rc = 0;
    unsigned n = 0;
    cr_assert_eq(duplicate_set_open(0, NULL, &s, NULL), 0);
    for (bool is_copy; rc == 0 && n < 1000000; n++)
        rc = duplicate_set_add(s, next(&state), 0, &is_copy, &e);
    cr_expect_eq(rc, ERR_LIMIT);
    cr_expect_gt(n, 20000);
    duplicate_set_close(s);
    cr_assert_eq(duplicate_set_open(0, "no such folder", &s, NULL), 0);
    for (bool is_copy;
         (rc = duplicate_set_add(s, next(&state), 0, &is_copy, &e)) == 0;)
        ;
    cr_expect_eq(rc, ERR_IO);
    cr_expect_str_eq(e.subject, "no such folder");
    duplicate_set_close(s);
}
