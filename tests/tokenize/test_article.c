/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "tokenize/article.h"

static struct splitter *splitter;
static struct arena arena;
static struct article article;
static struct article_options options;
static struct err error;

static void open_all(void)
{
    struct splitter_options o = splitter_options_default();
    cr_assert_eq(splitter_open(&o, &splitter, NULL), 0);
    options = article_options_default();
}

static void close_all(void)
{
    splitter_close(splitter);
    arena_free(&arena);
}

TestSuite(article, .init = open_all, .fini = close_all);

static int read_sv(struct sv bytes)
{
    error = (struct err){0};
    return article_read(&arena, splitter, &options, bytes, &article, &error);
}

static void expect_text(size_t at, const char *text)
{
    cr_assert_lt(at, article.n_sents);
    struct sv got = article.sents[at].text;
    cr_expect(sv_eq(got, sv_from(text)), "sentence %zu is '%.*s'", at,
              (int)got.n, got.p);
}

Test(article, sentences_know_their_place)
{
    struct sv bytes = SV("A title\n\nOne here. Two there.\nThree.\n");
    cr_assert_eq(read_sv(bytes), 0);
    cr_assert_eq(article.n_sents, 4);
    cr_expect_eq(article.n_pars, 3);
    expect_text(0, "A title");
    expect_text(2, "Two there.");
    const struct sentence *two = &article.sents[2];
    cr_expect_eq(two->par, 1);
    cr_expect_eq(two->in_par, 1);
    cr_expect_eq(two->of_par, 2);
    cr_expect_eq(two->from, 19);
    cr_expect_eq(two->to, 29);
    cr_expect_eq(two->n_cp, 10);
    cr_expect_str_eq(article.encoding, "UTF-8");
}

Test(article, white_text_has_no_sentence)
{
    static const char *const texts[] = {"", "\n", " \t \r\n\xC2\xA0\n",
                                        "\xEF\xBB\xBF", "\x01\x02"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        cr_assert_eq(read_sv(sv_from(texts[i])), 0, "text %zu", i);
        cr_expect_eq(article.n_sents, 0, "text %zu", i);
        cr_expect_eq(article.n_pars, 0, "text %zu", i);
    }
}

Test(article, spans_refer_to_the_file_in_any_encoding)
{
    struct sv bytes =
        SV("Voil\xE0 l'\xE9t\xE9. Il fait tr\xE8s chaud \xE0 Paris. "
           "On a d\xE9j\xE0 trop bu, dit-il \xE0 sa m\xE8re.");
    cr_assert_eq(read_sv(bytes), 0);
    cr_expect_str_eq(article.encoding, "windows-1252");
    cr_expect(article.encoding_guessed);
    cr_expect_str_eq(article.lang, "fr");
    cr_assert_eq(article.n_sents, 3);
    cr_expect_eq(article.sents[1].from, 13);
    cr_expect_eq(bytes.p[article.sents[1].to - 1], '.');
    expect_text(0, "Voilà l'été.");
}

Test(article, presegmented_lines_are_kept)
{
    options.presegmented = true;
    cr_assert_eq(read_sv(SV("One. Two.\nthree\n<p>\nfour\n")), 0);
    cr_assert_eq(article.n_sents, 3);
    cr_expect_eq(article.n_pars, 2);
    expect_text(0, "One. Two.");
    cr_expect_eq(article.sents[2].par, 1);
}

Test(article, a_wrapped_sentence_becomes_one_line_without_a_flag)
{
    options.paragraphs = PARAGRAPH_UNWRAP;
    cr_assert_eq(read_sv(SV("This one\n  goes on. And this\r\none too.")), 0);
    cr_assert_eq(article.n_sents, 2);
    expect_text(0, "This one goes on.");
    expect_text(1, "And this one too.");
    cr_expect_eq(article.sents[0].flags | article.sents[1].flags, 0);
}

Test(article, the_language_is_taken_as_given)
{
    options.lang = "de";
    cr_assert_eq(read_sv(SV("Ein Satz. Noch ein Satz.")), 0);
    cr_expect_str_eq(article.lang, "de");
    cr_expect_eq(article.n_sents, 2);
}

Test(article, a_sentence_over_the_limit_is_an_error_with_its_place)
{
    options.max_sentence_bytes = 20;
    cr_expect_eq(
        read_sv(SV("Short one.\nA line that never comes to any end\n")),
        ERR_LIMIT);
    cr_expect_eq(error.unit, ERR_BYTE);
    cr_expect_eq(error.at, 11);
}

