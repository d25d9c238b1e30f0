/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/side_by_side.h"
#include "specimen.h"

enum { MARGIN = 16, GAP = 3 };

/* Columns of a terminal that an alphabetic text takes: code points without
 * the combining marks U+0300..U+036F. */
static unsigned n_columns(struct sv s)
{
    unsigned n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        unsigned char next = i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0;
        bool combining = c == 0xcc || (c == 0xcd && next < 0xb0);
        n += (c & 0xc0) != 0x80 && !combining;
    }
    return n;
}

/* The bytes of column `from` to column `to` of a line. */
static struct sv cut_columns(struct sv line, unsigned from, unsigned to)
{
    size_t a = 0, b;
    while (a < line.n && n_columns(sv_sub(line, 0, a + 1)) <= from)
        a++;
    b = a;
    while (b < line.n && n_columns(sv_sub(line, 0, b + 1)) <= to)
        b++;
    return sv_sub(line, a, b);
}

static struct buf written(unsigned width, bool nulls)
{
    struct writer_options o = specimen_options();
    o.view_columns = width;
    o.with_nulls = nulls;
    return specimen_written(&format_side_by_side, &o);
}

Test(side_by_side, pairs_stand_side_by_side)
{
    struct buf got = written(60, true);
    cr_expect(
        sv_eq(
            buf_sv(&got),
            SV("  1  0.99 1:1   Tom & Jerry said: \"1   Tom & Jerry ont\n"
               "                < 2\", 'yes'.           dit\xc2\xa0: "
               "\xc2\xab\xc2\xa0"
               "1 < 2\xc2\xa0\xc2\xbb,\n"
               "                                       oui.\n"
               "  2  0.50 1:2   It was late; nobody    Il \xc3\xa9tait tard"
               "\xe2\x80\xaf;\n"
               "                came.                  personne ne vint.\n"
               "  3  0.00 1:0   This was left out.     [omission]\n"
               "  4  0.00 0:1   [addition]             Ceci fut ajout\xc3\xa9."
               "\n"
               "  5  1.00 2:1   A clef \xf0\x9d\x84\x9e and e\xcc\x81. The    "
               "Une cl\xc3\xa9 \xf0\x9d\x84\x9e et \xc3\xa9\xe2\x80\xaf; la\n"
               "                end]]>                 fin.\n")),
        "\n%.*s", (int)got.n, got.p);
    buf_free(&got);
}

Test(side_by_side, no_line_is_wider_than_asked_for)
{
    for (unsigned width = 40; width < 160; width++) {
        struct buf got = written(width, true);
        struct sv rest = buf_sv(&got);
        for (struct sv line; sv_next_line(&rest, &line);) {
            cr_expect_leq(n_columns(line), width, "%.*s", (int)line.n, line.p);
            cr_expect(line.n > 0 && line.p[line.n - 1] != ' ');
        }
        buf_free(&got);
    }
}

/* The right column begins at one place, whatever accents stand to its left,
 * and both columns together hold the whole text. */
Test(side_by_side, nothing_is_lost_at_any_width)
{
    for (unsigned width = 40; width < 160; width++) {
        const unsigned cell = (width - MARGIN - GAP) / 2;
        struct buf got = written(width, false), left = {0}, right = {0};
        struct sv rest = buf_sv(&got);
        for (struct sv line; sv_next_line(&rest, &line);) {
            buf_add_sv(&left, cut_columns(line, MARGIN, MARGIN + cell));
            struct sv gap =
                cut_columns(line, MARGIN + cell, MARGIN + cell + GAP);
            for (size_t i = 0; i < gap.n; i++)
                cr_expect_eq(gap.p[i], ' ');
            buf_add_sv(&right, cut_columns(line, MARGIN + cell + GAP, width));
        }
        struct buf src = {0}, tgt = {0};
        for (size_t i = 0; i < specimen()->n; i++) {
            const struct record *r = &specimen()->records[i];
            if (r->src.n == 0 || r->tgt.n == 0)
                continue;
            writer_add_text(&src, &r->src);
            writer_add_text(&tgt, &r->tgt);
        }
        struct buf *pairs[2][2] = {{&left, &src}, {&right, &tgt}};
        for (size_t i = 0; i < 2; i++) {
            size_t n = 0;
            struct buf *shown = pairs[i][0], *text = pairs[i][1];
            for (size_t k = 0; k < shown->n; k++) {
                if (shown->p[k] == ' ')
                    continue;
                while (n < text->n && text->p[n] == ' ')
                    n++;
                cr_assert_lt(n, text->n);
                cr_assert_eq(shown->p[k], text->p[n++], "width %u", width);
            }
            cr_expect_eq(n, text->n, "width %u", width);
            buf_free(shown);
            buf_free(text);
        }
        buf_free(&got);
    }
}

Test(side_by_side, widths_have_a_default_and_a_least)
{
    struct buf usual = written(0, true), hundred = written(100, true);
    struct buf tiny = written(1, true), forty = written(40, true);
    cr_expect(sv_eq(buf_sv(&usual), buf_sv(&hundred)));
    cr_expect(sv_eq(buf_sv(&tiny), buf_sv(&forty)));
    buf_free(&usual);
    buf_free(&hundred);
    buf_free(&tiny);
    buf_free(&forty);
}
