/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "document/lexicon/dictd.h"

/* A dictionary in memory, read to its end: "head=translation|…", or the line
 * of the index that is wrong. */
static void expect(const char *index, const char *text, const char *want,
                   uint64_t fault_line)
{
    struct dictd d = {.lines = sv_from(index)};
    struct buf got = {0};
    struct lexicon_line line;
    struct err e = {0};
    int rc;
    cr_assert_eq(buf_add_sv(&d.text, sv_from(text)), 0);
    while ((rc = dictd_next(&d, &line, &e)) > 0) {
        buf_add_sv(&got, line.src);
        buf_add_char(&got, '=');
        buf_add_sv(&got, line.tgt);
        buf_add_char(&got, '|');
    }
    cr_expect(sv_eq(buf_sv(&got), sv_from(want)), "%.*s", (int)got.n, got.p);
    cr_expect_eq(rc, fault_line ? ERR_INPUT : 0);
    cr_expect_eq(e.at, fault_line);
    buf_free(&got);
    dictd_close(&d);
}

Test(dictd, entries_fall_into_translations)
{
    expect("mad\tA\tBO\n",
           "mad /mad/ <adj>\n1. fou, insensé (of a horse, say); "
           "b\n 2. [rare] dingue <fam>\n",
           "mad=fou|mad=insensé|mad=b|mad=dingue|", 0);
    expect("a b\tA\tG\n00databaseinfo\tA\tC", "a b\nc,\n", "a b=c|", 0);
    expect("x\tA\tB\n", "x", "", 0);
    expect("", "x", "", 0);
}

Test(dictd, a_bad_index_is_an_error_with_its_line)
{
    expect("a\tA\tE\nb\n", "a\nb\n", "a=b|", 2);
    expect("a\tA\tE\nb\tA\n", "a\nb\n", "a=b|", 2);
    expect("a\tA\tF\n", "a\nb\n", "", 1);
    expect("a\tB\t/////////\n", "a\nb\n", "", 1);
    expect("a\tA\t?\n", "a\nb\n", "", 1);
}

Test(dictd, its_files_have_three_endings)
{
    cr_expect(dictd_names("x.index") && dictd_names("x.dict.dz") &&
              dictd_names("a/x.dict"));
    cr_expect(!dictd_names("x.dic") && !dictd_names("index") &&
              !dictd_names(".index"));
}
