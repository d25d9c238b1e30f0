/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/table.h"

enum { ID, SRC, NOTE, N_NAMES };
static const char *const names[N_NAMES] = {"id", "src", "note"};

static struct table opened(struct sv header)
{
    struct table t;
    struct err e = {0};
    cr_assert_eq(table_open(&t, header, names, N_NAMES, 2, &e), 0, "%s", e.msg);
    return t;
}

static void expect_refused(struct sv header, int code, const char *msg)
{
    struct table t;
    struct err e = {0};
    cr_expect_eq(table_open(&t, header, names, N_NAMES, 2, &e), code);
    cr_expect_str_eq(e.msg, msg);
    cr_expect_eq(e.unit, ERR_LINE);
    cr_expect_eq(e.at, 1);
}

Test(table, columns_come_in_any_order_and_others_are_ignored)
{
    struct table t = opened(SV("src\tsize\tid"));
    struct sv value[N_NAMES];
    cr_expect_eq(table_split(&t, SV("a.txt\t17\tone"), value), 3);
    cr_expect(sv_eq(value[ID], SV("one")));
    cr_expect(sv_eq(value[SRC], SV("a.txt")));
    cr_expect_eq(value[NOTE].n, 0);
}

Test(table, a_line_says_how_many_fields_it_has)
{
    struct table t = opened(SV("id\tsrc"));
    struct sv value[N_NAMES];
    cr_expect_eq(table_split(&t, SV("one"), value), 1);
    cr_expect_eq(value[SRC].n, 0);
    cr_expect_eq(table_split(&t, SV("one\ttwo\tthree"), value), 3);
    cr_expect(sv_eq(value[SRC], SV("two")));
    cr_expect_eq(table_count(SV("one\t\tthree\t")), 4);
    cr_expect(sv_eq(table_field(SV("one\t\tthree"), 2), SV("three")));
    cr_expect_eq(table_field(SV("one\ttwo"), 5).n, 0);
}

Test(table, a_header_that_cannot_be_right_is_refused_with_its_line)
{
    expect_refused(SV("id\tnote"), ERR_INPUT, "the header names no column src");
    expect_refused(SV("id\tsrc\tid"), ERR_INPUT, "two columns are named id");
    char wide[2 * (TABLE_MAX_COLUMNS + 1)];
    memset(wide, '\t', sizeof wide);
    expect_refused((struct sv){wide, sizeof wide}, ERR_LIMIT,
                   "more than 256 columns");
}
