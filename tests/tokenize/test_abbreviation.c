/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "tokenize/abbreviation.h"

static struct abbreviations *table;

static void open_table(void)
{
    cr_assert_eq(abbreviations_open(&table, NULL), 0);
}

static void close_table(void)
{
    abbreviations_close(table);
}

static enum abbreviation_class find(const char *word)
{
    return abbreviations_find(table, sv_from(word));
}

TestSuite(abbreviation, .init = open_table, .fini = close_table);

Test(abbreviation, the_built_in_tables_have_three_classes)
{
    cr_assert_eq(abbreviations_add_builtin(table, SV("en"), NULL), 0);
    cr_expect_eq(find("Mr"), ABBREVIATION_TITLE);
    cr_expect_eq(find("p"), ABBREVIATION_NUMBER);
    cr_expect_eq(find("etc"), ABBREVIATION_ANY);
    cr_expect_eq(find("house"), ABBREVIATION_NONE);
    cr_expect_eq(find("Mme."), ABBREVIATION_NONE, "the stop is left out");
    cr_assert_eq(abbreviations_add_builtin(table, SV("fr"), NULL), 0);
    cr_expect_eq(find("Mme"), ABBREVIATION_TITLE);
    cr_expect_eq(find("MME"), ABBREVIATION_TITLE);
    cr_expect_eq(find("DÉP"), ABBREVIATION_NUMBER, "accents have case too");
}

Test(abbreviation, whole_tokens_only)
{
    cr_assert_eq(abbreviations_add_builtin(table, SV("fr"), NULL), 0);
    cr_expect_eq(find("aux"), ABBREVIATION_NONE);
    cr_expect_eq(find("normaux"), ABBREVIATION_NONE);
    cr_expect_eq(find(""), ABBREVIATION_NONE);
    cr_expect_eq(find("xetc"), ABBREVIATION_NONE);
}

Test(abbreviation, capitals_in_an_entry_must_be_there)
{
    cr_assert_eq(abbreviations_add(table, SV("[any]\nSun\nco\n"), NULL), 0);
    cr_expect_eq(find("Sun"), ABBREVIATION_ANY);
    cr_expect_eq(find("sun"), ABBREVIATION_NONE);
    cr_expect_eq(find("CO"), ABBREVIATION_ANY);
    cr_expect_eq(find("Co"), ABBREVIATION_ANY);
}

Test(abbreviation, moses_prefix_files_are_accepted)
{
    struct sv moses = SV("# comment\nHr\n\nbzw\nNr #NUMERIC_ONLY#\r\nusw. \n");
    cr_assert_eq(abbreviations_add(table, moses, NULL), 0);
    cr_expect_eq(find("Hr"), ABBREVIATION_TITLE);
    cr_expect_eq(find("bzw"), ABBREVIATION_TITLE);
    cr_expect_eq(find("Nr"), ABBREVIATION_NUMBER);
    cr_expect_eq(find("usw"), ABBREVIATION_TITLE);
}

Test(abbreviation, a_faulty_table_names_its_line)
{
    struct err e;
    cr_expect_eq(abbreviations_add(table, SV("a\n[names]\nb\n"), &e),
                 ERR_INPUT);
    cr_expect_eq(e.unit, ERR_LINE);
    cr_expect_eq(e.at, 2);
    cr_expect_eq(find("a"), ABBREVIATION_TITLE);
}

Test(abbreviation, a_large_table_grows)
{
    char word[16];
    for (unsigned i = 0; i < 5000; i++) {
        snprintf(word, sizeof word, "w%u", i);
        cr_assert_eq(abbreviations_add(table, sv_from(word), NULL), 0);
    }
    for (unsigned i = 0; i < 5000; i++) {
        snprintf(word, sizeof word, "w%u", i);
        cr_expect_eq(find(word), ABBREVIATION_TITLE);
    }
}

Test(abbreviation, lists_of_words_stand_beside_the_classes)
{
    cr_assert_eq(abbreviations_add(table,
                                   SV("[any]\nsaid\n[common]\nthe\n"
                                      "[saying]\nsaid\n[lettered]\nplan\n"
                                      "[exclaimed]\nyahoo\n"),
                                   NULL),
                 0);
    cr_expect_eq(find("said"), ABBREVIATION_ANY);
    cr_expect_eq(find("the"), ABBREVIATION_NONE);
    cr_expect(abbreviations_list(table, WORDS_COMMON, SV("The")));
    cr_expect(abbreviations_list(table, WORDS_SAYING, SV("said")));
    cr_expect(abbreviations_list(table, WORDS_LETTERED, SV("plan")));
    cr_expect(abbreviations_list(table, WORDS_EXCLAIMED, SV("Yahoo")));
    cr_expect_not(abbreviations_list(table, WORDS_SAYING, SV("the")));
    cr_expect_not(abbreviations_list(table, WORDS_COMMON, SV("said")));
}

/* All words of three small letters in one list are in no other. */
Test(abbreviation, short_words_of_one_list_are_not_in_another)
{
    char word[4] = "";
    cr_assert_eq(abbreviations_add(table, SV("[saying]\n"), NULL), 0);
    for (int i = 0; i < 26 * 26 * 26; i++) {
        char line[24];
        snprintf(word, sizeof word, "%c%c%c", 'a' + i / 676, 'a' + i / 26 % 26,
                 'a' + i % 26);
        snprintf(line, sizeof line, "[saying]\n%s\n", word);
        cr_assert_eq(abbreviations_add(table, sv_from(line), NULL), 0);
    }
    size_t n_found = 0, n_wrong = 0;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        snprintf(word, sizeof word, "%c%c%c", 'a' + i / 676, 'a' + i / 26 % 26,
                 'a' + i % 26);
        struct sv w = sv_from(word);
        n_found += abbreviations_list(table, WORDS_SAYING, w);
        n_wrong += abbreviations_list(table, WORDS_COMMON, w);
        n_wrong += abbreviations_list(table, WORDS_LETTERED, w);
        n_wrong += abbreviations_list(table, WORDS_EXCLAIMED, w);
        n_wrong += find(word) != ABBREVIATION_NONE;
    }
    cr_expect_eq(n_found, 26 * 26 * 26);
    cr_expect_eq(n_wrong, 0);
}
