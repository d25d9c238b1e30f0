/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/side.h"
#include "aligner/length_model.h"
#include "aligner/params.h"
#include "base/arena.h"
#include "random_side.h"

static double weight(const struct length_model *m, size_t i, size_t j, size_t t)
{
    float out[BEAD_TYPES_MAX];
    struct scorer s = length_model_scorer(m);
    s.row(s.model, i, j, j + 1, out);
    return (double)out[t];
}

Test(length_model, swapping_the_sides_changes_no_weight)
{
    enum { N = 12 };
    uint64_t seed = 4;
    uint32_t src_len[N], tgt_len[N];
    random_lengths(&seed, src_len, N, 200);
    random_lengths(&seed, tgt_len, N, 200);
    struct arena a = {0};
    struct side src = {.len_cp = src_len, .n = N};
    struct side tgt = {.len_cp = tgt_len, .n = N};
    struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    struct length_model m, swapped;
    struct err e = {0};
    cr_assert_eq(length_model_open(&a, &start, &src, &tgt, &m, &e), 0);
    cr_assert_eq(length_model_open(&a, &start, &tgt, &src, &swapped, &e), 0);
    for (size_t i = BEAD_SIDE_MAX; i <= N; i++)
        for (size_t j = BEAD_SIDE_MAX; j <= N; j++)
            for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
                size_t back =
                    bead_type_find(bead_types[t].n_tgt, bead_types[t].n_src);
                cr_assert_float_eq(weight(&m, i, j, t),
                                   weight(&swapped, j, i, back), 2e-3);
            }
    arena_free(&a);
}

/* Two sentences that go together, next to two that do not. */
Test(length_model, equal_lengths_beat_strangers_and_unequal_ones_lose)
{
    uint32_t len[6] = {30, 60, 90, 120, 150, 180};
    struct arena a = {0};
    struct side s = {.len_cp = len, .n = 6};
    struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    struct length_model m;
    struct err e = {0};
    cr_assert_eq(length_model_open(&a, &start, &s, &s, &m, &e), 0);
    cr_expect_gt(weight(&m, 5, 5, 0), start.log_prior[0]);
    cr_expect_lt(weight(&m, 5, 1, 0),
                 weight(&m, 5, 1, 1) + weight(&m, 4, 1, 2));
    cr_expect_eq(weight(&m, 5, 1, 1), weight(&m, 2, 3, 1));
    arena_free(&a);
}

Test(length_model, fitting_finds_the_ratio_and_the_types)
{
    enum { N = 400 };
    uint64_t seed = 9;
    uint32_t src_len[N], tgt_len[N];
    random_lengths(&seed, src_len, N, 200);
    for (size_t k = 0; k < N; k++)
        tgt_len[k] = src_len[k] * 5 / 4;
    struct arena a = {0};
    struct side src = {.len_cp = src_len, .n = N};
    struct side tgt = {.len_cp = tgt_len, .n = N};
    struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    struct length_model m;
    struct corridor c;
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(length_model_open(&a, &start, &src, &tgt, &m, &e), 0);
    cr_assert_eq(corridor_band(&a, &src, &tgt, 8, SIZE_MAX, &c, &e), 0);
    struct scorer s = length_model_scorer(&m);
    for (int round = 0; round < 3; round++) {
        cr_assert_eq(posterior_open(&a, &c, &s, &post, &e), 0);
        length_model_refit(&m, &post);
    }
    cr_expect_float_eq(m.fit.c, 1.25, .01);
    cr_expect_lt(m.fit.s2, 1);
    cr_expect_gt(exp(m.fit.log_prior[0]), .97);
    arena_free(&a);
}

/* Null beads of one sentence alone. */
Test(length_model, null_beads_start_at_twice_their_frequency_with_words)
{
    const struct align_params p = align_params_default();
    struct length_fit with = length_fit_with_words(&p);
    struct length_fit without = length_fit_of(&p);
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        double times = t == BEAD_1_0 || t == BEAD_0_1 ? 2 : 1;
        cr_expect_float_eq(with.start_share[t], times * without.start_share[t],
                           1e-12);
        cr_expect_float_eq(with.log_prior[t], log(with.start_share[t]), 1e-12);
    }
}
