/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/byte_stream.h"
#include "io/line_reader.h"

static struct line_reader open_lines(struct sv text, size_t max_bytes)
{
    struct line_reader l = {.max_bytes = max_bytes};
    struct err e = {0};
    cr_assert_eq(byte_stream_open_memory(text, &l.feed, &e), 0);
    return l;
}

static void close_lines(struct line_reader *l)
{
    byte_stream_close(l->feed);
    line_reader_free(l);
}

/* The next line is this one; NULL: there is none. */
static void expect_line(struct line_reader *l, const char *want)
{
    struct sv line = SV("");
    struct err e = {0};
    int rc = line_reader_next(l, &line, &e);
    cr_expect_eq(rc, want != NULL, "%s", want ? want : "(the end)");
    if (want)
        cr_expect(sv_eq(line, sv_from(want)), "%.*s instead of %s", (int)line.n,
                  line.p, want);
}

Test(line_reader, gives_lines_without_their_ends_and_says_where_they_are)
{
    struct line_reader l = open_lines(SV("one\ntwo\r\n\nno end"), 100);
    expect_line(&l, "one");
    expect_line(&l, "two");
    cr_expect_eq(l.line_at, 4);
    expect_line(&l, "");
    expect_line(&l, "no end");
    cr_expect_eq(l.line_at, 10);
    cr_expect_eq(l.line_no, 4);
    expect_line(&l, NULL);
    close_lines(&l);
}

Test(line_reader, a_mark_before_utf8_is_no_part_of_the_first_line)
{
    struct line_reader l =
        open_lines(SV("\xef\xbb\xbfone\n\xef\xbb\xbftwo\n"), 100);
    expect_line(&l, "one");
    cr_expect_eq(l.line_at, 3);
    expect_line(&l, "\xef\xbb\xbftwo");
    close_lines(&l);
    l = open_lines(SV("\xef\xbb\xbf"), 100);
    expect_line(&l, "");
    expect_line(&l, NULL);
    close_lines(&l);
}

Test(line_reader, a_look_ahead_takes_nothing)
{
    struct line_reader l = open_lines(SV("one\ntwo"), 100);
    struct sv seen;
    struct err e = {0};
    cr_expect_eq(line_reader_peek(&l, 2, &seen, &e), 0);
    cr_expect(sv_starts(seen, SV("on")));
    expect_line(&l, "one");
    cr_expect_eq(line_reader_peek(&l, 1000, &seen, &e), 0);
    cr_expect(sv_eq(seen, SV("two")));
    expect_line(&l, "two");
    expect_line(&l, NULL);
    close_lines(&l);
}

Test(line_reader, lines_and_blocks_end_independently)
{
    struct buf text = {0}, want = {0};
    for (size_t i = 0; i < 40000; i++) {
        for (size_t k = 0; k < i % 23; k++)
            buf_add_char(&text, (char)('a' + k));
        buf_add_char(&text, '\n');
    }
    struct line_reader l = open_lines(buf_sv(&text), 100);
    for (size_t i = 0; i < 40000; i++) {
        buf_clear(&want);
        for (size_t k = 0; k < i % 23; k++)
            buf_add_char(&want, (char)('a' + k));
        buf_add_char(&want, '\0');
        expect_line(&l, want.p);
    }
    expect_line(&l, NULL);
    close_lines(&l);
    buf_free(&text);
    buf_free(&want);
}

/* What a line may be at most is looked at once a block. */
Test(line_reader, a_line_that_is_too_long_is_told_and_passed)
{
    enum { LONG = 1 << 20 };
    struct buf text = {0};
    struct sv line;
    struct err e = {0};
    for (size_t i = 0; i < LONG; i++)
        buf_add_char(&text, 'x');
    buf_add_sv(&text, SV("\nshort\n"));
    struct line_reader l = open_lines(buf_sv(&text), 1000);
    cr_expect_eq(line_reader_next(&l, &line, &e), 1);
    cr_expect(l.too_long && l.ahead.cap < LONG / 2);
    expect_line(&l, "short");
    cr_expect(!l.too_long);
    cr_expect_eq(l.line_no, 2);
    cr_expect_eq(l.line_at, LONG + 1);
    expect_line(&l, NULL);
    close_lines(&l);
    buf_free(&text);
}
