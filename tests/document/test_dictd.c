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

Test(dictd, definitions_are_no_translations)
{
    expect("a\tA\ty\n", "a /a/ <n>\nfou, insensé\nwho is mad, or angry\nb; c\n",
           "a=fou|a=insensé|", 0);
    expect(
        "a\tA\tBK\n",
        "a <n>\n1. maison 2.\nBâtiment, logis\n 3.\nFamille\n2. foyer, âtre\n"
        "Lieu, feu\n",
        "a=maison|a=foyer|a=âtre|", 0);
    expect("a\tA\tS\n", "a\nb 2.\nc, d\n 3.\ne\n", "a=b|", 0);
}

Test(dictd, synonyms_examples_and_references_are_no_translations)
{
    expect("a\tA\t9\n",
           "a /a/\nb <fem>, c\n      \"d e\"  - f\n"
           "   Synonyms: {g}\n see: {h}\n",
           "a=b|a=c|", 0);
    expect("a\tA\tW\n", "a\n see: {b}, {c}, {d}\n", "", 0);
}

Test(dictd, a_line_may_begin_with_a_remark_or_stand_behind_an_empty_one)
{
    expect("a\tA\tW\n", "a\n\n [Am.] b, c (d, e)\n", "a=b|a=c|", 0);
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
