/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/scoring/logistic.h"

/* GSL has its default handler here, which aborts: no fit may call it. */

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (double)(*state >> 11) / 9007199254740992.0;
}

Test(logistic, one_constant_gives_the_share)
{
    const double y[] = {1, 1, 1, 0};
    struct logistic_examples d = {.y = y, .n = 4};
    struct logistic m;
    cr_assert_eq(logistic_fit(&d, 1, &m, NULL), 0);
    cr_expect_float_eq(logistic_log_odds(&m, NULL), log(3), 1e-6);
}

Test(logistic, finds_the_weights_that_made_the_labels)
{
    enum { N = 20000 };
    static double x[N][2], y[N];
    const struct logistic truth = {2, {-1, 2, .05}};
    uint64_t state = 1;
    for (size_t i = 0; i < N; i++) {
        x[i][0] = uniform(&state) * 2 - 1;
        x[i][1] = uniform(&state) * 100; /* another scale */
        double p = logistic_probability(logistic_log_odds(&truth, x[i]));
        y[i] = uniform(&state) < p;
    }
    struct logistic_examples d = {&x[0][0], y, NULL, N, 2, NULL};
    struct logistic m;
    cr_assert_eq(logistic_fit(&d, 1e-3, &m, NULL), 0);
    for (size_t k = 0; k <= 2; k++)
        cr_expect_float_eq(m.weight[k], truth.weight[k],
                           .05 + .03 * fabs(truth.weight[k]),
                           "weight %zu is %g", k, m.weight[k]);
}

Test(logistic, soft_labels_are_labels_that_count_in_part)
{
    const double x1[] = {0, 1}, y1[] = {.25, .75};
    const double x2[] = {0, 0, 1, 1}, y2[] = {0, 1, 0, 1};
    const double w2[] = {.75, .25, .25, .75};
    struct logistic_examples soft = {x1, y1, NULL, 2, 1, NULL};
    struct logistic_examples hard = {x2, y2, w2, 4, 1, NULL};
    struct logistic a, b;
    cr_assert_eq(logistic_fit(&soft, .1, &a, NULL), 0);
    cr_assert_eq(logistic_fit(&hard, .1, &b, NULL), 0);
    cr_expect_float_eq(a.weight[0], b.weight[0], 1e-9);
    cr_expect_float_eq(a.weight[1], b.weight[1], 1e-9);
}

Test(logistic, separable_data_stay_finite)
{
    const double x[] = {-2, -1, 1, 2}, y[] = {0, 0, 1, 1};
    struct logistic_examples d = {x, y, NULL, 4, 1, NULL};
    struct logistic m;
    cr_assert_eq(logistic_fit(&d, 1e-3, &m, NULL), 0);
    cr_expect(isfinite(m.weight[1]));
    cr_expect_gt(m.weight[1], 1);
}

Test(logistic, a_constant_or_doubled_feature_does_no_harm)
{
    const double x[][3] = {{7, 0, 0}, {7, 1, 1}, {7, 2, 2}, {7, 3, 3}};
    const double y[] = {0, 1, 0, 1};
    struct logistic_examples d = {&x[0][0], y, NULL, 4, 3, NULL};
    struct logistic m;
    cr_assert_eq(logistic_fit(&d, .01, &m, NULL), 0);
    cr_expect_float_eq(m.weight[2], m.weight[3], 1e-9, "twins share");
}

Test(logistic, what_cannot_be_fitted_is_an_error)
{
    const double x[] = {1, NAN}, y[] = {0, 1};
    struct logistic m;
    struct err e = {0};
    struct logistic_examples none = {.n_features = 1};
    cr_expect_eq(logistic_fit(&none, 1, &m, &e), ERR_INPUT);
    struct logistic_examples bad = {x, y, NULL, 2, 1, NULL};
    cr_expect_eq(logistic_fit(&bad, 1, &m, &e), ERR_INPUT);
    struct logistic_examples wide = {x,   y, NULL, 0, LOGISTIC_MAX_FEATURES + 1,
                                     NULL};
    cr_expect_eq(logistic_fit(&wide, 1, &m, &e), ERR_LIMIT);
}

