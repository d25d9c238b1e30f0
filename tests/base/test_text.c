/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/text.h"

Test(text, a_copy_ends_in_a_nul)
{
    struct arena a = {0};
    cr_expect_str_eq(text_copy(&a, sv_sub(SV("abcdef"), 1, 3)), "bc");
    cr_expect_str_eq(text_copy(&a, SV("")), "");
    a.fail_in = 1;
    cr_expect_null(text_copy(&a, SV("x")));
    arena_free(&a);
}

Test(text, a_name_is_of_its_folder_unless_it_is_absolute)
{
    struct arena a = {0};
    cr_expect_str_eq(
        text_join_path(&a, text_folder("in/list.tsv"), SV("a.txt")),
        "in/a.txt");
    cr_expect_str_eq(text_join_path(&a, text_folder("list.tsv"), SV("a.txt")),
                     "a.txt");
    cr_expect_str_eq(text_join_path(&a, text_folder("in/list.tsv"), SV("/a")),
                     "/a");
    arena_free(&a);
}

Test(text, controls_and_what_xml_may_not_hold_are_found_anywhere)
{
    const struct sv bad[] = {SV("\x01"),         SV("a\x1b[0m"),
                             SV("a\x7f"),        SV("a\xc2\x80"),
                             SV("\xc2\x9b"),     SV("a\rb"),
                             SV("\xef\xbf\xbe"), SV("a\xef\xbf\xbf")};
    const struct sv good[] = {SV(""),
                              SV("a\tb c"),
                              SV("\xc2\xa0\xc3\xa9"),
                              SV("\xef\xbf\xbd"),
                              SV("\xef\xbb\xbf"),
                              SV("\xf0\x9f\x98\x80"),
                              SV("\xc2"),
                              SV("\xef\xbf")};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        cr_expect(text_has_control(bad[i]), "row %zu", i);
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        cr_expect_not(text_has_control(good[i]), "row %zu", i);
}

Test(text, is_cleaned_of_what_a_terminal_obeys_or_turns_round)
{
    char text[] = "a\x1b[2J\xc2\x9b\xe2\x80\xae"
                  "b\xe2\x81\xa6\xc3\xa9\xe2\x80\x9c";
    text_clean(text);
    cr_expect_str_eq(text, "a?[2J??b?\xc3\xa9\xe2\x80\x9c");
}