Test(article, bad_bytes_are_an_error_with_their_place)
{
    cr_expect_eq(read_sv(SV("Été \xFF.")), ERR_INPUT);
    cr_expect_eq(error.at, 6);
}

static bool is_white(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!strchr(" \t\r\n\f\v\xC2\xA0\xE2\x80\xAF", p[i]))
            return false;
    }
    return true;
}

Test(article, nothing_but_white_space_lies_between_the_spans)
{
    static const char *const bits[] = {
        "Yes. ", "No ! ",     "M. X ", "a\n",  "\n\n", "\t",   "\xC2\xA0",
        "é",     "« Oui. » ", "...",   "1.2 ", "\r\n", "word "};
    struct buf text = {0};
    srand(11);
    for (int round = 0; round < 1000; round++) {
        text.n = 0;
        for (int i = rand() % 60; i > 0; i--)
            buf_add_sv(
                &text,
                sv_from(bits[(size_t)rand() % (sizeof bits / sizeof bits[0])]));
        options.paragraphs = (enum paragraph_mode)(rand() % 4);
        cr_assert_eq(read_sv(buf_sv(&text)), 0);
        size_t at = 0;
        for (size_t i = 0; i < article.n_sents; i++) {
            const struct sentence *s = &article.sents[i];
            cr_assert_geq(s->from, at);
            cr_assert_gt(s->to, s->from);
            cr_assert(is_white(text.p + at, s->from - at));
            at = s->to;
        }
        cr_assert(is_white(text.p + at, text.n - at));
        arena_reset(&arena);
    }
    buf_free(&text);
}

Test(article, every_failing_allocation_is_an_ordinary_error)
{
    struct sv bytes =
        SV("\xE9t\xE9 pass\xE9.\nUn\tdeux trois. Quatre\tcinq.\n");
    int rc = ERR_NOMEM;
    for (size_t n = 1; rc != 0 && n < 1000; n++) {
        arena.fail_in = n;
        rc = read_sv(bytes);
        cr_assert(rc == 0 || rc == ERR_NOMEM);
        arena_reset(&arena);
    }
    cr_expect_eq(rc, 0);
}

Test(article, a_hundred_thousand_sentences, .timeout = 20)
{
    struct buf text = {0};
    for (int i = 0; i < 100000; i++)
        buf_add_sv(&text, SV("A. B\n"));
    cr_assert_eq(read_sv(buf_sv(&text)), 0);
    cr_expect_geq(article.n_sents, 100000);
    buf_free(&text);
}

static const char wrapped_en[] =
    "The geese left the farm by the river, the one beside the old mill,\n"
    "early in the morning. Nobody has seen them since, although the whole\n"
    "village went to look for them in the fields, on the hill-\n"
    "side and by the sea.\n";

Test(article, words_broken_at_a_hyphen_are_joined_without_a_space)
{
    cr_assert_eq(read_sv(sv_from(wrapped_en)), 0);
    cr_assert_eq(article.n_sents, 2);
    expect_text(0, "The geese left the farm by the river, the one beside the "
                   "old mill, early in the morning.");
    expect_text(1, "Nobody has seen them since, although the whole village "
                   "went to look for them in the fields, on the hill-side and "
                   "by the sea.");
}

Test(article, both_sides_of_a_pair_are_unwrapped_or_neither)
{
    struct sv bytes = SV("Les oies sont parties, loin de la ferme et du moulin "
                         "de la\nMarne, de bon matin.\n");
    struct paragraph_layout partner;
    cr_assert_eq(
        article_layout(&arena, &options, sv_from(wrapped_en), &partner, NULL),
        0);
    cr_expect_eq(partner.n_pairs, 3);
    options.lang = "fr";
    cr_assert_eq(read_sv(bytes), 0);
    cr_expect_eq(article.n_sents, 2);
    options.partner = &partner;
    cr_assert_eq(read_sv(bytes), 0);
    cr_expect_eq(article.n_sents, 1);
}

Test(article, a_layout_of_what_cannot_be_read_says_nothing)
{
    struct paragraph_layout layout = {.n_pairs = 7};
    options.encoding = "no-such-encoding";
    cr_assert_eq(
        article_layout(&arena, &options, SV("\xFF\xFE x"), &layout, NULL), 0);
    cr_expect_eq(layout.n_pairs, 0);
    cr_expect_eq(layout.width_cp, 0);
}
