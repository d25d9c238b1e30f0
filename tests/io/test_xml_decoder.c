/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/byte_stream.h"
#include "io/xml_decoder.h"

/* The whole text, of which n_ahead bytes were looked at before. */
static int read_all(struct sv bytes, size_t n_ahead, struct buf *out,
                    struct err *e)
{
    struct byte_stream *feed;
    struct xml_decoder *x;
    cr_assert_eq(
        byte_stream_open_memory(sv_sub(bytes, n_ahead, bytes.n), &feed, e), 0);
    cr_assert_eq(xml_decoder_open(feed, sv_sub(bytes, 0, n_ahead), &x, e), 0);
    int rc;
    while ((rc = xml_decoder_pull(x, out, e)) == 1)
        ;
    xml_decoder_close(x);
    byte_stream_close(feed);
    return rc;
}

static void expect_text(struct sv bytes, struct sv want)
{
    for (size_t n_ahead = 0; n_ahead <= bytes.n; n_ahead += bytes.n / 3 + 1) {
        struct buf got = {0};
        struct err e = {0};
        cr_assert_eq(read_all(bytes, n_ahead, &got, &e), 0, "%s", e.msg);
        cr_expect(sv_eq(buf_sv(&got), want), "%.*s", (int)got.n, got.p);
        buf_free(&got);
    }
}

/* `text` of ASCII letters in units of four bytes. */
static struct buf utf32(const char *text, bool big, bool mark)
{
    struct buf out = {0};
    if (mark)
        buf_add(&out, big ? "\0\0\xfe\xff" : "\xff\xfe\0\0", 4);
    for (; *text != '\0'; text++) {
        buf_add(&out, "\0\0\0", big ? 3 : 0);
        buf_add_char(&out, *text);
        buf_add(&out, "\0\0\0", big ? 0 : 3);
    }
    cr_assert_not(out.failed);
    return out;
}

Test(xml_decoder, utf32_is_converted_with_a_mark_and_without)
{
    for (unsigned i = 0; i < 4; i++) {
        struct buf bytes =
            utf32("<?xml version='1.0' encoding='UTF-32'?><a/>", i & 1, i & 2);
        cr_expect(xml_begins(buf_sv(&bytes)), "%u", i);
        expect_text(buf_sv(&bytes),
                    SV("<?xml version='1.0' encoding='UTF-8'?><a/>"));
        buf_free(&bytes);
    }
}

Test(xml_decoder, utf8_comes_out_as_it_is)
{
    expect_text(SV("<a>\xc3\xa9\r\n</a>"), SV("<a>\xc3\xa9\r\n</a>"));
    expect_text(SV("\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><a/>"),
                SV("\xef\xbb\xbf<?xml version='1.0' encoding='latin1'?><a/>"));
    expect_text(SV("<?xml version='1.0' encoding='utf-8'?>\xff"),
                SV("<?xml version='1.0' encoding='utf-8'?>\xff"));
    expect_text(SV(""), SV(""));
}

Test(xml_decoder, a_declared_encoding_becomes_utf8_and_says_so)
{
    expect_text(SV("<?xml version=\"1.0\" encoding=\"ISO-8859-1\" "
                   "standalone='no'?>\xe9"),
                SV("<?xml version=\"1.0\" encoding=\"UTF-8\" "
                   "standalone='no'?>\xc3\xa9"));
    expect_text(SV("<?xml version='1.0' encoding = 'KOI8-R'?>\xc1"),
                SV("<?xml version='1.0' encoding = 'UTF-8'?>\xd0\xb0"));
    expect_text(SV("<?xml version='1.0' encoding='windows-1252'?>\x80"),
                SV("<?xml version='1.0' encoding='UTF-8'?>\xe2\x82\xac"));
}

Test(xml_decoder, utf16_is_told_by_its_mark_or_its_first_letter)
{
    expect_text(SV("\xff\xfe<\0a\0/\0>\0"), SV("<a/>"));
    expect_text(SV("\xfe\xff\0<\0a\0/\0>"), SV("<a/>"));
    expect_text(SV("<\0a\0/\0>\0"), SV("<a/>"));
    expect_text(SV("\0<\0a\0/\0>"), SV("<a/>"));
    expect_text(SV("\xff\xfe"), SV(""));
}

Test(xml_decoder, a_character_may_lie_across_two_blocks)
{
    struct buf bytes = {0}, want = {0};
    buf_add_sv(&bytes, SV("\xff\xfe<\0"));
    buf_add_char(&want, '<');
    for (size_t i = 0; i < 100000; i++) { /* of four bytes each, but one */
        buf_add_sv(&bytes, SV("\x3d\xd8\x00\xde"));
        buf_add_sv(&want, SV("\xf0\x9f\x98\x80"));
    }
    expect_text(buf_sv(&bytes), buf_sv(&want));
    buf_free(&bytes);
    buf_free(&want);
}

Test(xml_decoder, what_is_not_the_encoding_is_told_with_its_place)
{
    static const struct {
        struct sv bytes;
        enum err_unit unit;
        uint64_t at;
    } rows[] = {
        {{"<?xml version='1.0' encoding='klingon'?>", 40}, ERR_NOWHERE, 0},
        {{"<?xml version='1.0' encoding='UTF-16'?>", 39}, ERR_NOWHERE, 0},
        {{"<?xml version='1.0' encoding='us-ascii'?>ab\xe9", 44}, ERR_BYTE, 43},
        {{"\xff\xfe<\0\x3d\xd8<\0", 8}, ERR_BYTE, 4},
        {{"\xff\xfe<\0a", 5}, ERR_BYTE, 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = {0};
        struct err e = {0};
        cr_expect_eq(read_all(rows[i].bytes, 0, &out, &e), ERR_INPUT, "row %zu",
                     i);
        cr_expect_eq(e.unit, rows[i].unit, "row %zu", i);
        cr_expect_eq(e.at, rows[i].at, "row %zu: byte %zu", i, (size_t)e.at);
        buf_free(&out);
    }
}

Test(xml_decoder, knows_xml_from_a_table)
{
    cr_expect(xml_begins(SV("<?xml")));
    cr_expect(xml_begins(SV(" \n<tmx>")));
    cr_expect(xml_begins(SV("\xef\xbb\xbf<!-- -->")));
    cr_expect(xml_begins(SV("\xff\xfe<\0")));
    cr_expect(xml_begins(SV("\0<\0t")));
    cr_expect_not(xml_begins(SV("src\ttrg\n")));
    cr_expect_not(xml_begins(SV("< 5\t> 5\n")));
    cr_expect_not(xml_begins(SV("<")));
    cr_expect_not(xml_begins(SV("")));
}

Test(xml_decoder, escapes_what_may_not_stand_in_xml)
{
    struct buf out = {0};
    xml_escape(SV("a<b>&\"\r'\n"), &out);
    cr_expect(sv_eq(buf_sv(&out), SV("a&lt;b&gt;&amp;&quot;&#13;'\n")));
    buf_free(&out);
}

Test(xml_decoder, folds_white_space_across_pieces)
{
    struct buf out = {0};
    xml_add_folded(SV(" \n"), &out);
    cr_expect_eq(out.n, 0);
    xml_add_folded(SV("a \t"), &out);
    xml_add_folded(SV("\r\n b"), &out);
    xml_add_folded(SV("c\n"), &out);
    cr_expect(sv_eq(buf_sv(&out), SV("a bc ")));
    buf_free(&out);
}
