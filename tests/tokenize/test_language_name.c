/* What people call a language, and the tag that it has.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/language_name.h"

static const char *tag_of(const char *name)
{
    static char tag[LANGUAGE_TAG_BYTES];
    return language_name_tag(sv_from(name), tag, NULL) == 0 ? tag : "error";
}

static void expect(const char *const rows[][2], size_t n)
{
    for (size_t k = 0; k < n; k++)
        cr_expect_str_eq(tag_of(rows[k][0]), rows[k][1], "%s gives %s, not %s",
                         rows[k][0], tag_of(rows[k][0]), rows[k][1]);
}
#define EXPECT(rows) expect(rows, sizeof rows / sizeof rows[0])

Test(language_name, a_tag_in_any_form_becomes_bcp_47)
{
    static const char *const rows[][2] = {
        {"en", "en"},
        {"EN", "en"},
        {"eng", "en"},
        {"fra", "fr"},
        {"fre", "fr"},
        {"ger", "de"},
        {"en-US", "en-US"},
        {"en_GB", "en-GB"},
        {"EN_gb", "en-GB"},
        {"eng-Latn", "en-Latn"},
        {"fra_Latn", "fr-Latn"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"zho_Hans", "zh-Hans"},
        {"es-419", "es-419"},
        {"de-1996", "de-1996"},
        {"sl-rozaj-biske-1994", "sl-rozaj-biske-1994"},
        {"iw", "he"},
        {"cmn", "cmn"},
        {"gsw-CH", "gsw-CH"},
        {"tlh", "tlh"},
        {"i-klingon", "tlh"},
        {"de-DE-u-co-phonebk", "de-DE-u-co-phonebk"},
        {"nb", "nb"},
        {"ydd", "ydd"},
        {"aak", "aak"},
        {"und", "und"},
    };
    EXPECT(rows);
}

Test(language_name, private_use_passes)
{
    static const char *const rows[][2] = {
        {"x-elvish", "x-elvish"},
        {"qaa", "qaa"},
        {"qtz-Latn", "qtz-Latn"},
        {"en-x-simple", "en-x-simple"},
    };
    EXPECT(rows);
}

Test(language_name, names_in_several_languages_are_understood)
{
    static const char *const rows[][2] = {
        {"English", "en"},
        {"anglais", "en"},
        {"Anglais", "en"},
        {"Englisch", "en"},
        {"inglés", "en"},
        {"ingles", "en"},
        {"French", "fr"},
        {"français", "fr"},
        {"FRANCAIS", "fr"},
        {"Französisch", "fr"},
        {"german", "de"},
        {"Deutsch", "de"},
        {"allemand", "de"},
        {"español", "es"},
        {"русский", "ru"},
        {"日本語", "ja"},
        {"Norwegian Bokmål", "nb"},
        {"Chinese", "zh"},
        {"Brazilian Portuguese", "pt-BR"},
        {"Portuguese (Brazil)", "pt-BR"},
        {"British English", "en-GB"},
        {"Simplified Chinese", "zh-Hans"},
    };
    EXPECT(rows);
}

Test(language_name, every_language_with_a_short_code_has_its_long_ones)
{
    static const char *const rows[][2] = {
        {"alb", "sq"}, {"arm", "hy"}, {"baq", "eu"}, {"bur", "my"},
        {"chi", "zh"}, {"cze", "cs"}, {"dut", "nl"}, {"geo", "ka"},
        {"gre", "el"}, {"ice", "is"}, {"mac", "mk"}, {"mao", "mi"},
        {"may", "ms"}, {"per", "fa"}, {"rum", "ro"}, {"slo", "sk"},
        {"tib", "bo"}, {"wel", "cy"}, {"aar", "aa"}, {"zul", "zu"},
    };
    EXPECT(rows);
}

Test(language_name, anything_else_is_an_error)
{
    static const char *const names[] = {
        "",
        "e",
        "e n",
        "fr-",
        "-fr",
        "f-r",
        "fr--CA",
        "fr\"",
        "é",
        "1a",
        "abcdefghi",
        "auto,",
        "*",
        "*all*",
        "xx",
        "xyz",
        "en-a",
        "en-GB-GB",
        "\xff\xfe",
        "<b>",
        "en\x01",
        "x-",
        "en-x-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaa",
    };
    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++)
        cr_expect_str_eq(tag_of(names[k]), "error", "%s gives %s", names[k],
                         tag_of(names[k]));
}

Test(language_name, an_error_has_the_nearest_name)
{
    static const struct {
        const char *name, *message;
    } rows[] = {
        {"Englsh", "\"Englsh\" is no language; the nearest is English (en)"},
        {"Portugese",
         "\"Portugese\" is no language; the nearest is Portuguese (pt)"},
        {"francasi", "\"francasi\" is no language; the nearest is French (fr)"},
        {"jp", "\"jp\" is no language; the nearest is Japanese (ja)"},
        {"CZ", "\"CZ\" is no language; the nearest is Czech (cs)"},
        {"xx", "\"xx\" is no language of ISO 639; write en, fr-CA, or a name "
               "such as English"},
        {"", "\"\" is no language; write en, fr-CA, or a name such as "
             "English"},
    };
    for (size_t k = 0; k < sizeof rows / sizeof rows[0]; k++) {
        char tag[LANGUAGE_TAG_BYTES];
        struct err e = {0};
        cr_expect_eq(language_name_tag(sv_from(rows[k].name), tag, &e),
                     ERR_INPUT);
        cr_expect_str_eq(e.msg, rows[k].message);
    }
}

Test(language_name, a_memo_gives_the_same)
{
    struct language_memo memo = {0};
    const char *tag;
    cr_expect_eq(language_memo_tag(&memo, SV("anglais"), &tag, NULL), 0);
    cr_expect_str_eq(tag, "en");
    cr_expect_eq(language_memo_tag(&memo, SV("anglais"), &tag, NULL), 0);
    cr_expect_str_eq(tag, "en");
    cr_expect_eq(language_memo_tag(&memo, SV("klingonese"), &tag, NULL),
                 ERR_INPUT);
    cr_expect_eq(language_memo_tag(&memo, SV("klingonese"), &tag, NULL),
                 ERR_INPUT, "an error stays one");
    cr_expect_eq(language_memo_tag(&memo, SV("fre"), &tag, NULL), 0);
    cr_expect_str_eq(tag, "fr");
}
