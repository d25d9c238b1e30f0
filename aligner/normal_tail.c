/* aligner/normal_tail.c - a table with linear interpolation, then a series.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/normal_tail.h"

#include <math.h>
#include <stddef.h>

static const double tail[NORMAL_TAIL_STEPS * NORMAL_TAIL_MAX_Z + 1] = {
#include "aligner/tail_exact.h"
};

/* Their P is 0 from 8.3 on. */
static const double NO_TAIL_1993 = 9;

/* P(|Z| >= z), z >= 0, as the 1993 program computes it, to the last digit, for
 * its ties decide between paths: by subtraction, 2 (1 - Phi(z)) with Abramowitz
 * & Stegun 26.2.17, absolute error 1.5e-7.  It falls with z, in steps of 2^-52
 * near the end, and is 0 from z = 8.3 on. */
static double tail_1993(double z)
{
    double t = 1 / (1 + 0.2316419 * z);
    double phi =
        1 - 0.3989423 * exp(-z * z / 2) *
                ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t -
                  0.356563782) *
                     t +
                 0.319381530) *
                t;
    return 2 * (1 - phi);
}

static double interpolated(double z)
{
    double at = z * NORMAL_TAIL_STEPS;
    size_t k = (size_t)at;
    return tail[k] + (at - (double)k) * (tail[k + 1] - tail[k]);
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
    return z < NORMAL_TAIL_MAX_Z ? interpolated(z) : asymptotic_nats(z);
}

double normal_tail_hundredths(double z)
{
    double p = z < NO_TAIL_1993 ? tail_1993(z) : 0;
    return trunc(p > 0 ? -100 * log(p) : 100 * normal_tail_nats(z));
}
