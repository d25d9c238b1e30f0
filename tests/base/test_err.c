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
