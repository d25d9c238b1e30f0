/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "base/buffer.h"

Test(buffer, appends_and_grows)
{
    struct buf b = {0};
    for (unsigned i = 0; i < 10000; i++)
        cr_assert_eq(buf_add_char(&b, (char)('a' + i % 26)), 0);
    cr_expect_eq(b.n, 10000);
    cr_expect_eq(b.p[9999], 'a' + 9999 % 26);
    buf_free(&b);
}

Test(buffer, a_size_that_overflows_is_refused_and_nothing_is_lost)
{
    struct buf b = {0};
    cr_assert_eq(buf_add(&b, "abc", 3), 0);
    cr_expect_lt(buf_reserve(&b, SIZE_MAX - 1), 0);
    cr_expect(sv_eq(buf_sv(&b), SV("abc")));
    cr_expect_lt(buf_add_char(&b, 'd'), 0, "the failure sticks");
    buf_clear(&b);
    cr_expect_eq(buf_add_char(&b, 'd'), 0);
    cr_expect(sv_eq(buf_sv(&b), SV("d")));
    buf_free(&b);
}

Test(buffer, fixed_numbers_are_the_same_in_every_locale)
{
    static const struct {
        double number;
        unsigned n_decimals;
        const char *text;
    } rows[] = {
        {0, 4, "0.0000"},
        {0.93125, 4, "0.9313"},
        {0.28125, 4, "0.2812"}, /* half to even */
        {0.85375, 4, "0.8538"},
        {1, 4, "1.0000"},
        {0.99996, 4, "1.0000"},
        {-0.00001, 4, "0.0000"},
        {-2.5, 1, "-2.5"},
        {-1.25, 0, "-1"},
        {1234567.5, 2, "1234567.50"},
        {0.5, 0, "0"},
        {1.5, 0, "2"},
        {12.3456789, 6, "12.345679"},
        {8999999999, 4, "8999999999.0000"},
        {1e10, 9, "10000000000.000000000"},
        {-9.5e10, 8, "-95000000000.00000000"},
        {8e18, 4, "8000000000000000000.0000"},
        {0x1p64, 4, "inf"},
        {-1e300, 4, "-inf"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf b = {0};
        cr_assert_eq(buf_add_fixed(&b, rows[i].number, rows[i].n_decimals), 0);
        cr_expect(sv_eq(buf_sv(&b), sv_from(rows[i].text)), "row %zu gave %.*s",
                  i, (int)b.n, b.p);
        buf_free(&b);
    }
    struct buf b = {0};
    cr_assert_eq(buf_add_fixed(&b, NAN, 4), 0);
    cr_expect(sv_eq(buf_sv(&b), SV("nan")));
    buf_free(&b);
}

Test(buffer, whole_numbers_to_the_largest)
{
    struct buf b = {0};
    cr_assert_eq(buf_add_u64(&b, 0), 0);
    cr_assert_eq(buf_add_char(&b, ' '), 0);
    cr_assert_eq(buf_add_u64(&b, UINT64_MAX), 0);
    cr_expect(sv_eq(buf_sv(&b), SV("0 18446744073709551615")));
    buf_free(&b);
}
