/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/quick_exp.h"

Test(quick_exp, is_within_3e_10)
{
    double worst = 0;
    for (double x = -700; x <= 700; x += 0.00137) {
        double off = fabs(quick_exp(x) / exp(x) - 1);
        worst = off > worst ? off : worst;
    }
    cr_expect_lt(worst, 3e-10, "%g", worst);
    cr_expect_eq(quick_exp(0), 1);
    cr_expect_eq(quick_exp(-0.0), 1);
}
