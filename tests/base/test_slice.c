/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/slice.h"

Test(slice, lines_end_in_lf_or_crlf_or_the_end)
{
    struct sv rest = SV("one\r\n\ntwo\rtwo\nlast"), line;
    const struct sv expected[] = {SV("one"), SV(""), SV("two\rtwo"),
                                  SV("last")};
    for (size_t i = 0; i < 4; i++) {
        cr_assert(sv_next_line(&rest, &line));
        cr_expect(sv_eq(line, expected[i]), "line %zu", i);
    }
    cr_expect_not(sv_next_line(&rest, &line));
}

Test(slice, starts_and_ends)
{
    cr_expect(sv_starts(SV("abc"), SV("ab")));
    cr_expect_not(sv_starts(SV("a"), SV("ab")));
    cr_expect(sv_ends(SV("x.tsv.gz"), SV(".gz")));
    cr_expect_not(sv_ends(SV("gz"), SV(".gz")));
    cr_expect(sv_ends_any_case(SV("x.TSV.Gz"), SV(".gz")));
    cr_expect_not(sv_ends_any_case(SV("x.gy"), SV(".gz")));
    cr_expect_not(sv_ends_any_case(SV("gz"), SV(".gz")));
    cr_expect_not(sv_ends_any_case(SV("x\016gz"), SV(".gz")));
    cr_expect(sv_eq((struct sv){NULL, 0}, SV("")));
}
