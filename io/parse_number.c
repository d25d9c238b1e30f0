/* io/parse_number.c - whole and decimal numbers without the C locale.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/parse_number.h"

#include <math.h>

void parse_skip_space(struct sv *s)
{
    while (s->n > 0 && (*s->p == ' ' || *s->p == '\t'))
        *s = sv_sub(*s, 1, s->n);
}

bool parse_char(struct sv *s, char c)
{
    parse_skip_space(s);
    if (s->n == 0 || *s->p != c)
        return false;
    *s = sv_sub(*s, 1, s->n);
    return true;
}

static bool starts_with_digit(struct sv s)
{
    return s.n > 0 && *s.p >= '0' && *s.p <= '9';
}

bool parse_u64(struct sv *s, uint64_t max, uint64_t *out)
{
    parse_skip_space(s);
    if (!starts_with_digit(*s))
        return false;
    uint64_t number = 0;
    while (starts_with_digit(*s)) {
        uint64_t digit = (uint64_t)(*s->p - '0');
        if (digit > max || number > (max - digit) / 10)
            return false;
        number = number * 10 + digit;
        *s = sv_sub(*s, 1, s->n);
    }
    *out = number;
    return true;
}

static bool take_sign(struct sv *s)
{
    bool negative = s->n > 0 && *s->p == '-';
    if (negative || (s->n > 0 && *s->p == '+'))
        *s = sv_sub(*s, 1, s->n);
    return negative;
}

/* Digits with at most one point among them, as digits * 10^-n_decimals in a
 * double that is exact up to 2^53. */
static bool take_decimal(struct sv *s, double *digits, int *n_decimals)
{
    bool any = false, point = false;
    *digits = 0;
    *n_decimals = 0;
    for (; s->n > 0; *s = sv_sub(*s, 1, s->n)) {
        if (*s->p == '.' && !point) {
            point = true;
        } else if (starts_with_digit(*s)) {
            any = true;
            *digits = *digits * 10 + (*s->p - '0');
            *n_decimals += point;
        } else {
            break;
        }
    }
    return any;
}

static double power_of_ten(int exponent)
{
    /* those that a double holds exactly */
    static const double powers[] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    return exponent < (int)(sizeof powers / sizeof *powers) ? powers[exponent]
                                                            : pow(10, exponent);
}

bool parse_double(struct sv *s, double *out)
{
    parse_skip_space(s);
    bool negative = take_sign(s);
    double digits;
    int n_decimals;
    if (!take_decimal(s, &digits, &n_decimals))
        return false;
    int exponent = 0;
    if (s->n > 0 && (*s->p == 'e' || *s->p == 'E')) {
        struct sv rest = sv_sub(*s, 1, s->n);
        bool smaller = take_sign(&rest);
        uint64_t number;
        if (!starts_with_digit(rest) || !parse_u64(&rest, 999, &number))
            return false;
        exponent = smaller ? -(int)number : (int)number;
        *s = rest;
    }
    exponent -= n_decimals;
    double value = digits;
    if (exponent < 0)
        value /= power_of_ten(-exponent);
    else if (digits > 0) /* 0 * infinity is no number */
        value *= power_of_ten(exponent);
    *out = negative ? -value : value;
    return isfinite(value);
}
