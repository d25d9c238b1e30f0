/* aligner/normal_tail_1993.h - the tail of the normal law as the 1993 program
 * computes it, to the last digit: its ties decide between paths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_NORMAL_TAIL_1993_H
#define ALIGNER_NORMAL_TAIL_1993_H
#include <math.h>

/* P(|Z| >= z), z >= 0, by subtraction: 2 (1 - Phi(z)) with Abramowitz & Stegun
 * 26.2.17, absolute error 1.5e-7.  It falls with z, in steps of 2^-52 near the
 * end, and is 0 from z = 8.3 on. */
static inline double normal_tail_1993(double z)
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
#endif
