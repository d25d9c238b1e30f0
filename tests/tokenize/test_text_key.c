/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/text_key.h"

static const struct {
    const char *text, *normal, *near;
} rows[] = {
    {"Hello, World!", "hello world", "helloworld"},
    {"  hello\xC2\xA0world ", "hello world", "helloworld"},
    {"Ét\xC3\xA9", "été", "ete"},
    {"e\xCC\x81t\xC3\xA9", "e\xCC\x81té", "ete"},
    {"Page 12", "page 12", "page"},
    {"12", "12", "12"},
    {"« À 17 h »", "à 17 h", "ah"},
    {"ÅNGSTRÖM", "ångström", "angstrom"},
    {"Ёлка", "ёлка", "елка"},
    {"Ά", "ά", "α"},
    {"한국 국민", "한국 국민", "한국국민"},
    {"की कु", "की कु", "कीकु"},
    {"日本。", "日本", "日本"},
    {"don’t", "don t", "dont"},
    {"--- !!", "--- !!", "--- !!"},
    {"", "", ""},
};

static void expect_key(enum text_key_kind kind, const char *text,
                       const char *want)
{
    struct text_key *k = text_key_open(kind);
    struct buf got = {0};
    cr_assert_not_null(k);
    buf_add_sv(&got, SV("x"));
    text_key_add(k, sv_from(text), &got);
    cr_expect(sv_eq(sv_sub(buf_sv(&got), 1, got.n), sv_from(want)),
              "%s: %.*s instead of %s", text, (int)got.n - 1, got.p + 1, want);
    buf_free(&got);
    text_key_close(k);
}

Test(text_key, keeps_what_counts_and_never_nothing)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect_key(TEXT_KEY_EXACT, rows[i].text, rows[i].text);
        expect_key(TEXT_KEY_NORMAL, rows[i].text, rows[i].normal);
        expect_key(TEXT_KEY_NEAR, rows[i].text, rows[i].near);
    }
}
