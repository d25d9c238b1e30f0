/* aligner/lattice/fast_math.h - logarithms and exponentials for inner loops.
 * Plain arithmetic: the compiler can vectorise it, and every machine gets the
 * same bits.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_FAST_MATH_H
#define ALIGNER_LATTICE_FAST_MATH_H
#include <stdint.h>
#include <string.h>

/* x = m 2^k with m in [sqrt(1/2), sqrt 2), for a normal x > 0.  k is taken from
 * the bits of 2^52 + k, because not every processor converts vectors of whole
 * numbers to doubles. */
static inline double fast_log_split(double x, double *k)
{
    const uint64_t sqrt_half = 0x3fe6a09e667f3bcdu, one = (uint64_t)1 << 52;
    const uint64_t bias = 2048, magic = 0x4330000000000000u;
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint64_t up = bits - sqrt_half;
    uint64_t whole = ((up + (bias << 52)) >> 52) | magic;
    uint64_t mantissa = (up & (one - 1)) + sqrt_half;
    double biased, m;
    memcpy(&biased, &whole, sizeof biased);
    memcpy(&m, &mantissa, sizeof m);
    *k = biased - (0x1p52 + 2048);
    return m;
}

/* ln x for a normal x > 0, within 2e-7.
 *
 * ln m = 2 artanh(s), s = (m-1)/(m+1), |s| < .172, by its series to s^7. */
static inline double fast_log(double x)
{
    const double ln_2 = 0.69314718055994530942;
    double k, m = fast_log_split(x, &k);
    double s = (m - 1) / (m + 1), s2 = s * s;
    return k * ln_2 +
           2 * s * (1 + s2 * (1. / 3 + s2 * (1. / 5 + s2 * (1. / 7))));
}

/* The same for a float, within 2e-7 of x = 1 and 1e-7 of the result. */
static inline float fast_log_float(float x)
{
    const float ln_2 = 0.693147181f;
    const uint32_t sqrt_half = 0x3f3504f3u;
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    uint32_t up = bits - sqrt_half;
    float k = (float)((int32_t)up >> 23), m;
    uint32_t mantissa = (up & 0x7fffffu) + sqrt_half;
    memcpy(&m, &mantissa, sizeof m);
    float s = (m - 1) / (m + 1), s2 = s * s;
    return k * ln_2 +
           2 * s * (1 + s2 * (1.f / 3 + s2 * (1.f / 5 + s2 * (1.f / 7))));
}

/* The same to s^15, within 2e-13: for sums over a whole document. */
static inline double accurate_log(double x)
{
    const double ln_2 = 0.69314718055994530942;
    double k, m = fast_log_split(x, &k);
    double s = (m - 1) / (m + 1), s2 = s * s, s4 = s2 * s2;
    double low = 1 + s2 * (1. / 3) + s4 * (1. / 5 + s2 * (1. / 7));
    double high = 1. / 9 + s2 * (1. / 11) + s4 * (1. / 13 + s2 * (1. / 15));
    return k * ln_2 + 2 * s * (low + s4 * s4 * high);
}

/* e^x for |x| <= 700, with a relative error below 3e-10.
 *
 * x = k ln 2 + r with |r| <= ln 2 / 2: the series of e^r to r^8, times 2^k.
 * Adding 1.5 2^52 rounds x / ln 2 to the whole number k, which is then in the
 * low bits. */
static inline double fast_exp(double x)
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
