/* aligner/lattice/quick_exp.h - an exponential for inner loops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_QUICK_EXP_H
#define ALIGNER_LATTICE_QUICK_EXP_H
#include <stdint.h>
#include <string.h>

/* e^x for |x| <= 700, within 3e-10 of itself; plain arithmetic, as quick_log().
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2: the series of e^r to r^8, times 2^k.
 * Adding 1.5 2^52 rounds x / ln 2 to the whole number k, which then stands
 * in the low bits. */
static inline double quick_exp(double x)
{
    const double per_ln_2 = 1.44269504088896340736;
    const double ln_2_high = 0x1.62e42fefa0000p-1;
    const double ln_2_low = 0x1.cf79abc9e3b3ap-40;
    const double shift = 0x1.8p52;
    double shifted = x * per_ln_2 + shift;
    double k = shifted - shift;
    double r = (x - k * ln_2_high) - k * ln_2_low;
    double r2 = r * r;
    double low = 1 + r + r2 * (1. / 2 + r * (1. / 6));
    double high = 1. / 24 + r * (1. / 120) +
                  r2 * (1. / 720 + r * (1. / 5040) + r2 * (1. / 40320));
    double y = low + r2 * r2 * high;
    uint64_t whole, bits;
    memcpy(&whole, &shifted, sizeof whole);
    memcpy(&bits, &y, sizeof bits);
    bits += whole << 52;
    memcpy(&y, &bits, sizeof y);
    return y;
}
#endif
