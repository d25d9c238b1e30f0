/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <gsl/gsl_sf_erf.h>
#include <math.h>

#include "aligner/normal_tail.h"

Test(normal_tail, agrees_with_gsl)
{
    for (double z = 0; z < 60; z += 0.00137) {
        double want = -gsl_sf_log_erfc(z / sqrt(2));
        cr_assert_float_eq(normal_tail_nats(z), want, 2e-6, "z = %g", z);
    }
}

Test(normal_tail, never_falls_as_z_grows)
{
    double last = normal_tail_nats(0);
    cr_expect_eq(last, 0);
    for (double z = 1e-4; z < 40; z += 1e-4) {
        double nats = normal_tail_nats(z);
        cr_assert_gt(nats, last, "z = %g", z);
        last = nats;
    }
    for (double z = 40; z < 1e100; z *= 1.5) {
        double nats = normal_tail_nats(z);
        cr_assert(isfinite(nats) && nats > last, "z = %g", z);
        last = nats;
    }
}
