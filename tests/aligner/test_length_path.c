/* The path in whole numbers is that of any model's lattice, ties too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "aligner/classic/length_path.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/side.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_cost.h"
#include "aligner/params.h"
#include "base/arena.h"
#include "random_side.h"

static void expect_equal(const struct bead *got, size_t n_got,
                         const struct bead *want, size_t n_want)
{
    cr_assert_eq(n_got, n_want);
    for (size_t k = 0; k < n_got; k++) {
        cr_assert_eq(got[k].src_at, want[k].src_at);
        cr_assert_eq(got[k].tgt_at, want[k].tgt_at);
        cr_assert_eq(got[k].n_src, want[k].n_src);
        cr_assert_eq(got[k].n_tgt, want[k].n_tgt);
    }
}

/* Both ways in a band; what length_path() returned. */
static int compare(struct arena *a, const struct align_params *p,
                   const struct side *src, const struct side *tgt, size_t half)
{
    struct corridor c;
    struct length_cost m;
    struct bead *got, *want;
    size_t n_got, n_want;
    struct err e = {0};
    cr_assert_eq(length_cost_open(a, p, src, tgt, &m, &e), 0);
    cr_assert(m.is_quick);
    cr_assert_eq(corridor_band(a, src, tgt, half, SIZE_MAX, &c, &e), 0);
    int rc = length_path(a, &c, &m, &got, &n_got, &e);
    const struct scorer s = length_cost_scorer(&m);
    cr_assert_eq(viterbi_path(a, &c, &s, &want, &n_want, &e), 0);
    if (rc == 1)
        expect_equal(got, n_got, want, n_want);
    return rc;
}

static void compare_random(uint32_t most_cp, const struct align_params *p,
                           size_t n, int n_rounds)
{
    uint64_t seed = most_cp;
    struct arena a = {0};
    uint32_t *src_len = malloc(n * sizeof *src_len);
    uint32_t *tgt_len = malloc(2 * n * sizeof *tgt_len);
    for (int round = 0; round < n_rounds; round++) {
        random_lengths(&seed, src_len, n, most_cp);
        struct side src = {.len_cp = src_len, .n = random_below(&seed, 99) % n};
        src.n = round % 3 == 0 ? n : src.n;
        struct side tgt = {.len_cp = tgt_len};
        tgt.n = random_translation(&seed, src_len, src.n, tgt_len);
        cr_assert_eq(compare(&a, p, &src, &tgt, (size_t)round % 12), 1);
        cr_assert_eq(compare(&a, p, &src, &tgt, 2 * n), 1);
        arena_reset(&a);
    }
    free(src_len);
    free(tgt_len);
    arena_free(&a);
}

Test(length_path, is_that_of_the_lattice)
{
    struct align_params p = align_params_default();
    compare_random(300, &p, 60, 60);
    compare_random(3, &p, 40, 60); /* ties everywhere */
    p.c = 1.17;
    p.s2 = 3.3;
    compare_random(300, &p, 60, 30);
    p.s2 = 900; /* nothing costs anything: ties again */
    compare_random(20, &p, 40, 30);
}

/* Long sentences opposite single letters: the whole costs more than keys have
 * room for, 2^26 hundredths, and neighbouring nodes differ by little. */
Test(length_path, is_that_of_the_lattice_where_keys_must_be_lowered)
{
    enum { N = 400 };
    struct align_params p = align_params_default();
    uint32_t src_len[N], tgt_len[N];
    uint64_t seed = 4;
    struct arena a = {0};
    struct length_cost m;
    random_lengths(&seed, src_len, N, 60000);
    random_lengths(&seed, tgt_len, N, 3);
    struct side src = {.len_cp = src_len, .n = N};
    struct side tgt = {.len_cp = tgt_len, .n = N};
    cr_assert_eq(compare(&a, &p, &src, &tgt, 9), 1);
    cr_assert_eq(length_cost_open(&a, &p, &src, &tgt, &m, NULL), 0);
    double least = 0; /* no bead has less than half of its nulls' cost here */
    for (size_t i = 1; i <= N; i++)
        least += m.src_null[i] / 2.;
    cr_expect_gt(least, 0x1p26);
    arena_free(&a);
}

Test(length_path, says_so_where_32_bits_are_not_enough)
{
    enum { N = 300 };
    struct align_params p = align_params_default();
    uint32_t len[N];
    uint64_t seed = 4;
    struct arena a = {0};
    random_lengths(&seed, len, N, 60000);
    struct side side = {.len_cp = len, .n = N};
    cr_expect_eq(compare(&a, &p, &side, &side, N), 0);
    arena_free(&a);
}

Test(length_path, every_failed_allocation_is_an_error)
{
    uint32_t len[5] = {10, 20, 30, 40, 50};
    struct side side = {.len_cp = len, .n = 5};
    struct align_params p = align_params_default();
    struct arena kept = {0};
    struct corridor c;
    struct length_cost m;
    struct bead *beads = NULL;
    size_t n_beads = 77;
    cr_assert_eq(length_cost_open(&kept, &p, &side, &side, &m, NULL), 0);
    cr_assert_eq(corridor_band(&kept, &side, &side, 5, 100, &c, NULL), 0);
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc != 1) {
        struct arena a = {.fail_in = ++n};
        rc = length_path(&a, &c, &m, &beads, &n_beads, NULL);
        cr_assert(rc == 1 || (rc == ERR_NOMEM && n_beads == 77));
        cr_assert_lt(n, 20);
        arena_free(&a);
    }
    cr_expect_gt(n, 5);
    arena_free(&kept);
}
