/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/err.h"

Test(err, carries_code_place_and_message)
{
    struct err e = {0};
    cr_expect_eq(err_set_at(&e, ERR_INPUT, ERR_BYTE, 17, "bad %s", "byte"),
                 ERR_INPUT);
    cr_expect_eq(e.code, ERR_INPUT);
    cr_expect_eq(e.unit, ERR_BYTE);
    cr_expect_eq(e.at, 17);
    cr_expect_str_eq(e.msg, "bad byte");
}

Test(err, a_later_error_without_place_has_none)
{
    struct err e = {0};
    err_set_at(&e, ERR_INPUT, ERR_LINE, 3, "first");
    err_set(&e, ERR_IO, "second");
    cr_expect_eq(e.unit, ERR_NOWHERE);
    cr_expect_eq(err_nomem(NULL), ERR_NOMEM);
}

Test(err, a_long_message_is_cut)
{
    struct err e = {0};
    err_set(&e, ERR_INPUT, "%0500d", 1);
    cr_expect_eq(strlen(e.msg), sizeof e.msg - 1);
}

Test(err, names_the_file_it_is_about_once)
{
    struct err e = {0};
    int rc = err_set(&e, ERR_IO, "cannot read");
    cr_expect_eq(err_about(rc, "inner.txt", &e), ERR_IO);
    err_about(rc, "outer.txt", &e);
    cr_expect_str_eq(e.subject, "inner.txt");
    err_set(&e, ERR_IO, "another error");
    cr_expect_str_eq(e.subject, "");
}

Test(err, no_file_is_named_by_success_memory_or_misuse)
{
    struct err e = {0};
    cr_expect_eq(err_about(0, "a.txt", &e), 0);
    cr_expect_eq(err_about(1, "a.txt", &e), 1);
    err_about(err_nomem(&e), "a.txt", &e);
    err_about(err_set(&e, ERR_USAGE, "no such option"), "a.txt", &e);
    cr_expect_str_eq(e.subject, "");
    cr_expect_eq(err_about(ERR_IO, "a.txt", NULL), ERR_IO);
}

Test(err, text_has_subject_place_and_message)
{
    struct err e = {0};
    char text[ERR_TEXT_BYTES];
    err_set_at(&e, ERR_INPUT, ERR_LINE, 3, "bad line");
    err_text(&e, text);
    cr_expect_str_eq(text, "line 3: bad line");
    err_about(ERR_INPUT, "a.txt", &e);
    err_text(&e, text);
    cr_expect_str_eq(text, "a.txt: line 3: bad line");
    err_set_at(&e, ERR_INPUT, ERR_BYTE, 17, "not UTF-8");
    err_rename(&e, SV("b.txt"));
    err_text(&e, text);
    cr_expect_str_eq(text, "b.txt: byte 17: not UTF-8");
}

Test(err, text_never_moves_a_terminal)
{
    struct err e = {0};
    char text[ERR_TEXT_BYTES];
    err_set(&e, ERR_IO, "cannot open \x7f");
    err_rename(&e, SV("a\x1b]0;x\nb\xc2\x9bm\xc3\xa9"));
    err_text(&e, text);
    cr_expect_str_eq(text, "a?]0;x?b?m\xc3\xa9: cannot open ?");
}