/* Both copies of a feature have the same weight, or none is better. */
Test(logistic, a_singular_hessian_is_an_error_without_a_ridge)
{
    const double x[][2] = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};
    const double y[] = {0, 1, 0, 1};
    struct logistic_examples d = {&x[0][0], y, NULL, 4, 2, NULL};
    struct logistic m = {.n_features = 7};
    struct err e = {0};
    cr_expect_eq(logistic_fit(&d, 0, &m, &e), ERR_INTERNAL);
    cr_expect_eq(m.n_features, 7);
    const double constant[] = {5, 5, 5, 5};
    struct logistic_examples same = {constant, y, NULL, 4, 1, NULL};
    cr_expect_eq(logistic_fit(&same, 0, &m, &e), ERR_INTERNAL);
}

Test(logistic, equal_labels_give_finite_weights)
{
    const double x[] = {-2, -1, 1, 2}, yes[] = {1, 1, 1, 1}, no[4] = {0};
    struct logistic_examples d = {x, yes, NULL, 4, 1, NULL};
    struct logistic m;
    cr_assert_eq(logistic_fit(&d, 1, &m, NULL), 0);
    cr_expect(isfinite(m.weight[0]) && m.weight[0] > 5);
    cr_expect_float_eq(m.weight[1], 0, 1e-6);
    d.y = no;
    cr_assert_eq(logistic_fit(&d, 1, &m, NULL), 0);
    cr_expect(isfinite(m.weight[0]) && m.weight[0] < -5);
}

/* No figure that doubles hold ends the process. */
Test(logistic, huge_figures_are_fitted_or_refused)
{
    const double x[] = {-2, -1, 1, 2}, y[] = {0, 1, 0, 1};
    for (int power = -300; power <= 300; power += 50) {
        double big[4], weight[4];
        struct logistic m;
        struct err e = {0};
        for (size_t k = 0; k < 4; k++) {
            big[k] = x[k] * pow(10, power);
            weight[k] = pow(10, power);
        }
        struct logistic_examples wide = {big, y, NULL, 4, 1, NULL};
        struct logistic_examples heavy = {x, y, weight, 4, 1, NULL};
        int rc = logistic_fit(&wide, .1, &m, &e);
        cr_expect(rc == 0 ? isfinite(m.weight[0]) && isfinite(m.weight[1])
                          : e.msg[0] != '\0',
                  "10^%d", power);
        rc = logistic_fit(&heavy, .1, &m, &e);
        cr_expect(rc == 0 ? isfinite(m.weight[0]) && isfinite(m.weight[1])
                          : e.msg[0] != '\0',
                  "10^%d", power);
    }
}

Test(logistic, labels_that_are_no_numbers_are_refused)
{
    const double x[] = {1, 2}, y[] = {NAN, 1};
    struct logistic_examples d = {x, y, NULL, 2, 1, NULL};
    struct logistic m;
    cr_expect_eq(logistic_fit(&d, 1, &m, NULL), ERR_INTERNAL);
}

/* x[1] counts for and x[2] repeats it with noise: unbound, one of them has the
 * wrong sign. */
Test(logistic, weights_keep_their_signs)
{
    enum { N = 2000 };
    static double x[N][3], y[N];
    const int8_t sign[] = {0, 1, -1};
    uint64_t state = 5;
    for (size_t i = 0; i < N; i++) {
        x[i][0] = uniform(&state);
        x[i][1] = uniform(&state);
        x[i][2] = x[i][1] + uniform(&state) / 10;
        y[i] = uniform(&state) < logistic_probability(4 * x[i][2] - 2);
    }
    struct logistic_examples any = {&x[0][0], y, NULL, N, 3, NULL};
    struct logistic_examples bound = {&x[0][0], y, NULL, N, 3, sign};
    struct logistic free, m, again;
    cr_assert_eq(logistic_fit(&any, 1, &free, NULL), 0);
    cr_assert_eq(logistic_fit(&bound, 1, &m, NULL), 0);
    cr_expect_gt(free.weight[3], 1);
    cr_expect_eq(m.weight[3], 0);
    cr_expect_gt(m.weight[2], 2);
    const int8_t as_they_are[] = {0, 0, 1};
    any.sign = as_they_are;
    cr_assert_eq(logistic_fit(&any, 1, &again, NULL), 0);
    for (size_t k = 0; k < 4; k++)
        cr_expect_float_eq(again.weight[k], free.weight[k], 1e-5);
}
