/* Which two languages of a TMX make its pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/buffer.h"
#include "corpus/tmx_languages.h"

static struct buf text;

static void begin(const char *srclang)
{
    text = (struct buf){0};
    buf_add_sv(&text, SV("<tmx version='1.4'><header srclang='"));
    buf_add_sv(&text, sv_from(srclang));
    buf_add_sv(&text, SV("'/><body>"));
}

/* Units with a text in each of the languages, with spaces between. */
static void add(unsigned n, const char *languages)
{
    while (n-- > 0) {
        struct sv rest = sv_from(languages);
        buf_add_sv(&text, SV("<tu>"));
        while (rest.n > 0) {
            const char *space = memchr(rest.p, ' ', rest.n);
            const size_t k = space ? (size_t)(space - rest.p) : rest.n;
            buf_add_sv(&text, SV("<tuv xml:lang='"));
            buf_add_sv(&text, sv_sub(rest, 0, k));
            buf_add_sv(&text, SV("'><seg>x</seg></tuv>"));
            rest = sv_sub(rest, space ? k + 1 : k, rest.n);
        }
        buf_add_sv(&text, SV("</tu>"));
    }
}

static int choose(const char *src, const char *tgt, struct tmx_languages *out,
                  struct err *e)
{
    buf_add_sv(&text, SV("</body></tmx>"));
    int rc = tmx_languages_choose(buf_sv(&text), src, tgt, out, e);
    buf_free(&text);
    return rc;
}

static void expect(const char *src, const char *tgt)
{
    struct tmx_languages l;
    struct err e = {0};
    cr_expect_eq(choose(NULL, NULL, &l, &e), 0, "%s", e.msg);
    cr_expect_str_eq(l.src, src);
    cr_expect_str_eq(l.tgt, tgt);
}

Test(tmx_languages, most_units_decide_and_not_the_first)
{
    begin("en");
    add(1, "en de");
    add(3, "en fr");
    expect("en", "fr");
}

Test(tmx_languages, the_header_may_call_its_source_anything)
{
    static const char *const names[] = {
        "*", "*all*", "*ALL*", "all", "x-none", "", "no tag", "English", "ENG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        begin(names[i]);
        add(2, "en-GB fr");
        expect(i < 7 ? "en-GB" : "en", "fr");
    }
}

Test(tmx_languages, the_header_says_which_one_is_the_source)
{
    begin("fr");
    add(3, "en fr");
    expect("fr", "en");
    begin("en-US");
    add(3, "fr-CA en-GB");
    expect("en-US", "fr-CA");
    begin("en");
    add(5, "en fr de");
    add(1, "fr de");
    expect("en", "fr");
    begin("es");
    add(1, "es fr");
    add(9, "en fr");
    expect("en", "fr");
}

Test(tmx_languages, regions_of_one_unit_are_two_languages)
{
    begin("pt-BR");
    add(3, "pt-BR pt-PT");
    expect("pt-BR", "pt-PT");
    begin("*all*");
    add(3, "zh-Hans zh-Hant");
    expect("zh-Hans", "zh-Hant");
    begin("en");
    add(3, "en en-GB");
    expect("en", "en-GB");
}

Test(tmx_languages, regions_of_different_units_are_one_language)
{
    begin("en");
    add(3, "en-US fr");
    add(2, "en-GB fr");
    add(4, "en-US de");
    expect("en", "fr");
}

Test(tmx_languages, names_and_long_codes_are_languages)
{
    begin("English");
    add(3, "English French");
    expect("en", "fr");
    begin("eng");
    add(3, "eng fre");
    expect("en", "fr");
}

Test(tmx_languages, a_name_that_is_none_is_an_error_where_all_are)
{
    struct tmx_languages l;
    struct err e = {0};
    begin("en");
    add(3, "Englsh Fench");
    cr_expect_eq(choose(NULL, NULL, &l, &e), ERR_INPUT);
    cr_expect_str_eq(e.msg, "\"Englsh\" is no language; the nearest is "
                            "English (en)");
    begin("en");
    add(1, "Englsh Fench");
    add(1, "en fr");
    expect("en", "fr");
}

Test(tmx_languages, options_win)
{
    struct tmx_languages l;
    begin("en");
    add(9, "en fr");
    add(1, "en fr de");
    cr_expect_eq(choose(NULL, "de", &l, NULL), 0);
    cr_expect_str_eq(l.src, "en");
    cr_expect_str_eq(l.tgt, "de");
    begin("en");
    add(9, "fr en");
    cr_expect_eq(choose("fr", NULL, &l, NULL), 0);
    cr_expect_str_eq(l.src, "fr");
    cr_expect_str_eq(l.tgt, "en");
}

Test(tmx_languages, the_choice_has_its_reason)
{
    struct tmx_languages l;
    char reason[160];
    begin("en");
    add(1, "en de");
    add(3, "en fr");
    cr_expect_eq(choose(NULL, NULL, &l, NULL), 0);
    tmx_languages_reason(&l, reason);
    cr_expect_str_eq(reason,
                     "those of 3 of the first 4 units, which also have de");
    begin("en");
    for (unsigned i = 0; i < 200; i++) {
        const char name[] = {'q', (char)('a' + i / 26), (char)('a' + i % 26),
                             '\0'};
        add(1, name);
    }
    add(1, "en fr");
    cr_expect_eq(choose(NULL, NULL, &l, NULL), 0);
    tmx_languages_reason(&l, reason);
    cr_expect_lt(strlen(reason), sizeof reason);
}

Test(tmx_languages, a_cut_file_is_counted_as_far_as_it_goes)
{
    struct tmx_languages l;
    begin("*all*");
    add(3, "en fr");
    text.n -= 20;
    cr_expect_eq(tmx_languages_choose(buf_sv(&text), NULL, NULL, &l, NULL), 0);
    cr_expect_str_eq(l.tgt, "fr");
    buf_free(&text);
    cr_expect_eq(tmx_languages_choose(SV(""), NULL, NULL, &l, NULL), 0);
    cr_expect_str_eq(l.src, "");
}

/* A conversion that fails once, for want of memory, is not tried again. */
Test(tmx_languages, an_encoding_that_cannot_be_converted_is_an_error)
{
    struct tmx_languages l;
    struct err e = {0};
    cr_expect_eq(tmx_languages_choose(
                     SV("<?xml version=\"1.0\" encoding=\"no-such\"?><tmx/>"),
                     NULL, NULL, &l, &e),
                 ERR_INPUT);
    cr_expect_str_eq(e.msg, "the encoding no-such is not known");
}
