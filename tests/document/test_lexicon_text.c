/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "document/lexicon/lexicon_text.h"

Test(lexicon_text, gives_words_and_probabilities_line_by_line)
{
    struct lexicon_text text = {.rest = SV("# a comment\n\n"
                                           "house\tmaison\t0.75\t1\n"
                                           "a b\tc d\t1e-3\t.5")};
    struct lexicon_line line;
    struct err e = {0};
    cr_assert_eq(lexicon_text_next(&text, &line, &e), 1);
    cr_expect(sv_eq(line.src, SV("house")) && sv_eq(line.tgt, SV("maison")));
    cr_expect(line.src_to_tgt == .75 && line.tgt_to_src == 1);
    cr_expect_eq(text.line_no, 3);
    cr_assert_eq(lexicon_text_next(&text, &line, &e), 1);
    cr_expect(sv_eq(line.src, SV("a b")) && sv_eq(line.tgt, SV("c d")));
    cr_expect(line.src_to_tgt == .001 && line.tgt_to_src == .5);
    cr_expect_eq(lexicon_text_next(&text, &line, &e), 0);
}

static void expect_pair(struct sv content, enum lexicon_form form)
{
    struct lexicon_text text = {.rest = content};
    struct lexicon_line line;
    struct err e = {0};
    cr_assert_eq(lexicon_text_next(&text, &line, &e), 1, "%s", e.msg);
    cr_expect_eq(text.form, form, "%.*s", (int)content.n, content.p);
    cr_expect(sv_eq(line.src, SV("house")), "%.*s", (int)content.n, content.p);
    cr_expect(sv_eq(line.tgt, SV("la maison")) || sv_eq(line.tgt, SV("maison")),
              "%.*s", (int)content.n, content.p);
    cr_expect_eq(lexicon_text_next(&text, &line, &e), 0);
}

Test(lexicon_text, the_first_pair_tells_the_form)
{
    expect_pair(SV("house\tla maison\t.25"), LEXICON_FORM_TABS);
    expect_pair(SV("la maison @ house\r\n"), LEXICON_FORM_AT);
    expect_pair(SV("\n  house   maison  \n"), LEXICON_FORM_WORDS);
    expect_pair(SV("house\tla maison\n"), LEXICON_FORM_WORDS);
}

Test(lexicon_text, a_comment_may_name_the_languages)
{
    struct lexicon_text text = {.rest =
                                    SV("# languages: eng  French \nhouse x")};
    struct lexicon_line line;
    struct err e = {0};
    cr_assert_eq(lexicon_text_next(&text, &line, &e), 1);
    cr_expect_str_eq(text.lang[0], "en");
    cr_expect_str_eq(text.lang[1], "fr");
}

static void expect_fault(struct sv bad)
{
    struct lexicon_text text = {.rest = bad};
    struct lexicon_line line;
    struct err e = {0};
    cr_assert_eq(lexicon_text_next(&text, &line, &e), 1);
    cr_assert_eq(lexicon_text_next(&text, &line, &e), ERR_INPUT, "%.*s",
                 (int)bad.n, bad.p);
    cr_expect(e.unit == ERR_LINE && e.at == 2, "%.*s", (int)bad.n, bad.p);
}

Test(lexicon_text, a_bad_line_is_an_error_with_its_number)
{
    expect_fault(SV("a\tb\t1\t1\nhouse"));
    expect_fault(SV("a\tb\t1\t1\n\tmaison\t1\t1\n"));
    expect_fault(SV("a\tb\t1\nhouse\tmaison\n"));
    expect_fault(SV("a @ b\nhouse maison\n"));
    expect_fault(SV("a @ b\n @ maison\n"));
    expect_fault(SV("a b\nhouse\n"));
    expect_fault(SV("a b\nhouse ma ison\n"));
    expect_fault(SV("a\tb\t1\t1\nhouse\tmaison\t1\tx\n"));
    expect_fault(SV("a\tb\t1\t1\nhouse\tmaison\t0\t1\n"));
    expect_fault(SV("a\tb\t1\t1\nhouse\tmaison\t1.5\t1\n"));
    expect_fault(SV("a\tb\t1\t1\nhouse\tmaison\t1\t1\t1\n"));
    expect_fault(SV("a\tb\t1\t1\nhouse\tmaison\t1\tnan\n"));
}
