/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/normal_tail.h"
#include "aligner/tail_step.h"

/* The cost that the table gives for z, or -1 where it is to be computed. */
static int tabled(float z)
{
    const struct tail_step *s = &tail_steps[tail_step_cell(z)];
    return isnan(s->at) ? -1 : s->cost[z >= s->at];
}

Test(tail_step, agrees_with_the_tail_away_from_steps)
{
    size_t n_computed = 0, n_all = 0;
    for (float z = 0; z < TAIL_STEP_MAX_Z; z += 3.1e-6f, n_all++) {
        const struct tail_step *s = &tail_steps[tail_step_cell(z)];
        if (isnan(s->at) || fabsf(z - s->at) < 1e-7f + TAIL_STEP_ROUNDING * z)
            n_computed++;
        else
            cr_assert_eq(tabled(z), normal_tail_hundredths((double)z), "%a",
                         (double)z);
    }
    cr_expect_lt((double)n_computed, .02 * (double)n_all);
}

Test(tail_step, steps_are_where_the_tail_has_them)
{
    size_t n_steps = 0;
    for (int k = 0; k < TAIL_STEP_CELLS; k++) {
        const struct tail_step *s = &tail_steps[k];
        double z = (double)s->at, near = 1e-7 * z;
        if (!isfinite(s->at))
            continue;
        n_steps++;
        cr_assert_lt(s->cost[0], s->cost[1]);
        cr_assert_eq(normal_tail_hundredths(z - near), s->cost[0], "z = %g", z);
        cr_assert_eq(normal_tail_hundredths(z + near), s->cost[1], "z = %g", z);
    }
    cr_expect_gt(n_steps, 12000);
}

/* With the greatest error allowed, z is still found on the right side of a step. */
Test(tail_step, holds_a_little_beyond_either_end_of_a_cell)
{
    for (int k = 1; k < TAIL_STEP_CELLS; k++) {
        double z = (sqrt(96. * 96 + 256. * k) - 96) / 128;
        double near = (double)(TAIL_STEP_SLACK + TAIL_STEP_ROUNDING) * .99;
        for (int side = -1; side <= 0; side++) {
            const struct tail_step *s = &tail_steps[k + side];
            double x = side < 0 ? z + near : z - near;
            if (isnan(s->at) || fabs(x - (double)s->at) < 1e-7 * x)
                continue;
            cr_assert_eq(s->cost[x >= (double)s->at], normal_tail_hundredths(x),
                         "cell %d", k + side);
        }
    }
}
