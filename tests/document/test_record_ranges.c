/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "document/record_ranges.h"

Test(record_ranges, lists_name_records_and_beads)
{
    struct err e = {0};
    struct record_ranges q = {.n = 0};
    cr_assert_eq(record_ranges_add(&q, "3,7-9,#12", &e), 0);
    cr_expect(record_ranges_contain(&q, 3, 1));
    cr_expect(record_ranges_contain(&q, 8, 1));
    cr_expect(record_ranges_contain(&q, 0, 12));
    cr_expect_not(record_ranges_contain(&q, 12, 3));
    cr_expect_not(record_ranges_contain(&q, 0, 0));
}

Test(record_ranges, refuse_what_is_no_number)
{
    static const char *const bad[] = {
        "",   "0",   "x",    "7-", "9-7",  "7,",  "#",
        "-7", "7 8", "7,,8", "+7", "7-0x", "##7", "99999999999999999999999"};
    for (size_t k = 0; k < sizeof bad / sizeof bad[0]; k++) {
        struct err e = {0};
        struct record_ranges q = {.n = 0};
        cr_expect_eq(record_ranges_add(&q, bad[k], &e), ERR_USAGE, "%s",
                     bad[k]);
    }
}

Test(record_ranges, ask_for_no_more_than_there_is)
{
    struct err e = {0};
    struct record_ranges q = {.n = 0};
    cr_assert_eq(record_ranges_add(&q, "2,#5", &e), 0);
    cr_expect_eq(record_ranges_check(&q, 2, 5, &e), 0);
    cr_expect_eq(record_ranges_check(&q, 1, 5, &e), ERR_USAGE);
    cr_expect_eq(record_ranges_check(&q, 2, 4, &e), ERR_USAGE);
    for (unsigned k = 2; k < RECORD_RANGES_MAX; k++)
        cr_assert_eq(record_ranges_add(&q, "1", &e), 0);
    cr_expect_eq(record_ranges_add(&q, "1", &e), ERR_USAGE);
}
