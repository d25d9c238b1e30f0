/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "base/buffer.h"
#include "tokenize/paragraph.h"

/* The pieces as "par:text|par:text". */
static void expect(enum paragraph_mode mode, bool markers, const char *text,
                   const char *pieces)
{
    struct buf got = {0};
    struct paragraph_reader r = paragraph_open(sv_from(text), mode, markers);
    struct piece piece;
    while (paragraph_next(&r, &piece)) {
        if (got.n > 0)
            buf_add_char(&got, '|');
        buf_add_u64(&got, piece.par);
        buf_add_char(&got, ':');
        buf_add(&got, text + piece.from, piece.to - piece.from);
    }
    cr_expect(sv_eq(buf_sv(&got), sv_from(pieces)), "got %.*s", (int)got.n,
              got.p);
    buf_free(&got);
}

Test(paragraph, every_line_is_one_by_default)
{
    expect(PARAGRAPH_LINES, false, "a\n\n  b \nc", "0:a|1:b|2:c");
    expect(PARAGRAPH_LINES, false, "a\r\nb\rc\r\r\nd", "0:a|1:b|2:c|3:d");
    expect(PARAGRAPH_LINES, false, "\n \n\xC2\xA0\n", "");
    expect(PARAGRAPH_LINES, false, "no newline at all", "0:no newline at all");
}

Test(paragraph, blank_lines_stand_between_and_lines_still_end)
{
    expect(PARAGRAPH_BLANK, false, "a\nb\n \nc\n\n\nd", "0:a|0:b|1:c|2:d");
}

Test(paragraph, markers_of_presegmented_text)
{
    expect(PARAGRAPH_BLANK, true, "a\nb\n<p>\nc\n.EOA\nd\n", "0:a|0:b|1:c|2:d");
    expect(PARAGRAPH_BLANK, false, "a\n<p>\nb", "0:a|0:<p>|0:b");
}

Test(paragraph, wrapped_lines_are_joined)
{
    expect(PARAGRAPH_UNWRAP, false, "one two\nthree\n\nfour",
           "0:one two\nthree|1:four");
    expect(
        PARAGRAPH_UNWRAP, false,
        "this is a list of things\n- first thing here\n- second thing, longer\n"
        "  and going on\n3. third",
        "0:this is a list of things|1:- first thing here|"
        "2:- second thing, longer\n  and going on|3:3. third");
}

static const char wrapped[] =
    "The committee met on Tuesday and decided, after a long and sometimes\n"
    "heated discussion, that the question should be put to the members again\n"
    "before the end of the year. Several of those present said that they had\n"
    "not been told about the earlier vote.\n"
    "\n"
    "A second paragraph follows, which is also filled to about the same width\n"
    "as the first one and so leaves no doubt about what its line ends mean.\n";

static enum paragraph_mode guess(const char *text)
{
    struct paragraph_layout own = paragraph_measure(sv_from(text));
    return paragraph_decide(&own, NULL);
}

Test(paragraph, hard_wrapped_text_is_recognised)
{
    cr_expect_eq(guess(wrapped), PARAGRAPH_UNWRAP);
}

Test(paragraph, text_with_meaningful_line_ends_is_not_taken_for_wrapped)
{
    static const char *const texts[] = {
        "",
        "One line",
        "A title\n\nA paragraph on a line of its own, long enough.\n",
        "Roses are red\nViolets are blue\nthis is a poem\nand so are you\n",
        ("First sentence here.\nSecond sentence is somewhat longer than it.\n"
         "Third.\nA fourth sentence that goes on for a while, but ends.\n"),
        "apples\npears\nplums\nquinces\nmedlars\nsloes\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        cr_expect_eq(guess(texts[i]), PARAGRAPH_LINES, "text %zu", i);
}

Test(paragraph, short_wrapped_texts_and_many_commas_are_recognised)
{
    static const char *const texts[] = {
        "A short heading\n\n"
        "The geese left the farm by the river, the one beside the old mill,\n"
        "early in the morning and have not been seen since.\n",
        "Ducks, geese, swans, cranes and even the herons of the lower ponds,\n"
        "which never leave, were gone, and with them the gulls, the terns,\n"
        "and whatever else had come in from the sea during the long storm.\n",
        "Les oies ont quitté la ferme au bord de la rivière, près du moulin,\n"
        "de bon matin, et personne ne les a revues depuis.\n\n"
        "Voir "
        "https://example.org/une/adresse/qui/est/plus/longue/que/les/lignes\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        cr_expect_eq(guess(texts[i]), PARAGRAPH_UNWRAP, "text %zu", i);
}

/* Few line ends, which alone would say nothing. */
static const char unclear[] =
    "Les oies ont quitté la ferme, près de la rivière et du vieux moulin\n"
    "Lund, de bon matin.\n";

Test(paragraph, the_other_side_of_a_pair_helps_to_decide)
{
    struct paragraph_layout own = paragraph_measure(sv_from(unclear));
    struct paragraph_layout other = paragraph_measure(sv_from(wrapped));
    cr_expect_eq(paragraph_decide(&own, NULL), PARAGRAPH_LINES);
    cr_expect_eq(paragraph_decide(&own, &other), PARAGRAPH_UNWRAP);
    cr_expect_eq(paragraph_decide(&other, &own), PARAGRAPH_UNWRAP);
}

Test(paragraph, lines_that_mean_something_there_spare_few_line_ends_here)
{
    struct paragraph_layout own = paragraph_measure(
        SV("The geese left the farm by the river, the one at the old mill,\n"
           "early in the morning.\n"));
    struct paragraph_layout other =
        paragraph_measure(SV("Les oies partirent.\nElles étaient six.\n"
                             "La ferme au bord de l'eau est vide.\n"
                             "Le moulin tourne encore.\n"));
    cr_expect_eq(paragraph_decide(&own, NULL), PARAGRAPH_UNWRAP);
    cr_expect_eq(paragraph_decide(&own, &other), PARAGRAPH_LINES);
}

Test(paragraph, a_million_line_ends_of_any_kind_take_linear_time, .timeout = 10)
{
    enum { N = 2000000 };
    static char text[N];
    static const char kinds[] = {'\n', '\r', 'a'};
    for (size_t k = 0; k < sizeof kinds; k++) {
        memset(text, kinds[k], N);
        for (size_t i = 0; i < N; i += 2)
            text[i] = 'x';
        for (int mode = PARAGRAPH_LINES; mode <= PARAGRAPH_UNWRAP; mode++) {
            struct paragraph_reader r = paragraph_open(
                (struct sv){text, N}, (enum paragraph_mode)mode, false);
            struct piece piece;
            size_t n = 0;
            while (paragraph_next(&r, &piece))
                n++;
            cr_expect_gt(n, 0);
        }
    }
}
