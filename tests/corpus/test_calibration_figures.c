/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "corpus/evaluation.h"

/* The figures of n scores, which stay the caller's. */
static struct evaluation_calibration calibrated(struct evaluation_score *scores,
                                                size_t n)
{
    struct evaluation sum = {.scores = scores, .n_scores = n};
    struct evaluation_calibration c;
    struct arena a = {0};
    struct err e = {0};
    cr_assert_eq(evaluation_calibrate(&sum, &a, &c, &e), 0, "%s", e.msg);
    arena_free(&a);
    return c;
}

Test(calibration_figures, of_a_worked_case)
{
    struct evaluation_score s[] = {
        {.92, true, true},   {.98, true, true},  {.9, false, true},
        {.35, false, false}, {.31, true, true},  {0, false, false},
        {1, true, true},     {.05, false, true},
    };
    struct evaluation_calibration c = calibrated(s, 8);
    /* bins: 0.0 .05 | .35 .31 | .92 .98 .9 1: gaps .05, .34, .8 */
    cr_expect_float_eq(c.ece, (.05 + .34 + .8) / 8, 1e-15);
    double brier =
        .08 * .08 + .02 * .02 + .81 + .35 * .35 + .69 * .69 + 0 + 0 + .05 * .05;
    cr_expect_float_eq(c.brier, brier / 8, 1e-15);
    /* right .31 .92 .98 1 against wrong 0 .05 .35 .9: 16 pairs, 2 lost */
    cr_expect_float_eq(c.auc_strict, 14. / 16, 1e-15);
    /* lax: wrong are .35 and 0; .05 and .31 lose to .35 */
    cr_expect_float_eq(c.auc_lax, 10. / 12, 1e-15);
    cr_expect_eq(c.bins[0].n, 2);
    cr_expect_eq(c.bins[3].n, 2);
    cr_expect_eq(c.bins[9].n, 4);
    cr_expect_eq(c.bins[5].n, 0);
    cr_expect_float_eq(c.bins[9].mean_score, .95, 1e-15);
    cr_expect_float_eq(c.bins[9].share_right, .75, 1e-15);
    cr_expect_eq(c.bins[5].mean_score, 0);
    cr_expect_eq(c.bins[5].share_right, 0);
    cr_expect_eq(s[0].score, .92, "the scores keep their order");
}

Test(calibration_figures, ties_count_half)
{
    struct evaluation_score all_equal[] = {
        {.5, true, true}, {.5, false, true}, {.5, false, false}};
    struct evaluation_calibration c = calibrated(all_equal, 3);
    cr_expect_eq(c.auc_strict, .5);
    cr_expect_eq(c.auc_lax, .5);
}

Test(calibration_figures, one_kind_alone_has_no_ranking)
{
    struct evaluation_score right[] = {{.5, true, true}, {.7, true, true}};
    struct evaluation_calibration c = calibrated(right, 2);
    cr_expect(isnan(c.auc_strict) && isnan(c.auc_lax));
    struct evaluation_score wrong[] = {{.5, false, false}};
    c = calibrated(wrong, 1);
    cr_expect(isnan(c.auc_strict) && isnan(c.auc_lax));
    cr_expect_eq(c.ece, .5);
    cr_expect_eq(c.brier, .25);
}

/* Costs and similarities of other aligners are no probabilities, yet they
 * come in the same column. */
Test(calibration_figures, scores_out_of_range_fall_in_the_outer_bins)
{
    struct evaluation_score s[] = {{-.3, false, false},
                                   {7.5, true, true},
                                   {1e300, true, true},
                                   {-1e300, false, false}};
    struct evaluation_calibration c = calibrated(s, 4);
    cr_expect_eq(c.bins[0].n, 2);
    cr_expect_eq(c.bins[9].n, 2);
    cr_expect_eq(c.auc_strict, 1);
}

Test(calibration_figures, borders_belong_to_the_upper_bin)
{
    for (unsigned i = 0; i <= 10; i++) {
        struct evaluation_score s[] = {{i / 10.0, true, true}};
        struct evaluation_calibration c = calibrated(s, 1);
        unsigned want = (unsigned)(i / 10.0 * 10);
        cr_expect_eq(c.bins[want < 9 ? want : 9].n, 1, "%u tenths", i);
    }
}

static uint32_t below(uint64_t *state, uint32_t n)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % n);
}

/* The ranking figure by its definition, all pairs. */
static double auc_of_all_pairs(const struct evaluation_score *s, size_t n)
{
    double wins = 0, pairs = 0;
    for (size_t i = 0; i < n; i++) {
        for (size_t k = 0; k < n; k++) {
            if (!s[i].strict || s[k].strict)
                continue;
            pairs++;
            wins += s[i].score > s[k].score    ? 1
                    : s[i].score == s[k].score ? .5
                                               : 0;
        }
    }
    return wins / pairs;
}

Test(calibration_figures, ranking_equals_all_pairs_on_random_scores)
{
    uint64_t state = 99;
    for (int round = 0; round < 500; round++) {
        struct evaluation_score s[80];
        size_t n = 1 + below(&state, 80);
        uint32_t n_values = 1 + below(&state, 30);
        for (size_t i = 0; i < n; i++) {
            s[i].score = below(&state, n_values) / 30.0;
            s[i].strict = below(&state, 2);
            s[i].lax = s[i].strict || below(&state, 2);
        }
        double want = auc_of_all_pairs(s, n);
        struct evaluation_calibration c = calibrated(s, n);
        if (isnan(want))
            cr_expect(isnan(c.auc_strict));
        else
            cr_expect_float_eq(c.auc_strict, want, 1e-12, "round %d", round);
    }
}

Test(calibration_figures, no_scores_and_no_memory_are_errors)
{
    struct evaluation none = {0};
    struct evaluation_calibration c;
    struct arena a = {0};
    struct err e = {0};
    cr_expect_eq(evaluation_calibrate(&none, &a, &c, &e), ERR_INPUT);
    cr_expect_str_eq(e.msg, "no link has a score");
    struct evaluation_score s[] = {{.5, true, true}};
    struct evaluation one = {.scores = s, .n_scores = 1};
    a.fail_in = 1;
    cr_expect_eq(evaluation_calibrate(&one, &a, &c, &e), ERR_NOMEM);
    cr_expect_eq(evaluation_calibrate(&one, &a, &c, &e), 0);
    arena_free(&a);
}
