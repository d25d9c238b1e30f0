/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "aligner/length_cost.h"
#include "aligner/params.h"
#include "aligner/side.h"
#include "base/arena.h"
#include "oracle_1993.h"

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

Test(length_cost, priors_give_the_penalties_of_the_program)
{
    struct align_params p = align_params_default();
    align_params_priors(&p, .89, .0099, .089, .011);
    cr_expect_float_eq(p.null_nats, 4.50, .005);
    cr_expect_float_eq(p.merge_nats, 2.30, .005);
    cr_expect_float_eq(p.two_two_nats, 4.40, .01);
}
