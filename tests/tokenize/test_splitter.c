/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "base/buffer.h"
#include "tests/tokenize/split_expect.h"

static struct splitter *splitter;

static void open_splitter(void)
{
    struct splitter_options o = splitter_options_default();
    cr_assert_eq(splitter_open(&o, &splitter, NULL), 0);
}

static void close_splitter(void)
{
    splitter_close(splitter);
}

TestSuite(splitter, .init = open_splitter, .fini = close_splitter);

static void expect(const char *lang, const char *marked)
{
    split_expect_by(splitter, lang, marked);
}

Test(splitter, english_abbreviations_and_initials)
{
    expect("en", "Mr. Smith left.| Dr. Jones stayed.");
    expect("en", "See p. 12 and fig. 3 for it.| That is all.");
    expect("en", "I met John E. Smith there.| He waved.");
    expect("en", "It cost $4.50 in 1995.| Then it rose.");
    expect("en", "She asked: \"Why?\"| Nobody knew.");
    expect("en", "Is it?| Yes!| Good.");
    expect("en", "Write to a.b@example.org or see www.example.org/a.b today.");
}

/* The sanitizer sees a look into the last character, or behind it. */
Test(splitter, a_figure_before_a_wide_character_at_the_end_of_the_text)
{
    expect("en", "He saw vol. 0\xC2\xAB");
    expect("en", "See fig. 3\xE2\x80\xA6");
    expect("en", "See Proc. Natl\xE2\x82\xAC");
    expect("en", "\xC3\xA9 d)");
}

Test(splitter, french_marks_after_a_space_of_any_kind)
{
    expect("fr", "Vraiment ?| Oui !| Bien.");
    expect("fr", "Vraiment\xC2\xA0?| Oui\xE2\x80\xAF!| Bien.");
    expect("fr", "M. Dupont et Mme Durand sont là.| Ils partent.");
    expect("fr", "Voir l’art. 12 du code.| Il dit tout.");
    expect("fr", "« Il viendra. »| Elle sourit.");
    expect("fr", "« Oui ! » dit-il.");
    expect("fr", "Il a dit…| Puis rien.");
    expect("fr", "Il est né en 44 av. J.-C. à Rome.| Il y mourut.");
    expect("fr", "Prenez du sel, etc.| Mélangez le tout.");
}

Test(splitter, a_no_break_space_behind_the_stop_ends_a_sentence_too)
{
    expect("en", "Delivered to your inbox.|\xC2\xA0 Sign up here.");
}

Test(splitter, items_of_a_list_in_one_line_are_sentences)
{
    expect("en", "1) Open the lid| 2) Take it out| 3) Close the lid");
    expect("en", "a. Bread is cheap| b. Wine is not");
    expect("en", "\xE2\x80\xA2 9. Nine| \xE2\x80\xA2 10. Ten");
    expect("en", "1. He is named in section 2.| The fee is in section 3.");
}

Test(splitter, marks_alone_in_brackets_end_nothing)
{
    expect("en", "It was done (!) Twice.");
    expect("fr", "Le texte [...] Il manque.");
}

Test(splitter, places_without_a_mark_can_be_ends)
{
    expect("en", "Thanks, Kim Sonya City| 07/30/2001 05:17 PM| Please call me "
                 "when you have this.");
    expect("en", "You see it at http://example.org/a/b.html soon.");
    expect("en", "Write to a.b@example.org or to me.");
    expect("fr", "Le pont - long de 300 m - sera fermé.");
    expect("en", "It is Home > News > Sport here.");
    expect("en", "[ << Writing music ]");
    expect("fr", "Voir ( - plus loin - ) la suite.");
}

Test(splitter, a_smiley_belongs_to_what_it_follows)
{
    expect("en", "We loved it! :-)| The coffee was hot.");
}

Test(splitter, a_quotation_mark_set_apart_closes_what_is_open)
{
    expect("en", "\"What key?| The door key? \"");
    expect("en", "He turned.| \" Wait! \"| She stopped.");
    expect("fr", "Je ne sais pas. \"| Elle partit.");
}

