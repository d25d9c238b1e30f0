/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/arena.h"
#include "tokenize/decode.h"

static struct decoded decoded;
static struct err error;
static struct arena arena;

static int decode(const char *encoding, struct sv bytes)
{
    error = (struct err){0};
    return decode_text(&arena, encoding, bytes, &decoded, &error);
}

static void forget(void)
{
    offset_map_free(&decoded.origin);
    arena_free(&arena);
}

Test(decode, utf8_is_not_copied_and_a_bom_is_skipped, .fini = forget)
{
    struct sv bytes = SV("\xEF\xBB\xBF\xC3\xA9t\xC3\xA9");
    cr_assert_eq(decode(NULL, bytes), 0);
    cr_expect_eq(decoded.text.p, bytes.p + 3);
    cr_expect_str_eq(decoded.charset.name, "UTF-8");
    cr_expect_eq(offset_map_of(&decoded.origin, 2), 5);
}

Test(decode, empty_input_is_empty_utf8, .fini = forget)
{
    cr_assert_eq(decode(NULL, (struct sv){NULL, 0}), 0);
    cr_expect_eq(decoded.text.n, 0);
    cr_expect_str_eq(decoded.charset.name, "UTF-8");
}

Test(decode, windows_1252_is_detected_and_offsets_refer_to_the_input,
     .fini = forget)
{
    struct sv bytes = SV("L'\xE9t\xE9 \xE0 la for\xEAt, c'est \x93"
                         "bien\x94, "
                         "disait-il \x85 et le march\xE9 o\xF9 l'on va.");
    cr_assert_eq(decode(NULL, bytes), 0);
    cr_expect_str_eq(decoded.charset.name, "windows-1252");
    cr_expect(decoded.charset.guessed);
    const char *bien = strstr(decoded.text.p, "bien");
    size_t at = (size_t)(bien - decoded.text.p);
    cr_expect_eq(offset_map_of(&decoded.origin, at),
                 (size_t)(strstr(bytes.p, "bien") - bytes.p));
    cr_expect_eq(offset_map_of(&decoded.origin, decoded.text.n), bytes.n);
}

Test(decode, utf16_with_and_without_a_mark, .fini = forget)
{
    static const char be[] = "\xFE\xFF\0O\0u\0i\0 \xD8\x3D\xDE\x00\0!";
    cr_assert_eq(decode(NULL, (struct sv){be, sizeof be - 1}), 0);
    cr_expect_str_eq(decoded.charset.name, "UTF-16BE");
    cr_expect(sv_eq(decoded.text, SV("Oui \xF0\x9F\x98\x80!")));
    cr_expect_eq(offset_map_of(&decoded.origin, 4), 10, "the emoji");
    cr_expect_eq(offset_map_of(&decoded.origin, 8), 14, "behind it");
    offset_map_free(&decoded.origin);

    static const char le[] = "O\0u\0i\0.\0 \0N\0o\0n\0.\0\xE9\0";
    cr_assert_eq(decode(NULL, (struct sv){le, sizeof le - 1}), 0);
    cr_expect_str_eq(decoded.charset.name, "UTF-16LE");
    cr_expect_not(decoded.charset.guessed);
    cr_expect(sv_eq(decoded.text, SV("Oui. Non.\xC3\xA9")));
}

Test(decode, the_caller_decides_what_is_not_utf8, .fini = forget)
{
    cr_assert_eq(decode("windows-1251", SV("\xCF\xF0\xE8\xE2\xE5\xF2")), 0);
    cr_expect_str_eq(decoded.charset.name, "windows-1251");
    cr_expect(sv_eq(decoded.text, SV("Привет")));
    cr_expect_not(decoded.charset.guessed);
    offset_map_free(&decoded.origin);
    cr_assert_eq(decode("windows-1251", SV("\xD0\x9F\xD1\x80\xD0\xB8")), 0);
    cr_expect_str_eq(decoded.charset.name, "UTF-8");
    offset_map_free(&decoded.origin);
    cr_expect_eq(decode("no-such-thing", SV("\xE9t\xE9")), ERR_USAGE);
}

Test(decode, utf32_with_a_mark_is_read, .fini = forget)
{
    static const char le[] = "\xFF\xFE\0\0O\0\0\0\xE9\0\0\0";
    static const char be[] = "\0\0\xFE\xFF\0\0\0O\0\0\0\xE9";
    cr_assert_eq(decode(NULL, (struct sv){le, sizeof le - 1}), 0);
    cr_expect(sv_eq(decoded.text, SV("O\xC3\xA9")));
    offset_map_free(&decoded.origin);
    cr_assert_eq(decode(NULL, (struct sv){be, sizeof be - 1}), 0);
    cr_expect(sv_eq(decoded.text, SV("O\xC3\xA9")));
}

