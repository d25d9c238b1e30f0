/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/tokenize/split_expect.h"
#include "tokenize/note.h"

/* How many bytes of notes stand at the start of the second part. */
static size_t glued(const char *before, const char *notes)
{
    char text[128];
    snprintf(text, sizeof text, "%s%s", before, notes);
    size_t at = strlen(before);
    return note_glued(sv_from(text), at).end - at;
}

Test(note, marks_in_brackets_and_raised_ones)
{
    cr_expect_eq(glued("It rained.", "[12] Then"), 4);
    cr_expect_eq(glued("It rained.", "[1],[2] Then"), 7);
    cr_expect_eq(glued("It rained.", "[note 1] Then"), 8);
    cr_expect_eq(glued("It rained.", "[1]:14 Then"), 6);
    cr_expect_eq(glued("It rained.", "(1, 2) Then"), 6);
    cr_expect_eq(glued("It rained.", "\u00B9\u00B2 Then"), 4);
    cr_expect_eq(glued("It rained.", "\u2020 Then"), 3);
    cr_expect_eq(glued("It rained.", "[12]Then"), 0, "inside a word");
    cr_expect_eq(glued("It rained.", "[ Then"), 0, "never closed");
    cr_expect_eq(glued("It rained.", "(now) Then"), 0, "words in brackets");
}

Test(note, bare_figures_only_behind_a_word)
{
    cr_expect_eq(glued("It rained.", "12 Then"), 2);
    cr_expect_eq(glued("It rained.", "1,2 Then"), 3);
    cr_expect_eq(glued("It \"rained\".", "3 Then"), 1);
    cr_expect_eq(glued("It rained.", "12 then"), 0);
    cr_expect_eq(glued("It rained.", "1999 Then"), 0, "four figures");
    cr_expect_eq(glued("It was 4.", "12 Then"), 0, "a number");
    cr_expect_eq(glued("John F.", "12 Then"), 0, "an initial");
}

Test(note, markup_that_closes)
{
    cr_expect_eq(glued("**It rained.", "** Then"), 2);
    cr_expect_eq(glued("~~It rained.", "~~ Then"), 2);
    cr_expect_eq(glued("[It rained.]", "(http://example.org) Then"), 20);
    cr_expect_eq(glued("It rained.", "<br>Then"), 4);
    cr_expect_eq(glued("It rained.", "</b></p>Then"), 8);
    cr_expect_eq(glued("It rained.", "<sup>1</sup> Then"), 12);
    cr_expect_eq(glued("It rained.", "<p>Then"), 0, "a tag that opens");
    cr_expect_eq(glued("It rained.", "*Then"), 0, "emphasis that opens");
}

Test(note, marks_set_apart)
{
    cr_expect_eq(note_apart_end(SV("[12] Then"), 0), 0, "they lead the text");
    cr_expect_eq(note_apart_end(SV("x. [12] Then"), 3), 7);
    cr_expect_eq(note_apart_end(SV("x. [1] [2] Then"), 3), 10);
    cr_expect_eq(note_apart_end(SV("x. [1-3]"), 3), 8);
    cr_expect_eq(note_apart_end(SV("x. [...] Then"), 3), 8);
    cr_expect_eq(note_apart_end(SV("x. (Applause) Then"), 3), 13);
    cr_expect_eq(note_apart_end(SV("x. (13) Then"), 3), 3, "a recital");
    cr_expect_eq(note_apart_end(SV("x. [2011] showed"), 3), 3);
    cr_expect_eq(note_apart_end(SV("x. [4]. Then"), 3), 3);
}

Test(split_note, a_note_belongs_to_the_sentence_before)
{
    split_expect("en", "The geese left early.[4]| They came back in spring.");
    split_expect("en", "The geese left early.[4][5]| They came back.");
    split_expect("en", "The geese left early. [4]| They came back in spring.");
    split_expect("en",
                 "The geese left early.\u2074| They came back in spring.");
    split_expect("en", "The geese left early.17| They came back in spring.");
    split_expect("en", "The geese left early.[note 2]| They came back.");
    split_expect("en", "The geese left early.[clarify]| They came back.");
    split_expect("en", "The geese \"left\".3| They came back in spring.");
    split_expect("fr", "Les oies partirent.[4]| Elles revinrent en mars.");
    split_expect("fr", "Les oies partirent. [4-6]| Elles revinrent en mars.");
    split_expect("fr", "Les oies partirent.\u00B2| Elles revinrent en mars.");
    split_expect("fr", "Les oies partirent.8| Elles revinrent en mars.");
    split_expect("fr", "« Elles partent. »\u00B2| Elles revinrent en mars.");
    split_expect("fr", "Les oies partirent.[réf. utile]| Elles revinrent.");
}

Test(split_note, a_number_of_something_is_no_note)
{
    split_expect("en", "The price rose from 3.12 Euro to more.");
    split_expect("en", "See ref. [4] for the price.");
    split_expect("en", "Lund et al. [2012] counted the geese.");
    split_expect("fr", "Lund et al. [2012] ont compté les oies.");
}

Test(split_note, the_numbers_of_a_bibliography_lead_their_entries)
{
    split_expect("en", "The geese, personal communication.| [3] Lund, Ada, "
                       "1994, The Geese.");
    split_expect("fr", "Les oies, communication personnelle.| [3] Lund, "
                       "Ada, 1994, Les Oies.");
    split_expect("en", "The geese left. [3]| Lund, who saw it, was sad.");
}

Test(split_note, left_out_text_and_remarks_too)
{
    split_expect("en", "The geese left. [...]| They came back.");
    split_expect("en", "The geese left. [\u2026]| They came back.");
    split_expect("fr", "Les oies partent. (...)| Elles reviennent.");
    split_expect("fr", "Les oies partent. (Rires)| Elles reviennent.");
}

Test(split_note, markup_closes_with_the_sentence)
{
    split_expect("en", "**Shut the gate.**| Feed the geese.");
    split_expect("en", "~~Shut the gate.~~| Feed the geese.");
    split_expect("en", "[Shut the gate.](http://example.org/g)| Feed them.");
    split_expect("en", "Shut the gate.<br/>|Feed the geese.");
    split_expect("fr", "***Fermez la porte.***| Nourrissez les oies.");
    split_expect("fr", "Fermez la porte.</p>|<p>Nourrissez les oies.");
}

/* Figures of two bytes, right at the end of the text: nothing behind it is
 * read.  The copy has the size of the text, so that a sanitizer sees it. */
Test(split_note, wide_figures_at_the_end_are_not_read_past)
{
    static const char *const texts[] = {
        "H.)\u06F0", "H.)\u0967\uFF11", "Ab.\u06F0", "Ab. [1", "Ab.<", "A.(1"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        size_t n = strlen(texts[i]);
        char *copy = malloc(n);
        cr_assert(copy);
        memcpy(copy, texts[i], n);
        struct splitter_options o = splitter_options_default();
        struct splitter *s = NULL;
        const size_t *ends;
        size_t n_ends;
        cr_assert_eq(splitter_open(&o, &s, NULL), 0);
        cr_assert_eq(splitter_cut(s, SV("en"), (struct sv){copy, n}, &ends,
                                  &n_ends, NULL),
                     0);
        cr_expect_eq(n_ends, 1);
        splitter_close(s);
        free(copy);
    }
}