Test(splitter, a_citation_mark_belongs_to_the_sentence_before)
{
    expect("en", "It was shown.[12]| Nobody believed it.");
}

Test(splitter, a_tag_names_its_language_in_any_case)
{
    expect("FR", "Voir l’art. 12 du code.| Il dit tout.");
    expect("fr_CA", "Prenez du sel, etc.| Mélangez le tout.");
}

Test(splitter, a_third_language_needs_a_table_only)
{
    struct splitter_options o = splitter_options_default();
    o.abbreviations = SV("Dr\nProf\nz.B\nd.h\nbzw\nNr #NUMERIC_ONLY#\n"
                         "Str\nSt\nca\n");
    splitter_close(splitter);
    cr_assert_eq(splitter_open(&o, &splitter, NULL), 0);
    expect("de", "Dr. Schmidt kam am Montag.| Prof. Weber nicht.");
    expect("de", "Das gilt z.B. Montags.| Sie wohnt in St. Gallen.");
    expect("de", "Haus Nr. 5 ist leer.| Wer wohnt dort?| Niemand!");
    expect("de", "Er sagte: „Komm her!“| Sie ging.");
}

Test(splitter, colons_and_semicolons_end_on_request)
{
    expect("en", "One: two; three.| Four.");
    struct splitter_options o = splitter_options_default();
    o.split_at = ":;";
    splitter_close(splitter);
    cr_assert_eq(splitter_open(&o, &splitter, NULL), 0);
    expect("en", "One:| two;| three at 10:30.| Four.");
    struct splitter *none = NULL;
    struct err e;
    o.split_at = ",";
    cr_expect_eq(splitter_open(&o, &none, &e), ERR_USAGE);
}

Test(splitter, the_threshold_decides_how_sure_an_end_must_be)
{
    struct splitter_options o = splitter_options_default();
    struct splitter *bold = NULL, *shy = NULL;
    static const struct sv text = {
        "It cost 5 p. Bread was more. He went to St. Ives etc. and so on. "
        "Mr. X said no. 5 people left. So ... what? Well... Yes",
        117};
    o.threshold = .01;
    cr_assert_eq(splitter_open(&o, &bold, NULL), 0);
    o.threshold = .99;
    cr_assert_eq(splitter_open(&o, &shy, NULL), 0);
    const size_t *ends;
    size_t n_bold, n_shy;
    splitter_cut(bold, SV("en"), text, &ends, &n_bold, NULL);
    splitter_cut(shy, SV("en"), text, &ends, &n_shy, NULL);
    cr_expect_gt(n_bold, n_shy);
    splitter_close(bold);
    splitter_close(shy);
    o.threshold = 1;
    cr_expect_eq(splitter_open(&o, &bold, NULL), ERR_USAGE);
}

static void note(void *context, const struct splitter_decision *d)
{
    struct buf *log = context;
    buf_add_char(log, d->is_end ? '|' : '.');
    cr_expect_eq(d->is_end, d->probability > .5);
    cr_expect_gt(d->n_reasons, 0);
    cr_expect_eq(d->text.p[d->mark], '.');
}

Test(splitter, every_decision_can_be_traced)
{
    struct buf log = {0};
    splitter_set_trace(splitter, note, &log);
    expect("en", "He met John F. Smith.| They ate fish.| All was well.");
    cr_expect(sv_eq(buf_sv(&log), SV(".||")), "got %.*s", (int)log.n, log.p);
    buf_free(&log);
}

Test(splitter, icu_remains_as_an_engine)
{
    struct splitter_options o = splitter_options_default();
    o.engine = SPLITTER_ICU;
    splitter_close(splitter);
    cr_assert_eq(splitter_open(&o, &splitter, NULL), 0);
    expect("en", "Mr. Smith left.| Dr. Jones stayed.");
    expect("fr", "« Il viendra. »| Elle sourit.");
    expect("fr", "« Oui ! » dit-il.");
}

