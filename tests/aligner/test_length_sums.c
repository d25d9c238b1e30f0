/* Sums without logarithms are those with them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "aligner/classic/length_path.h"
#include "aligner/classic/length_sums.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/side.h"
#include "aligner/length_cost.h"
#include "aligner/params.h"
#include "base/arena.h"
#include "every_path.h"
#include "random_side.h"

/* The best path of a document, and the corridor around it. */
struct case_of {
    struct length_cost m;
    struct corridor near;
    struct bead *beads;
    size_t n_beads;
};

static struct case_of case_of(struct arena *a, const struct align_params *p,
                              const struct side *src, const struct side *tgt,
                              size_t half)
{
    struct case_of x;
    struct corridor all;
    cr_assert_eq(length_cost_open(a, p, src, tgt, &x.m, NULL), 0);
    cr_assert_eq(corridor_band(a, src, tgt, 100, SIZE_MAX, &all, NULL), 0);
    cr_assert_eq(length_path(a, &all, &x.m, &x.beads, &x.n_beads, NULL), 1);
    cr_assert_eq(corridor_around(a, x.beads, x.n_beads, src->n, tgt->n, half,
                                 SIZE_MAX, &x.near, NULL),
                 0);
    return x;
}

static void compare(struct arena *a, const struct align_params *p,
                    const struct side *src, const struct side *tgt, size_t half,
                    double within)
{
    struct posterior post;
    struct case_of x = case_of(a, p, src, tgt, half);
    const struct scorer s = length_cost_scorer(&x.m);
    cr_assert_eq(posterior_open(a, &x.near, &s, &post, NULL), 0);
    cr_assert_eq(length_sums(a, &x.near, &x.m, x.beads, x.n_beads, NULL), 1);
    for (size_t k = 0; k < x.n_beads; k++) {
        const struct bead *b = &x.beads[k];
        size_t t = bead_type_find(b->n_src, b->n_tgt);
        cr_assert_float_eq(b->posterior, posterior_of(&post, b), within,
                           "bead %zu: %.9f, not %.9f", k, b->posterior,
                           posterior_of(&post, b));
        cr_assert_eq(b->cost_nats,
                     length_cost_bead(&x.m, t, b->src_at + b->n_src,
                                      b->tgt_at + b->n_tgt) *
                         .01);
    }
}

static void compare_random(uint32_t most_cp, size_t n, size_t half,
                           int n_rounds)
{
    struct align_params p = align_params_default();
    uint64_t seed = most_cp + n;
    struct arena a = {0};
    uint32_t *src_len = malloc(n * sizeof *src_len);
    uint32_t *tgt_len = malloc(2 * n * sizeof *tgt_len);
    for (int round = 0; round < n_rounds; round++) {
        random_lengths(&seed, src_len, n, most_cp);
        struct side src = {.len_cp = src_len, .n = n};
        struct side tgt = {.len_cp = tgt_len};
        tgt.n = random_translation(&seed, src_len, src.n, tgt_len);
        compare(&a, &p, &src, &tgt, half, 2e-6);
        arena_reset(&a);
    }
    free(src_len);
    free(tgt_len);
    arena_free(&a);
}

Test(length_sums, are_those_of_logarithms)
{
    compare_random(300, 50, 10, 30);
    compare_random(3000, 50, 3, 30);
    compare_random(40, 50, 0, 30);
    compare_random(9, 1, 10, 30);
}

/* Twenty thousand one-letter sentences: every path is nearly as good. */
Test(length_sums, do_not_overflow_where_paths_are_many)
{
    compare_random(1, 20000, 10, 1);
    compare_random(2, 20000, 10, 1);
}

/* What the best path costs until row i, in nats. */
static double cost_until(const struct case_of *x, size_t i)
{
    double cost = 0;
    for (size_t k = 0; k < x->n_beads && x->beads[k].src_at < i; k++) {
        const struct bead *b = &x->beads[k];
        size_t t = bead_type_find(b->n_src, b->n_tgt);
        cost += .01 * length_cost_bead(&x->m, t, b->src_at + b->n_src,
                                       b->tgt_at + b->n_tgt);
    }
    return cost;
}

/* The first ten of twenty long sentences are missing.  Where the path has
 * found that out, joining them with the other ten is ahead by e^1000. */
