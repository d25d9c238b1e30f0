/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "aligner/lattice/side.h"
#include "aligner/length_cost.h"
#include "aligner/params.h"
#include "base/arena.h"
#include "oracle_1993.h"
#include "random_side.h"

/* Hundredths of a nat of the 1-1 bead of two lengths. */
static double cost(struct arena *a, const struct align_params *p,
                   uint32_t src_cp, uint32_t tgt_cp)
{
    struct side src = {.len_cp = &src_cp, .n = 1};
    struct side tgt = {.len_cp = &tgt_cp, .n = 1};
    struct length_cost m;
    struct err e = {0};
    float out[BEAD_TYPES_1993];
    cr_assert_eq(length_cost_open(a, p, &src, &tgt, &m, &e), 0);
    struct scorer s = length_cost_scorer(&m);
    s.row(s.model, 1, 1, 2, out);
    arena_reset(a);
    return -(double)out[0];
}

Test(length_cost, delta_is_that_of_the_paper)
{
    struct align_params p = align_params_default();
    cr_expect_float_eq(length_delta(&p, 100, 126), 26 / sqrt(6.8 * 113), 1e-12);
    cr_expect_float_eq(length_delta(&p, 126, 100), -26 / sqrt(6.8 * 113),
                       1e-12);
    cr_expect_eq(length_delta(&p, 0, 0), 0);
    p.c = 1.1;
    cr_expect_float_eq(length_delta(&p, 100, 110), 0, 1e-12);
}

Test(length_cost, is_that_of_1993_where_theirs_is_not_clamped)
{
    struct arena a = {0};
    struct align_params p = align_params_default();
    for (uint32_t src = 1; src < 600; src += 7)
        for (uint32_t tgt = 1; tgt < 600; tgt++) {
            bool clamped;
            int theirs = oracle_1993_match(src, tgt, &clamped);
            double ours = cost(&a, &p, src, tgt);
            cr_assert(clamped ? ours > 3500 : ours == theirs, "%u %u", src,
                      tgt);
        }
    arena_free(&a);
}

Test(length_cost, grows_with_length_difference_where_1993_clamps)
{
    struct arena a = {0};
    struct align_params p = align_params_default();
    bool clamped;
    cr_expect_gt(oracle_1993_match(100, 462, &clamped),
                 oracle_1993_match(100, 463, &clamped));
    double last = cost(&a, &p, 100, 100);
    for (uint32_t tgt = 101; tgt < 3000; tgt++) {
        double now = cost(&a, &p, 100, tgt);
        cr_assert_geq(now, last, "100 : %u", tgt);
        last = now;
    }
    arena_free(&a);
}

/* Every pair of a row by the table and in full. */
static void expect_same_costs(const struct align_params *p, uint32_t most_cp,
                              size_t n)
{
    static const unsigned char types[LENGTH_PAIRS] = {0, 3, 4, 5};
    struct arena a = {0};
    uint64_t seed = most_cp;
    uint32_t *len = malloc(n * sizeof *len);
    int32_t *room = malloc(n * LENGTH_PAIRS * sizeof *room);
    random_lengths(&seed, len, n, most_cp);
    len[0] = len[n / 2] = 0;
    struct side side = {.len_cp = len, .n = n};
    struct length_cost m;
    cr_assert_eq(length_cost_open(&a, p, &side, &side, &m, NULL), 0);
    cr_assert(m.is_quick);
    cr_assert_eq(m.kept != NULL, n <= p->band && n < 128);
    for (size_t i = 1; i <= n; i++) {
        cr_assert_eq(m.src_null[i], length_cost_bead(&m, 1, i, i));
        cr_assert_eq(m.tgt_null[i], length_cost_bead(&m, 2, i, i));
        const struct length_pairs got =
            length_cost_pairs(&m, i, 1, n + 1, room);
        for (size_t k = 0; k < LENGTH_PAIRS; k++)
            for (size_t j = 2; i > 1 && j <= n; j++)
                cr_assert_eq(
                    got.cost[k][j - 1], length_cost_bead(&m, types[k], i, j),
                    "type %u of %u and %u", types[k], len[i - 1], len[j - 1]);
    }
    free(len);
    free(room);
    arena_free(&a);
}

Test(length_cost, is_the_same_by_the_table)
{
    struct align_params p = align_params_default();
    expect_same_costs(&p, 30, 60); /* kept */
    p.band = 59;
    expect_same_costs(&p, 30, 60); /* not */
    expect_same_costs(&p, 300, 700);
    expect_same_costs(&p, 5000, 300);
    expect_same_costs(&p, 60000, 100);
    for (int k = 0; k < 8; k++) {
        p.c = (double[]){1, .31, .9, 1.1, 1.17, 2.3, 3, 1.0001}[k];
        p.s2 = (double[]){.5, 6.8, 1.9, 3.3, 6.8, 12, 40, 6.8}[k];
        expect_same_costs(&p, 300, 300);
        expect_same_costs(&p, 4000, 100);
    }
}

Test(length_cost, is_not_tabled_where_floats_or_32_bits_are_not_enough)
{
    static const uint32_t long_len[] = {1, 100000000};
    static const uint32_t len[] = {10, 20};
    struct arena a = {0};
    struct align_params p = align_params_default();
    struct side side = {.len_cp = len, .n = 2};
    struct side endless = {.len_cp = long_len, .n = 2};
    struct length_cost m;
    cr_assert_eq(length_cost_open(&a, &p, &side, &endless, &m, NULL), 0);
    cr_expect(!m.is_quick);
    cr_assert_eq(length_cost_open(&a, &p, &endless, &side, &m, NULL), 0);
    cr_expect(!m.is_quick);
    align_params_priors(&p, .05, .1, .8, .05); /* rewards for 2-1 */
    cr_assert_eq(length_cost_open(&a, &p, &side, &side, &m, NULL), 0);
    cr_expect(!m.is_quick);
    arena_free(&a);
}

Test(length_cost, priors_give_the_penalties_of_the_program)
{
    struct align_params p = align_params_default();
    align_params_priors(&p, .89, .0099, .089, .011);
    cr_expect_float_eq(p.null_nats, 4.50, .005);
    cr_expect_float_eq(p.merge_nats, 2.30, .005);
    cr_expect_float_eq(p.two_two_nats, 4.40, .01);
}
