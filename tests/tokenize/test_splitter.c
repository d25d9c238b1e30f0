/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "tokenize/splitter.h"

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

/* Split `marked` without its "|" and expect the ends where they stood. */
static void expect(const char *lang, const char *marked)
{
    struct buf text = {0}, got = {0};
    for (const char *p = marked; *p; p++) {
        if (*p != '|')
            buf_add_char(&text, *p);
    }
    const size_t *ends;
    size_t n_ends, at = 0;
    cr_assert_eq(splitter_cut(splitter, sv_from(lang), buf_sv(&text), &ends,
                              &n_ends, NULL),
                 0);
    for (size_t i = 0; i < n_ends; at = ends[i++]) {
        if (i > 0)
            buf_add_char(&got, '|');
        buf_add(&got, text.p + at, ends[i] - at);
    }
    cr_expect(sv_eq(buf_sv(&got), sv_from(marked)), "got %.*s", (int)got.n,
              got.p);
    buf_free(&text);
    buf_free(&got);
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

Test(splitter, french_marks_after_a_space_of_any_kind)
{
    expect("fr", "Vraiment ?| Oui !| Bien.");
    expect("fr", "Vraiment\xC2\xA0?| Oui\xE2\x80\xAF!| Bien.");
    expect("fr", "M. Dupont et Mme Durand sont là.| Ils partent.");
    expect("fr", "Voir l’art. 12 du code.| Il dit tout.");
    expect("fr", "« Il viendra. »| Elle sourit.");
    expect("fr", "« Oui ! » dit-il.");
}

Test(splitter, a_no_break_space_behind_the_stop_ends_a_sentence_too)
{
    expect("en", "Delivered to your inbox.|\xC2\xA0 Sign up here.");
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

Test(splitter, pathological_text_takes_linear_time, .timeout = 30)
{
    enum { N = 1 << 20 };
    static const char *const units[] = {".", "a. ", "A.",  "\" ", ".)", "! ",
                                        "(", "1.",  ". .", "a",   "» ", "…"};
    struct buf text = {0};
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        text.n = 0;
        while (text.n < N)
            buf_add_sv(&text, sv_from(units[i]));
        expect_sound(buf_sv(&text));
    }
    buf_free(&text);
}