Test(splitter, line_ends_of_wrapped_text_are_white_space)
{
    expect("en", "This goes\non for two lines.| And this\r\none too.");
}

Test(splitter, white_space_has_no_sentence)
{
    expect("en", "");
    const size_t *ends;
    size_t n;
    cr_assert_eq(
        splitter_cut(splitter, SV("en"), SV(" \xC2\xA0\n"), &ends, &n, NULL),
        0);
    cr_expect_eq(n, 0);
}

/* Ends grow, lie on characters, and the last is the text's. */
static void expect_sound(struct sv text)
{
    const size_t *ends;
    size_t n_ends, before = 0;
    cr_assert_eq(splitter_cut(splitter, SV("en"), text, &ends, &n_ends, NULL),
                 0);
    for (size_t i = 0; i < n_ends; before = ends[i++]) {
        cr_assert_gt(ends[i], before);
        cr_assert_leq(ends[i], text.n);
        cr_assert(ends[i] == text.n || (text.p[ends[i]] & 0xC0) != 0x80);
    }
}

Test(splitter, random_text_of_awkward_characters_is_cut_soundly)
{
    static const char *const bits[] = {
        ".",  "!",  "?", "…",  " ",          "\xC2\xA0", "»",
        "«",  "\"", "’", ")",  "(",          "A",        "b",
        "é",  "É",  "1", "Mr", "etc",        "-",        "—",
        "\n", "[",  "]", "M",  "http://x.y", "。",       "\xF0\x9F\x98\x80",
        ":",  ";",  ",", "*",
    };
    srand(7);
    struct buf text = {0};
    for (int round = 0; round < 3000; round++) {
        text.n = 0;
        int n = rand() % 40;
        for (int i = 0; i < n; i++)
            buf_add_sv(
                &text,
                sv_from(bits[(size_t)rand() % (sizeof bits / sizeof bits[0])]));
        expect_sound(buf_sv(&text));
    }
    buf_free(&text);
}

/* Processor seconds for n bytes of the unit, over and over. */
static double seconds_for(const char *unit, size_t n)
{
    struct buf text = {0};
    while (text.n < n)
        buf_add_sv(&text, sv_from(unit));
    cr_assert_not(text.failed);
    clock_t start = clock();
    expect_sound(buf_sv(&text));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    buf_free(&text);
    return seconds;
}

/* Eight times the text takes about eight times as long, not 64 times. */
Test(splitter, pathological_text_takes_linear_time, .timeout = 120)
{
    enum { N = 1 << 17 };
    static const char *const units[] = {
        ".",     "a. ",   "A.",       "\" ",         ".)",      "! ",
        "(",     "1.",    ". .",      "a",           "» ",      "…",
        "- ",    "@",     "a@b",      "a@b ",        "://",     "http://x ",
        "< ",    ">",     "1/2/3 ",   "1/2/03 4:5",  ":) ",     "; ",
        ". \" ", " . : ", "\". \" a", "1. A ",       "\u2022 ", "I. ",
        "- ",    "- . ",  "a.[1] ",   "a.1,2",       "<a> ",    "=> ",
        "____",  "_ ",    "The a ",   "\U0001F600 ", "a.*",     "; - ",
        "! I ",  "(a) ",  "a.\u00B9", "> ",          "# . ",    ".(1)",
    };
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        double once = seconds_for(units[i], N);
        double more = seconds_for(units[i], 8 * N);
        cr_expect_lt(more, 24 * once + .2, "\"%s\": %.3f s, then %.3f s",
                     units[i], once, more);
    }
}

/* A sentence of 10 MB, 100,000 of a letter each, a million stops. */
Test(splitter, very_long_texts_take_seconds_at_most, .timeout = 60)
{
    cr_expect_lt(seconds_for("words without any end, ", 10 << 20), 5);
    cr_expect_lt(seconds_for("A. ", 300000), 1);
    cr_expect_lt(seconds_for("a! ", 300000), 1);
    cr_expect_lt(seconds_for(".", 1000000), 1);
    cr_expect_lt(seconds_for(". ", 2000000), 2);
}
