/* How many letters a character stands for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "tokenize/script_density.h"

#include <criterion/criterion.h>

#include "base/record.h"
#include "tokenize/utf8.h"

static double density(const char *text)
{
    struct sentence s = {.text = sv_from(text)};
    s.n_cp = (uint32_t)utf8_count(s.text);
    return script_density(&s, 1);
}

Test(script_density, alphabets_have_one_letter_a_character)
{
    static const char *const texts[] = {
        "", "A plain text \xe2\x80\x94 with \xe2\x80\x9cquotes\xe2\x80\x9d.",
        "\xce\xba\xce\xb1\xce\xbb\xce\xb7\xce\xbc\xce\xad\xcf\x81\xce\xb1",
        "\xd0\xb4\xd0\xbe\xd0\xb1\xd1\x80\xd1\x8b\xd0\xb9",
        "\xe0\xb8\xaa\xe0\xb8\xa7\xe0\xb8\xb1\xe0\xb8\xaa"};
    for (size_t k = 0; k < sizeof texts / sizeof *texts; k++)
        cr_expect_eq(density(texts[k]), 1, "row %zu", k);
    cr_expect_eq(script_density(NULL, 0), 1);
}

Test(script_density, dense_scripts_have_more)
{
    cr_expect_float_eq(density("\xe4\xbd\xa0\xe5\xa5\xbd"), 3.5, 1e-9);
    cr_expect_float_eq(density("\xe3\x81\xaf\xe3\x82\xab"), 1.9, 1e-9);
    cr_expect_float_eq(density("\xed\x95\x9c\xea\xb5\xad"), 2.3, 1e-9);
    cr_expect_float_eq(density("\xe1\x88\xb0\xe1\x88\x8b"), 1.9, 1e-9);
    /* two Han characters and two digits */
    cr_expect_float_eq(density("12\xe4\xbd\xa0\xe5\xa5\xbd"), 2.25, 1e-9);
}

Test(script_density, a_name_in_another_script_changes_nothing)
{
    cr_expect_eq(density("The city of \xe5\x8c\x97\xe4\xba\xac is large."), 1);
}

static uint32_t script(const char *text)
{
    struct sentence s = {.text = sv_from(text)};
    return script_of_most(&s, 1);
}

Test(script_density, the_script_of_most_letters)
{
    uint32_t latin = script("Two geese"),
             greek = script("\xce\xba\xce\xb1\xce\xbb\xce\xb7");
    cr_expect_neq(latin, 0);
    cr_expect_neq(greek, 0);
    cr_expect_neq(latin, greek);
    cr_expect_eq(script("12 \xe5\x8c\x97 geese, \xc3\xa9t\xc3\xa9."), latin);
    cr_expect_eq(script("ab \xce\xba\xce\xb1\xce\xbb\xce\xb7"), greek);
    cr_expect_eq(script("12, 13 \xe2\x80\x94 14."), 0);
    cr_expect_eq(script_of_most(NULL, 0), 0);
}
