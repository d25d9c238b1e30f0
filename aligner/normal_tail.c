/* aligner/normal_tail.c - tables with linear interpolation, then a series.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/normal_tail.h"

#include <math.h>
#include <stddef.h>

#include "aligner/normal_tail_1993.h"

static const double tail[NORMAL_TAIL_STEPS * NORMAL_TAIL_MAX_Z + 1] = {
#include "aligner/tail_exact.h"
};

static const double tail_1993[NORMAL_TAIL_STEPS * NORMAL_TAIL_1993_MAX_Z + 1] =
    {
#include "aligner/tail_1993.h"
};

/* Interpolating their tail errs by less than 1.3e-4 hundredths (h^2 / 8 times
 * the second derivative, which is below 1 nat), their subtraction by less
 * than 3e-5 below z = 6: so nearer than this to a whole number it is
 * computed in full. */
static const double NEAR_WHOLE = 1e-3;

static double interpolated(const double *table, double z)
{
    double at = z * NORMAL_TAIL_STEPS;
    size_t k = (size_t)at;
    return table[k] + (at - (double)k) * (table[k + 1] - table[k]);
}

/* erfc(x) = exp(-x^2) / (x sqrt(pi)) (1 - 1/(2x^2) + 3/(4x^4) - ...) */
static double asymptotic_nats(double z)
{
    const double log_sqrt_pi = 0.57236494292470008707;
    double x2 = z * z / 2, r = 1 / (2 * x2);
    return x2 + log(x2) / 2 + log_sqrt_pi - log1p(-r + 3 * r * r);
}

double normal_tail_nats(double z)
{
    return z < NORMAL_TAIL_MAX_Z ? interpolated(tail, z) : asymptotic_nats(z);
}

double normal_tail_hundredths(double z)
{
    if (z < NORMAL_TAIL_1993_MAX_Z) {
        double x = interpolated(tail_1993, z), whole = trunc(x);
        if (x - whole > NEAR_WHOLE && x - whole < 1 - NEAR_WHOLE)
            return whole;
    }
    double p = z < 9 ? normal_tail_1993(z) : 0;
    return trunc(p > 0 ? -100 * log(p) : 100 * normal_tail_nats(z));
}
