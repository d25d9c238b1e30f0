/* What language a tag names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/language_tag.h"

static bool is(const char *tag, const char *language)
{
    return language_tag_is(sv_from(tag), sv_from(language));
}

Test(language_tag, the_first_part_counts_in_any_case)
{
    cr_expect(is("fr", "fr"));
    cr_expect(is("FR", "fr"));
    cr_expect(is("fr-CA", "fr"));
    cr_expect(is("Fr_ca", "fr"));
    cr_expect(is("gsw-CH", "gsw"));
    cr_expect(is("fr", "FR"), "a lexicon may be named so");
}

Test(language_tag, other_languages_are_others)
{
    cr_expect_not(is("fro", "fr"));
    cr_expect_not(is("f", "fr"));
    cr_expect_not(is("", "fr"));
    cr_expect_not(is("en-FR", "fr"));
    cr_expect_not(is("frca", "fr"));
}

Test(language_tag, long_codes_are_the_short_ones)
{
    cr_expect(is("eng", "en"));
    cr_expect(is("en", "ENG"));
    cr_expect(is("fre-Latn", "fr"));
    cr_expect(is("fra_Latn", "fre"));
    cr_expect(is("zul", "zu"));
    cr_expect(is("aar", "aa"));
    cr_expect(is("iw", "he"));
    cr_expect_not(is("fra", "en"));
    cr_expect_not(is("fro", "fra"), "Old French is another language");
}

Test(language_tag, the_usual_form_of_a_language_is_that_language)
{
    cr_expect(is("cmn-Hans", "zh"));
    cr_expect(is("arb", "ar"));
    cr_expect(is("uzn_Latn", "uz"));
    cr_expect_not(is("yue", "zh"));
}
