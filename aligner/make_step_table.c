/* aligner/make_step_table.c - writes the table of tail_step.h at build time.
 * Each place where the cost steps up is found by halving.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "aligner/normal_tail.h"
#include "aligner/tail_step.h"

/* A step: the least z of a cost, and that cost. */
struct step {
    double z, cost;
};

/* The least z above `from` that costs more than there. */
static struct step step_after(double from)
{
    double cost = normal_tail_hundredths(from), lo = from, hi = from + 1;
    for (;;) {
        double mid = lo + (hi - lo) / 2;
        if (mid <= lo || mid >= hi)
            return (struct step){hi, normal_tail_hundredths(hi)};
        if (normal_tail_hundredths(mid) > cost)
            hi = mid;
        else
            lo = mid;
    }
}

/* Where cell k begins: the z of z (96 + 64 z) = k. */
static double cell_start(int k)
{
    return (sqrt(96. * 96 + 4 * 64. * k) - 96) / (2 * 64);
}

/* A z up to this far outside a cell may be looked up in it. */
static double margin(double z)
{
    return 1.5 * (double)TAIL_STEP_SLACK + 4 * (double)TAIL_STEP_ROUNDING * z;
}

/* Write the cell of from..to; steps[at] is the first step beyond `from`. */
static void write_cell(const struct step *steps, size_t at, double from,
                       double to)
{
    double below = at > 0 ? steps[at - 1].cost : 0;
    if (steps[at].z > to)
        printf("{INFINITY, {%.0f, %.0f}},\n", below, below);
    else if (steps[at + 1].z > to)
        printf("{%.9gf, {%.0f, %.0f}},\n", steps[at].z, below, steps[at].cost);
    else
        printf("{NAN, {%.0f, %.0f}}, /* from %.6f */\n", below, below, from);
}

int main(void)
{
    enum { CAP = 1 << 15 };
    struct step *steps = malloc(CAP * sizeof *steps);
    size_t n = 0, at = 0;
    if (!steps)
        return 1;
    for (double z = 0; z < TAIL_STEP_MAX_Z + 1 && n < CAP; n++) {
        steps[n] = step_after(z);
        z = steps[n].z;
    }
    for (int k = 0; k < TAIL_STEP_CELLS; k++) {
        double from = cell_start(k), to = cell_start(k + 1);
        from -= margin(from);
        while (steps[at].z <= from)
            at++;
        write_cell(steps, at, from, to + margin(to));
    }
    puts("{NAN, {0, 0}},");
    free(steps);
    return n == CAP || fclose(stdout) != 0;
}