Test(length_sums, do_not_lose_a_path_that_others_are_ahead_of)
{
    enum { N = 60, MISSING = 10 };
    struct align_params p = align_params_default();
    uint32_t src_len[N], tgt_len[N - MISSING];
    uint64_t seed = 3;
    struct arena a = {0};
    random_lengths(&seed, src_len, N, 300);
    for (size_t k = 0; k < 2 * MISSING; k++)
        src_len[k] = 19000 + random_below(&seed, 2000);
    for (size_t k = 0; k < N - MISSING; k++)
        tgt_len[k] = src_len[k + MISSING];
    struct side src = {.len_cp = src_len, .n = N};
    struct side tgt = {.len_cp = tgt_len, .n = N - MISSING};
    struct side src_start = {.len_cp = src_len, .n = MISSING};
    struct side tgt_start = {.len_cp = tgt_len, .n = MISSING};
    struct case_of x = case_of(&a, &p, &src, &tgt, 20);
    struct case_of start = case_of(&a, &p, &src_start, &tgt_start, 20);
    cr_assert_gt(cost_until(&x, MISSING), cost_until(&start, MISSING) + 1000);
    /* A float holds thousands of nats to within some 1e-4. */
    compare(&a, &p, &src, &tgt, 20, 1e-4);
    arena_free(&a);
}

Test(length_sums, of_small_documents_are_those_of_every_path)
{
    struct align_params p = align_params_default();
    uint64_t seed = 17;
    struct arena a = {0};
    for (int round = 0; round < 200; round++) {
        uint32_t src_len[EVERY_PATH_MAX], tgt_len[EVERY_PATH_MAX];
        random_lengths(&seed, src_len, EVERY_PATH_MAX, 60);
        random_lengths(&seed, tgt_len, EVERY_PATH_MAX, 60);
        struct side src = {.len_cp = src_len, .n = random_below(&seed, 6)};
        struct side tgt = {.len_cp = tgt_len, .n = random_below(&seed, 6)};
        struct case_of x = case_of(&a, &p, &src, &tgt, 1 + (size_t)round % 3);
        const struct scorer s = length_cost_scorer(&x.m);
        struct every_path want = every_path(&x.near, &s);
        cr_assert_eq(length_sums(&a, &x.near, &x.m, x.beads, x.n_beads, NULL),
                     1);
        for (size_t k = 0; k < x.n_beads; k++) {
            const struct bead *b = &x.beads[k];
            size_t i = b->src_at + b->n_src, j = b->tgt_at + b->n_tgt;
            size_t t = bead_type_find(b->n_src, b->n_tgt);
            cr_assert_float_eq(b->posterior, want.posterior[i][j][t], 1e-8);
        }
        arena_reset(&a);
    }
    arena_free(&a);
}

Test(length_sums, say_so_where_32_bits_are_not_enough)
{
    enum { N = 600 };
    struct align_params p = align_params_default();
    uint32_t *len = malloc(N * sizeof *len);
    for (size_t k = 0; k < N; k++)
        len[k] = 60000;
    struct arena a = {0};
    struct side src = {.len_cp = len, .n = N}, tgt = {.len_cp = len, .n = 1};
    struct length_cost m;
    struct corridor all;
    struct bead *beads = calloc(N, sizeof *beads);
    for (size_t k = 0; k < N; k++)
        beads[k] = (struct bead){.src_at = (uint32_t)k,
                                 .tgt_at = k > 0,
                                 .n_src = 1,
                                 .n_tgt = k == 0};
    cr_assert_eq(length_cost_open(&a, &p, &src, &tgt, &m, NULL), 0);
    cr_assert(m.is_quick);
    cr_assert_eq(corridor_band(&a, &src, &tgt, 100, SIZE_MAX, &all, NULL), 0);
    cr_expect_eq(length_sums(&a, &all, &m, beads, N, NULL), 1);
    cr_assert_eq(length_cost_open(&a, &p, &tgt, &src, &m, NULL), 0);
    cr_assert_eq(corridor_band(&a, &tgt, &src, N, SIZE_MAX, &all, NULL), 0);
    for (size_t k = 0; k < N; k++)
        beads[k] = (struct bead){.src_at = k > 0,
                                 .tgt_at = (uint32_t)k,
                                 .n_src = k == 0,
                                 .n_tgt = 1};
    cr_expect_eq(length_sums(&a, &all, &m, beads, N, NULL), 0);
    cr_expect_eq(beads[0].posterior, 0);
    free(beads);
    free(len);
    arena_free(&a);
}

Test(length_sums, every_failed_allocation_is_an_error)
{
    uint32_t len[5] = {10, 20, 30, 40, 50};
    struct side side = {.len_cp = len, .n = 5};
    struct align_params p = align_params_default();
    struct arena kept = {0};
    struct case_of x = case_of(&kept, &p, &side, &side, 10);
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc != 1) {
        struct arena a = {.fail_in = ++n};
        rc = length_sums(&a, &x.near, &x.m, x.beads, x.n_beads, NULL);
        cr_assert(rc == 1 || (rc == ERR_NOMEM && x.beads[0].posterior == 0));
        cr_assert_lt(n, 20);
        arena_free(&a);
    }
    cr_expect_gt(n, 5);
    arena_free(&kept);
}