Test(decode, macroman_is_read_where_it_is_named, .fini = forget)
{
    cr_assert_eq(decode("macintosh", SV("le gar\x8Don")), 0);
    cr_expect(sv_eq(decoded.text, SV("le garçon")));
}

Test(decode, iso_8859_1_is_read_as_windows_1252, .fini = forget)
{
    cr_assert_eq(decode("ISO-8859-1", SV("\x93\xC9t\xE9\x94")), 0);
    cr_expect(sv_eq(decoded.text, SV("“Été”")));
}

Test(decode, broken_text_is_an_error_with_its_offset, .fini = forget)
{
    const struct {
        const char *what;
        const char *encoding;
        struct sv bytes;
        int code;
        uint64_t at;
    } rows[] = {
        {"one bad byte in UTF-8", NULL, SV("é à ù \xFF fin"), ERR_INPUT, 9},
        {"cut off in a character", NULL, SV("déjà vu\xC3"), ERR_INPUT, 9},
        {"UTF-8 asked for", "UTF-8",
         SV("abc\xE9"
            "d"),
         ERR_INPUT, 3},
        {"BOM, then a bad byte", NULL,
         SV("\xEF\xBB\xBF"
            "abc\xE9"),
         ERR_INPUT, 6},
        {"a zero byte", NULL, SV("abc\0def ghi jkl"), ERR_INPUT, 3},
        {"a zero byte behind a BOM", NULL,
         SV("\xEF\xBB\xBF"
            "a\0b"),
         ERR_INPUT, 4},
        {"half a UTF-16 character", NULL,
         SV("\xFF\xFE"
            "a\0b"),
         ERR_INPUT, 4},
        {"a lone surrogate", NULL,
         SV("\xFF\xFE"
            "a\0\0\xD8"
            "b\0"),
         ERR_INPUT, 4},
        {"U+0000 in UTF-16", NULL,
         SV("\xFF\xFE"
            "a\0\0\0b\0"),
         ERR_INPUT, 4},
        {"one odd byte", NULL, SV("\xFF"), ERR_INPUT, 0},
        {"MacRoman", NULL, SV("Le gar\x8Don a re\x8Du la le\x8Don."), ERR_INPUT,
         6},
        {"IBM850", NULL, SV("allum\x82s par le gar\x87on, \x90t\x82"),
         ERR_INPUT, 23},
        {"IBM850 without such bytes", NULL,
         SV("allum\x82s par les \x82l\x8Aves, le caf\x82 du th\x82\x83tre "
            "d\x82j\x85 pr\x88t"),
         ERR_INPUT, 5},
        {"MacRoman without such bytes", NULL,
         SV("t\x8El\x8Ephone, l\xD5ombre et le th\x8E."), ERR_INPUT, 1},
        {"MacRoman, wanted as another", "windows-1252", SV("le gar\x8Don"),
         ERR_INPUT, 6},
        {"binary", NULL, SV("\x89\x01\x02\x03\xFE\x02\xFF\x01"), ERR_INPUT, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        int code = decode(rows[i].encoding, rows[i].bytes);
        cr_expect_eq(code, rows[i].code, "%s", rows[i].what);
        cr_expect_eq(error.unit, ERR_BYTE, "%s", rows[i].what);
        cr_expect_eq(error.at, rows[i].at, "%s: at %llu", rows[i].what,
                     (unsigned long long)error.at);
        offset_map_free(&decoded.origin);
    }
}

Test(decode, marks_of_windows_1252_are_no_other_encoding, .fini = forget)
{
    const struct sv texts[] = {
        SV("l\x92\xE9t\xE9 \x93le l\x92os\x94 \x96 c\x9Cur\x85suite, mot\x86, "
           "nom\x99 et \x80."),
        SV("L\xC9T\xC9 \xC0 \xC9VRY, \xC9l\xE8ve, \x8Cuvre et \x9Cuvre")};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cr_assert_eq(decode(NULL, texts[i]), 0, "%s", error.msg);
        cr_expect_str_eq(decoded.charset.name, "windows-1252");
        offset_map_free(&decoded.origin);
    }
}

Test(decode, long_input_keeps_its_offsets_over_the_converter_buffer,
     .fini = forget)
{
    enum { N = 10000 };
    static char bytes[2 * N];
    for (size_t i = 0; i < N; i++) {
        bytes[2 * i] = (char)(i % 7 ? 'a' : 0xE9);
        bytes[2 * i + 1] = 0;
    }
    cr_assert_eq(decode(NULL, (struct sv){bytes, sizeof bytes}), 0);
    size_t at = 0;
    for (size_t i = 0; i < N; i++) {
        cr_assert_eq(offset_map_of(&decoded.origin, at), 2 * i);
        at += i % 7 ? 1 : 2;
    }
    cr_expect_eq(at, decoded.text.n);
}
