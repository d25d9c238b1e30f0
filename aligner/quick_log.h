/* aligner/quick_log.h - a logarithm for inner loops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_QUICK_LOG_H
#define ALIGNER_QUICK_LOG_H
#include <stdint.h>
#include <string.h>

/* ln x for a normal x > 0, within 2e-7; plain arithmetic, so the compiler can
 * make vectors of it and every machine gets the same bits.
 *
 * x = m 2^k with m in [sqrt(1/2), sqrt 2); ln m = 2 artanh(s), s = (m-1)/(m+1),
 * |s| < .172, by its series to s^7. */
static inline double quick_log(double x)
{
    const double ln_2 = 0.69314718055994530942;
    const uint64_t sqrt_half = 0x3fe6a09e667f3bcdu;
    uint64_t bits, one = (uint64_t)1 << 52;
    memcpy(&bits, &x, sizeof bits);
    uint64_t up = bits - sqrt_half;
    double k = (double)((int64_t)up >> 52);
    uint64_t mantissa = (up & (one - 1)) + sqrt_half;
    double m;
    memcpy(&m, &mantissa, sizeof m);
    double s = (m - 1) / (m + 1), s2 = s * s;
    return k * ln_2 +
           2 * s * (1 + s2 * (1. / 3 + s2 * (1. / 5 + s2 * (1. / 7))));
}
#endif
