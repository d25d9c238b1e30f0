/* aligner/quick_log.h - a logarithm and its inverse for inner loops.
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

/* e^x for -700 <= x <= 700, within 4e-10 of it; as above.
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2; e^r by its series to r^8. */
static inline double quick_exp(double x)
{
    const double ln_2 = 0.69314718055994530942;
    const double whole = 0x1.8p52; /* doubles near it are 1 apart */
    double k = x / ln_2 + whole;
    uint64_t bits;
    memcpy(&bits, &k, sizeof bits);
    bits = (bits + 1023) << 52;
    double power, r = x - (k - whole) * ln_2;
    memcpy(&power, &bits, sizeof power);
    double high =
        1. / 120 + r * (1. / 720 + r * (1. / 5040 + r * (1. / 40320)));
    double low = 1 + r * (1. / 2 + r * (1. / 6 + r * (1. / 24 + r * high)));
    return power * (1 + r * low);
}
#endif
