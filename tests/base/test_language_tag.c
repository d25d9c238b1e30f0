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
