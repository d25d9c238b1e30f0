/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/record.h"

Test(record, every_flag_has_a_name)
{
    cr_expect_str_eq(record_flag_name(0), "ws_normalised");
    cr_expect_str_eq(record_flag_name(1), "control_removed");
    cr_expect_null(record_flag_name(31));
}
