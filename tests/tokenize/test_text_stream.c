/* A scroll gives the sentences of the whole text, whatever it is fed, and the
 * spans give the text back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/arena.h"
#include "tokenize/text_stream.h"
#include "tokenize/utf8.h"

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

TestSuite(text_stream, .init = open_splitter, .fini = close_splitter);

/* Sentences of some random words, in lines, in blocks, with wide characters. */
static struct buf random_text(size_t n_bytes, unsigned seed, bool crlf)
{
    static const char *const words[] = {
        "the",        "é",         "Mr.",
        "end.",       "« Oui ! »", "x?",
        "Then",       "5.",        "\xF0\x9F\x98\x80",
        "y\xC2\xA0z", "etc.",      "…",
        "(so.)",      "word",      "Longer",
        "12,5",
    };
    struct buf text = {0};
    srand(seed);
    while (text.n < n_bytes) {
        int choice = rand() % 48;
        if (choice == 0)
            buf_add_sv(&text, crlf ? SV("\r\n\r\n") : SV("\n\n"));
        else if (choice < 6)
            buf_add_sv(&text, crlf ? SV("\r\n") : SV("\n"));
        else
            buf_add_sv(&text, sv_from(words[choice % 16]));
        if (choice >= 6)
            buf_add_char(&text, ' ');
    }
    cr_assert_not(text.failed);
    return text;
}

/* Outside the spans there is white space only; in code points they say the
 * same. */
static void expect_span(struct sv text, uint64_t *at, uint64_t *at_cp,
                        const struct sentence *s,
                        const struct text_stream_span *sp)
{
    struct sv gap = sv_sub(text, *at, s->from);
    for (size_t i = 0; i < gap.n; i++)
        cr_assert(memchr(" \r\n\xC2\xA0", gap.p[i], 5), "byte %zu",
                  (size_t)*at + i);
    cr_assert_eq(sp->from_cp - *at_cp, utf8_count(gap));
    cr_assert_eq(sp->to_cp - sp->from_cp,
                 utf8_count(sv_sub(text, s->from, s->to)));
    *at = s->to;
    *at_cp = sp->to_cp;
}

/* Compare with article_read() while feeding n_feed bytes at a time. */
static void expect_same(struct sv text, size_t n_feed,
                        const struct article_options *o)
{
    struct arena a = {0};
    struct article whole;
    cr_assert_eq(article_read(&a, splitter, o, text, &whole, NULL), 0);
    struct text_stream *scroll;
    cr_assert_eq(text_stream_open(splitter, o, &scroll, NULL), 0);
    uint64_t at = 0, at_cp = 0;
    size_t fed = 0, n = 0;
    for (;;) {
        struct sentence s;
        struct text_stream_span span;
        int rc = text_stream_next(scroll, fed == text.n, &s, &span, NULL);
        cr_assert_geq(rc, 0);
        if (rc == 0 && fed == text.n)
            break;
        if (rc == 0) {
            size_t to = fed + n_feed < text.n ? fed + n_feed : text.n;
            buf_add_sv(text_stream_input(scroll), sv_sub(text, fed, to));
            fed = to;
            continue;
        }
        cr_assert_lt(n, whole.n_sents);
        const struct sentence *want = &whole.sents[n++];
        cr_assert_eq(s.from, want->from, "sentence %zu", n);
        cr_assert_eq(s.to, want->to, "sentence %zu", n);
        cr_assert_eq(s.par, want->par);
        cr_assert_eq(s.in_par, want->in_par);
        cr_assert(sv_eq(s.text, want->text));
        expect_span(text, &at, &at_cp, &s, &span);
    }
    cr_expect_eq(n, whole.n_sents);
    cr_expect_eq(text_stream_article(scroll)->n_pars, whole.n_pars);
    text_stream_close(scroll);
    arena_free(&a);
}

Test(text_stream, gives_what_the_whole_text_gives, .timeout = 60)
{
    static const enum paragraph_mode modes[] = {
        PARAGRAPH_LINES, PARAGRAPH_BLANK, PARAGRAPH_UNWRAP};
    static const size_t feeds[] = {70001, 1 << 18, 1 << 21};
    for (unsigned seed = 1; seed <= 9; seed++) {
        struct article_options o = article_options_default();
        o.lang = seed % 2 ? "en" : "fr";
        o.paragraphs = modes[seed % 3];
        struct buf text = random_text(1300000, seed, seed % 4 == 0);
        expect_same(buf_sv(&text), feeds[seed / 3 % 3], &o);
        buf_free(&text);
    }
}

Test(text_stream, a_paragraph_of_many_windows_is_one, .timeout = 60)
{
    struct article_options o = article_options_default();
    struct buf text = {0};
    while (text.n < 3000000)
        buf_add_sv(&text, SV("One line that never ends. It goes on; "));
    buf_add_sv(&text, SV("\nand\n"));
    expect_same(buf_sv(&text), 1 << 18, &o);
    o.paragraphs = PARAGRAPH_UNWRAP;
    for (size_t i = 60; i < text.n; i += 60) {
        if (text.p[i] == ' ')
            text.p[i] = '\n';
    }
    expect_same(buf_sv(&text), 1 << 18, &o);
    buf_free(&text);
}

Test(text_stream, memory_is_that_of_a_window, .timeout = 60)
{
    struct article_options o = article_options_default();
    struct buf text = random_text(1 << 18, 5, false);
    struct text_stream *scroll;
    cr_assert_eq(text_stream_open(splitter, &o, &scroll, NULL), 0);
    struct sentence s;
    struct text_stream_span span;
    for (int i = 0; i < 80; i++) {
        cr_assert_eq(buf_add_sv(text_stream_input(scroll), buf_sv(&text)), 0);
        while (text_stream_next(scroll, false, &s, &span, NULL) > 0)
            continue;
    }
    cr_expect_leq(text_stream_input(scroll)->cap, 4u << 20);
    text_stream_close(scroll);
    buf_free(&text);
}

static int code_of(struct sv tail, struct err *e)
{
    struct article_options o = article_options_default();
    struct buf text = random_text(1 << 21, 3, false);
    buf_add_sv(&text, tail);
    struct text_stream *scroll;
    cr_assert_eq(text_stream_open(splitter, &o, &scroll, NULL), 0);
    buf_add_sv(text_stream_input(scroll), sv_sub(buf_sv(&text), 0, 1 << 20));
    struct sentence s;
    struct text_stream_span span;
    int rc;
    while ((rc = text_stream_next(scroll, false, &s, &span, e)) > 0)
        continue;
    cr_assert_eq(rc, 0);
    buf_add_sv(text_stream_input(scroll),
               sv_sub(buf_sv(&text), 1 << 20, text.n));
    while ((rc = text_stream_next(scroll, true, &s, &span, e)) > 0)
        continue;
    cr_expect(rc == 0 || (e->unit == ERR_BYTE && e->at == text.n - tail.n));
    text_stream_close(scroll);
    buf_free(&text);
    return rc;
}

Test(text_stream, late_faults_have_their_place)
{
    struct err e;
    cr_expect_eq(code_of(SV(""), &e), 0);
    cr_expect_eq(code_of(SV("\xE9t"), &e), ERR_INPUT);
    cr_expect_eq(code_of((struct sv){"\0a", 2}, &e), ERR_INPUT);
}
