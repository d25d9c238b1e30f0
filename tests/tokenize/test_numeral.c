/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/numeral.h"

Test(numeral, both_notations_meet_in_one_normal_form)
{
    static const struct {
        const char *number, *normal;
    } rows[] = {
        {"1,234.5", "1234.5"},
        {"1 234,5", "1234.5"},
        {"1\xC2\xA0"
         "234,50",
         "1234.5"},
        {"1\xE2\x80\xAF"
         "234\xE2\x80\xAF"
         "567",
         "1234567"},
        {"1.234,5", "1234.5"},
        {"1'234.5", "1234.5"},
        {"1,234", "1234"},
        {"1.234", "1234"},
        {"1,234,567", "1234567"},
        {"1.234.567", "1234567"},
        {"3.14", "3.14"},
        {"3,14", "3.14"},
        {"0.125", "0.125"},
        {"0,5", "0.5"},
        {"1.50", "1.5"},
        {"2.0", "2"},
        {"007", "7"},
        {"0", "0"},
        {"000", "0"},
        {"2020", "2020"},
        {"12.03.2020", "12.03.2020"},
        {"1.2.3", "1.2.3"},
        {"12345.678", "12345.678"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char out[NUMERAL_MAX];
        struct sv s = sv_from(rows[i].number);
        cr_expect_eq(numeral_end(s, 0), s.n, "row %zu", i);
        size_t n = numeral_normal(s, out);
        cr_expect(sv_eq((struct sv){out, n}, sv_from(rows[i].normal)),
                  "%s gave %.*s", rows[i].number, (int)n, out);
    }
}

Test(numeral, what_does_not_belong_is_left)
{
    static const struct {
        const char *text;
        size_t end;
    } rows[] = {
        {"5.", 1},        {"5, 6", 1},   {"2020 300", 4}, {"12 30", 2},
        {"1,5 000", 3},   {"10:30", 2},  {"3rd", 1},      {"12 300 people", 6},
        {"1999.Then", 4}, {"4 5000", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        cr_expect_eq(numeral_end(sv_from(rows[i].text), 0), rows[i].end, "%s",
                     rows[i].text);
}

Test(numeral, endless_digits_are_cut)
{
    char digits[1000];
    memset(digits, '7', sizeof digits);
    struct sv s = {digits, sizeof digits};
    char out[NUMERAL_MAX];
    size_t end = numeral_end(s, 0);
    cr_expect_leq(end, NUMERAL_MAX);
    cr_expect_eq(numeral_normal(sv_sub(s, 0, end), out), end);
}
