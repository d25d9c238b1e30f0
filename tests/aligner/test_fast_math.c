/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/fast_math.h"

Test(fast_math, fast_exp_is_within_3e_10)
{
    double worst = 0;
    for (double x = -700; x <= 700; x += 0.00137) {
        double off = fabs(fast_exp(x) / exp(x) - 1);
        worst = off > worst ? off : worst;
    }
    cr_expect_lt(worst, 3e-10, "%g", worst);
    cr_expect_eq(fast_exp(0), 1);
    cr_expect_eq(fast_exp(-0.0), 1);
}

Test(fast_math, accurate_log_is_within_3e_13)
{
    for (double x = 1e-290; x < 1e290; x *= 1.37)
        cr_assert_float_eq(accurate_log(x), log(x), 3e-13, "x = %g", x);
    cr_expect_eq(accurate_log(1), 0);
}

Test(fast_math, fast_log_float_is_the_logarithm)
{
    for (float x = 1e-20f; x < 1e20f; x *= 1.03f) {
        double want = log((double)x), got = (double)fast_log_float(x);
        cr_assert_float_eq(got, want, 2e-7 * (1 + fabs(want)), "x = %g",
                           (double)x);
    }
}

Test(fast_math, fast_log_is_the_logarithm)
{
    for (double x = 1e-300; x < 1e300; x *= 1.0037)
        cr_assert_float_eq(fast_log(x), log(x), 2e-7, "x = %g", x);
}
