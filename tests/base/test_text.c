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
