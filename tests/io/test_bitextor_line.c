/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <string.h>

#include "io/base64.h"
#include "io/bitextor_line.h"

/* The test vectors of RFC 4648, section 10. */
Test(base64, vectors_of_the_rfc)
{
    static const char *const rows[][2] = {
        {"", ""},
        {"Zg==", "f"},
        {"Zm8=", "fo"},
        {"Zm9v", "foo"},
        {"Zm9vYg==", "foob"},
        {"Zm9vYmE=", "fooba"},
        {"Zm9vYmFy", "foobar"},
        {"+/+/", "\xfb\xff\xbf"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        cr_assert_eq(buf_add(&out, "|", 1), 0);
        cr_expect_eq(base64_decode(sv_from(rows[i][0]), &out, NULL), 0);
        cr_expect(sv_eq(sv_sub(buf_sv(&out), 1, out.n), sv_from(rows[i][1])),
                  "%s", rows[i][0]);
        buf_free(&out);
    }
}

Test(base64, faults_have_their_place)
{
    static const struct {
        const char *text;
        uint64_t at;
    } rows[] = {
        {"Zg=", 3},       {"Zg", 2},        {"Z===", 1},       {"====", 0},
        {"Zm9v Zm9v", 9}, {"Zm9v\nA==", 4}, {"Zh==", 1},       {"Zm9=", 2},
        {"Zg==Zm9v", 2},  {"Zm_v", 2},      {"\xc3\xa9==", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err e = {0};
        cr_expect_eq(base64_decode(sv_from(rows[i].text), &out, &e), ERR_INPUT,
                     "%s", rows[i].text);
        cr_expect_eq(e.at, rows[i].at, "%s: byte %zu", rows[i].text,
                     (size_t)e.at);
        cr_expect_eq(out.n, 0);
        buf_free(&out);
    }
}

Test(bitextor_line, columns_by_name_and_by_place)
{
    struct bitextor_columns c;
    struct bitextor_line p;
    struct err e;
    cr_expect_eq(bitextor_columns_read(SV("a\tb\tYQ==\tYg=="), &c, &e), 0);
    cr_assert_eq(bitextor_line_parse(&c, SV("a\tb\tYQ==\tYg==\tmore"), &p, &e),
                 0);
    cr_expect(sv_eq(p.id, SV("a")) && sv_eq(p.trg_text, SV("Yg==")));
    cr_expect_eq(bitextor_columns_read(
                     SV("trg_text\tid\tx\tsrc_text\tsrc_lang"), &c, &e),
                 1);
    cr_assert_eq(bitextor_line_parse(&c, SV("T\tI\t\tS\tfr"), &p, &e), 0);
    cr_expect(sv_eq(p.id, SV("I")) && sv_eq(p.src_text, SV("S")) &&
              sv_eq(p.trg_text, SV("T")) && sv_eq(p.src_lang, SV("fr")) &&
              p.src_url.n == 0);
    cr_expect_eq(bitextor_line_parse(&c, SV("T\tI\t\tS"), &p, &e), ERR_INPUT);
    cr_expect_eq(bitextor_line_parse(&c, SV("T\tI\t\tS\tfr\t"), &p, &e),
                 ERR_INPUT);
    cr_expect_eq(bitextor_line_parse(&c, SV("T\tI\t\t\tfr"), &p, &e),
                 ERR_INPUT);
    cr_expect_str_eq(e.msg, "no src_text");
}

Test(bitextor_line, headers_that_are_none)
{
    struct bitextor_columns c;
    struct err e;
    cr_expect_eq(bitextor_columns_read(SV("src_text\tsrc_url"), &c, &e),
                 ERR_INPUT);
    cr_expect_eq(e.at, 1);
    cr_expect_eq(
        bitextor_columns_read(SV("src_text\ttrg_text\tsrc_text"), &c, &e),
        ERR_INPUT);
    char wide[400] = "src_text";
    for (int i = 0; i < 70; i++)
        strcat(wide, "\tx");
    cr_expect_eq(bitextor_columns_read(sv_from(wide), &c, &e), ERR_INPUT);
}
