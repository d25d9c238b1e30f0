/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/buffer.h"
#include "tests/tokenize/split_expect.h"
#include "tokenize/candidate.h"
#include "tokenize/smiley.h"
#include "tokenize/unmarked_end.h"

Test(unmarked_end, an_address_goes_on_before_a_small_letter)
{
    struct unmarked_end end;
    struct sv text = SV("See http://example.org/a for it.");
    cr_assert(unmarked_end_at(text, 9, &end));
    cr_expect_eq(end.kind, UNMARKED_END_URL);
    cr_expect_eq(end.from, 4);
    cr_expect_eq(end.to, 24);
    cr_expect_not(end.before);
    cr_expect_not(end.behind);
    cr_assert(unmarked_end_at(SV("http://example.org/a Then it"), 5, &end));
    cr_expect(end.behind);
}

Test(split_unmarked_end, addresses_stay_in_their_sentence)
{
    split_expect("en", "Look at https://example.org/geese/ to see them.");
    split_expect("en", "The list https://example.org/geese.csv is long.");
    split_expect("en", "Tell lund@example.org about the geese.");
    split_expect("en", "Use ftp:// or http:// before the name.");
    split_expect("fr", "La page http://example.org/oies a été mise à jour.");
    split_expect("fr", "Voir https://example.org/oies/ pour les photos.");
    split_expect("fr", "Dites-le à lund@example.org sans tarder.");
}

Test(split_unmarked_end, tags_keys_and_placeholders_are_words)
{
    split_expect("en", "Press <Tab> to leave the field.");
    split_expect("en", "Put a <goose /> element in the page.");
    split_expect("en", "Replace <name> and <port> by your own.");
    split_expect("fr", "Appuyez sur <Tab> pour quitter le champ.");
    split_expect("fr", "La balise <oie> est inconnue du navigateur.");
}

Test(split_unmarked_end, arrows_and_inequalities_are_words)
{
    split_expect("en", "Values of q > 0.2 were left out.");
    split_expect("en", "It was small (q <= .04).| We went on.");
    split_expect("en", "Geese => ducks => swans is the order.");
    split_expect("en", "Go to Farm > Birds > Geese and click.");
    split_expect("en", "Lund -> Hove -> Berg");
    split_expect("fr", "Pour un vent > 60 km/h, rentrez les oies.");
    split_expect("fr", "Allez dans Ferme > Oiseaux > Oies.");
}

Test(split_unmarked_end, a_quoted_line_keeps_its_mark)
{
    split_expect("en", "> The geese have left.| Nobody saw them.");
    split_expect("en", ">> The geese have left.");
    split_expect("fr", "> Les oies sont parties.| Personne ne les a vues.");
}

Test(split_unmarked_end, a_time_is_part_of_its_sentence)
{
    split_expect("en", "The feeding of 03/14/2019 05:30 PM was late.");
    split_expect("fr", "La visite du 14/03/2019 17:30 est annulée.");
}

Test(split_unmarked_end, heads_of_messages_are_still_cut)
{
    split_expect("en", "Thanks, Kim Nina Lund| 03/14/2019 05:30 PM| Please "
                       "feed the geese when you are back.");
}

Test(smiley, its_length)
{
    cr_expect_eq(smiley_length(SV("a :-) b"), 2), 3);
    cr_expect_eq(smiley_length(SV("a :-] b"), 2), 3);
    cr_expect_eq(smiley_length(SV("a :b"), 2), 0);
    cr_expect_eq(smiley_length(SV("a\u263A b"), 1), 3);
    cr_expect_eq(smiley_length(SV("a \U0001F44D\U0001F3FD b"), 2), 8);
    cr_expect_eq(smiley_length(SV("\u2705 a \u2705 b"), 6), 0, "an item");
}

Test(split_smiley, emoji_belong_to_the_sentence_before)
{
    split_expect("en", "The geese are back! \U0001F389| Come and see.");
    split_expect("en", "The geese are back. \U0001F389\U0001F389");
    split_expect("fr", "Les oies sont là ! \U0001F389| Venez les voir.");
    split_expect("fr", "Les oies sont là. \U0001F60A| Venez les voir.");
}

Test(split_unmarked_end, rows_of_marks_part_what_stands_around_them)
{
    split_expect("en", "Best regards, Nina Lund| ____________________________| "
                       "This message is for its reader only.");
}

Test(split_unmarked_end, dashes_between_names_part_nothing)
{
    split_expect("en", "The members for Hove -- Lund -- Berg were away.");
    split_expect("fr", "La ligne Lyon – Nantes – Brest est fermée.");
}

/* `end` behind more text in one line than a paragraph has, given by `filler`. */
static void expect_at_end(const char *lang, const char *filler, const char *end)
{
    struct buf text = {0};
    while (text.n <= 2 * CANDIDATE_MAX_PARAGRAPH) {
        if (text.n > 0)
            buf_add_sv(&text, SV("| "));
        buf_add_sv(&text, sv_from(filler));
    }
    buf_add_sv(&text, SV("| "));
    buf_add_sv(&text, sv_from(end));
    buf_add_char(&text, 0);
    cr_assert_not(text.failed);
    split_expect(lang, text.p);
    buf_free(&text);
}

Test(split_unmarked_end, headings_that_ran_into_their_text)
{
    expect_at_end("en", "The geese left the farm in the morning.",
                  "Opening hours| We are open on Monday.");
    expect_at_end("fr", "Les oies ont quitté la ferme de bon matin.",
                  "Les dernières années| Il vendit la ferme à son frère.");
    split_expect("en", "Opening hours We are open on Monday.");
}

Test(split_unmarked_end, names_stay_whole_where_paragraphs_are_lost)
{
    expect_at_end("en", "The geese left the farm in the morning.",
                  "She wrote The Last Goose and sold it.");
    expect_at_end("fr", "Les oies ont quitté la ferme de bon matin.",
                  "Il lit Le Courrier du Port et La Ferme.");
}
