/* Files of similarities.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "base/arena.h"
#include "document/evidence_file.h"

Test(evidence_file, has_a_block_a_line_in_any_order)
{
    struct arena a = {0};
    struct outside_rows x;
    struct err e = {0};
    const char *text = "# cosines\n\n"
                       "2\t[0]\t-1.5\n"
                       "[0, 1]\t[2]\t0.25\r\n"
                       "0\t 1,2 \t1e-1\n"
                       "[0]\t[3]\t.75\n"
                       "0\t0\t7";
    cr_assert_eq(evidence_read(&a, sv_from(text), "x", 4, 4, &x, &e), 0, "%s",
                 e.msg);
    const struct outside_row want[] = {{0, 0, 1, 1, 7.f},
                                       {0, 3, 1, 1, .75f},
                                       {0, 1, 1, 2, .1f},
                                       {0, 2, 2, 1, .25f},
                                       {2, 0, 1, 1, -1.5f}};
    cr_assert_eq(x.n, 5);
    for (size_t k = 0; k < x.n; k++)
        cr_expect(x.rows[k].src_at == want[k].src_at &&
                      x.rows[k].tgt_at == want[k].tgt_at &&
                      x.rows[k].n_src == want[k].n_src &&
                      x.rows[k].n_tgt == want[k].n_tgt &&
                      x.rows[k].similarity == want[k].similarity,
                  "row %zu", k);
    const size_t from[] = {0, 4, 4, 5, 5};
    cr_expect_arr_eq(x.from, from, sizeof from);
    arena_free(&a);
}

Test(evidence_file, names_the_line_that_breaks_the_rules)
{
    static const struct {
        const char *text;
        uint64_t line;
        const char *said;
    } rows[] = {
        {"0\t0\t1\n0\t0\n", 2, "2 columns"},
        {"0\t0\t1\t1\n", 1, "4 columns"},
        {"\t0\t1\n", 1, "source is not a list"},
        {"[]\t0\t1\n", 1, "source is not a list"},
        {"[0\t0\t1\n", 1, "source lacks its"},
        {"0]\t0\t1\n", 1, "source is not a list"},
        {"0\t0 2\t1\n", 1, "target is not a list"},
        {"0\t0,2\t1\n", 1, "target has sentences that are not adjacent"},
        {"0\t2,1\t1\n", 1, "target has sentences that are not adjacent"},
        {"4\t0\t1\n", 1, "source has a sentence that the document lacks"},
        {"0\t8,9\t1\n", 1, "target has a sentence that the document lacks"},
        {"0\t0,1,2,3,4,5\t1\n", 1, "target has too many sentences"},
        {"0\t0\tnan\n", 1, "similarity is not a number"},
        {"0\t0\t.5x\n", 1, "similarity is not a number"},
        {"0\t0\t\n", 1, "similarity is not a number"},
        {"0\t0\t1e300\n", 1, "similarity is not a number"},
        {"0\t0\t1\n1\t1\t1\n0\t[0]\t1\n", 3, "same sentences as in line 1"},
        {"# none\n", 0, "no similarity"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        struct arena a = {0};
        struct outside_rows x;
        struct err e = {0};
        int rc = evidence_read(&a, sv_from(rows[k].text), "x", 4, 9, &x, &e);
        cr_expect_eq(rc, ERR_INPUT, "row %zu", k);
        cr_expect_eq(e.at, rows[k].line, "row %zu: line %d", k, (int)e.at);
        cr_expect(strstr(e.msg, rows[k].said), "row %zu: %s", k, e.msg);
        cr_expect_str_eq(e.subject, "x");
        arena_free(&a);
    }
}
