/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "io/parse_number.h"

static double taken(const char *text)
{
    struct sv s = sv_from(text);
    double got = NAN;
    cr_expect(parse_double(&s, &got), "%s", text);
    cr_expect_eq(s.n, 0, "%s leaves %.*s", text, (int)s.n, s.p);
    return got;
}

Test(parse_number, numbers_of_scores_are_exact)
{
    static const char *const rows[] = {
        "0",
        "1",
        "0.9312",
        "-0.3",
        "+2.5",
        ".5",
        "5.",
        "1e-3",
        "1E+3",
        "2.5e-22",
        "123456789012345",
        "0.000000000000001",
        "0.1e1",
        "-0.0",
        "9007199254740992",
        "1e22",
        "0.1",
        "0.2",
        "0.7",
        "1.15",
        "00012.50",
        "3.0000000",
        "4.9406e-20",
        "0e0",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        double got = taken(rows[i]), want = strtod(rows[i], NULL);
        cr_expect(memcmp(&got, &want, sizeof got) == 0, "%s gave %.17g",
                  rows[i], got);
    }
}

/* With four to nine decimals, as aligners print scores: the same double as
 * the C library gives, bit for bit. */
Test(parse_number, random_decimals_agree_with_strtod_to_the_bit)
{
    uint64_t state = 20260101;
    for (int i = 0; i < 200000; i++) {
        char text[40];
        state = state * 6364136223846793005u + 1442695040888963407u;
        double number = (double)(state >> 12) / (double)(1ull << 52);
        snprintf(text, sizeof text, "%.*f", 4 + i % 6, number * (i % 3 - 1));
        double got = taken(text), want = strtod(text, NULL);
        cr_assert(memcmp(&got, &want, sizeof got) == 0, "%s gave %.17g", text,
                  got);
    }
}

/* Seventeen digits and any exponent: within a few units in the last place. */
Test(parse_number, long_numbers_are_nearly_exact)
{
    uint64_t state = 7;
    for (int i = 0; i < 100000; i++) {
        char text[60];
        state = state * 6364136223846793005u + 1442695040888963407u;
        double number = ldexp((double)(state >> 11), (int)(state % 1000) - 550);
        snprintf(text, sizeof text, "%.17g", number);
        double got = taken(text);
        cr_assert_leq(fabs(got - number), fabs(number) * 1e-14, "%s gave %.17g",
                      text, got);
    }
}

Test(parse_number, what_no_double_holds_is_refused_or_is_zero)
{
    static const char *const too_large[] = {"1e309", "-1e999", "12e400"};
    for (size_t i = 0; i < 3; i++) {
        struct sv s = sv_from(too_large[i]);
        double got = 0;
        cr_expect_not(parse_double(&s, &got), "%s gave %g", too_large[i], got);
    }
    cr_expect_eq(taken("0e999"), 0);
    cr_expect_eq(taken("1e-999"), 0);
    cr_expect_eq(taken("0.0e-999"), 0);
}

Test(parse_number, no_number_is_no_number)
{
    static const char *const rows[] = {"",    "x",   ".",    "-",   "+-1",
                                       "e5",  "1e",  "1e+",  "nan", "inf",
                                       "- 1", "--1", "1e1e1"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sv s = sv_from(rows[i]);
        double got;
        bool whole = parse_double(&s, &got) && s.n == 0;
        cr_expect_not(whole, "%s", rows[i]);
    }
}

Test(parse_number, a_number_ends_where_it_ends)
{
    struct sv s = SV(" \t12:3.5.6e x");
    uint64_t whole;
    double decimal;
    cr_expect(parse_u64(&s, 100, &whole));
    cr_expect_eq(whole, 12);
    cr_expect_not(parse_char(&s, ';'));
    cr_expect(parse_char(&s, ':'));
    cr_expect(parse_double(&s, &decimal));
    cr_expect_eq(decimal, 3.5);
    cr_expect(sv_eq(s, SV(".6e x")));
}

Test(parse_number, whole_numbers_have_a_largest)
{
    static const struct {
        const char *text;
        uint64_t max;
        bool ok;
        uint64_t number;
    } rows[] = {
        {"0", 0, true, 0},
        {"1", 0, false, 0},
        {"7", 5, false, 0},
        {"5", 5, true, 5},
        {"12", 5, false, 0},
        {"999", 999, true, 999},
        {"1000", 999, false, 0},
        {"000000000000000000000001", 5, true, 1},
        {"18446744073709551615", UINT64_MAX, true, UINT64_MAX},
        {"18446744073709551616", UINT64_MAX, false, 0},
        {"99999999999999999999", UINT64_MAX, false, 0},
        {"16777216", 1 << 24, true, 1 << 24},
        {"16777217", 1 << 24, false, 0},
        {"-1", 5, false, 0},
        {"+1", 5, false, 0},
        {"", 5, false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct sv s = sv_from(rows[i].text);
        uint64_t number = 0;
        bool ok = parse_u64(&s, rows[i].max, &number);
        cr_expect_eq(ok, rows[i].ok, "row %zu", i);
        if (ok)
            cr_expect_eq(number, rows[i].number, "row %zu", i);
    }
}
