/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "io/html_text.h"

static void expect_text(const char *page, bool keep_code, const char *want)
{
    struct buf out = {0};
    struct err e = {0};
    cr_assert_eq(html_text(sv_from(page), keep_code, &out, NULL, &e), 0, "%s",
                 e.msg);
    cr_expect(sv_eq(buf_sv(&out), sv_from(want)), "got:\n%.*swanted:\n%s",
              (int)out.n, out.p, want);
    buf_free(&out);
}

Test(html_text, blocks_are_lines)
{
    expect_text("<!DOCTYPE html><html><head><title>Site</title></head><body>"
                "<h1>A\n  heading</h1><p>One <b>bold</b>ly <i>said</i> thing."
                "</p>Loose text<div>in a <span>div</span></div>"
                "<ul><li>item one</li><li><p>item two</p></li></ul>"
                "<dl><dt>term</dt><dd>meaning</dd></dl>"
                "<table><tr><th>head</th><td>cell</td></tr></table>"
                "<p>line one<br>line two<br/><br/>line three</p>"
                "<custom-box>boxed</custom-box></body></html>",
                false,
                "A heading\nOne boldly said thing.\nLoose text\nin a div\n"
                "item one\nitem two\nterm\nmeaning\nhead\ncell\n"
                "line one\nline two\nline three\nboxed\n");
}

Test(html_text, what_is_no_text_is_left_out)
{
    expect_text("<script>if (a < b) document.write('<p>x</p>')</script>"
                "<style>p { color: red }</style><nav><a>Menu</a></nav>"
                "<div role=navigation>Crumbs</div><p hidden>no</p>"
                "<p style='display: none'>no</p><noscript>no</noscript>"
                "<!-- <p>comment</p> --><button>Press</button>"
                "<template><p>no</p></template><svg><text>no</text></svg>"
                "<select><option>a</option></select><p>Yes</p>",
                false, "Yes\n");
    expect_text("<p>a</p><pre><code>int x;\ny();</code></pre><p>the "
                "<code>int</code> type</p>",
                false, "a\nthe int type\n");
    expect_text("<p>a</p><pre>int x;</pre>", true, "a\nint x;\n");
}

Test(html_text, tags_that_are_not_closed)
{
    expect_text("<p>one<p>two<ul><li>three<li>four<table><tr><td>five<td>six"
                "</table></ul>seven <b>eight <i>nine</b> ten",
                false,
                "one\ntwo\nthree\nfour\nfive\nsix\nseven eight nine ten\n");
    expect_text("text only, 1 < 2 & 3 > 2", false,
                "text only, 1 < 2 & 3 > 2\n");
    expect_text("</p></div>after", false, "after\n");
    expect_text("<html><body>one</body></html><p>two</p>three</html> four",
                false, "one\ntwo\nthree\nfour\n");
    expect_text("", false, "");
    expect_text("<div><div><p", false, "");
}

Test(html_text, references_and_spaces)
{
    expect_text("<p>caf&eacute; &amp; th&#233; &lt;b&gt; &#x2019;&nbsp;;\n\t "
                "&unknown; x</p>",
                false,
                "caf\xc3\xa9 & th\xc3\xa9 <b> \xe2\x80\x99\xc2\xa0; "
                "&unknown; x\n");
    expect_text("<p> <b> a</b> <i>b </i> c</p>", false, "a b c\n");
}

/* Every word of the text is at the place in the page that the origin says. */
Test(html_text, every_word_has_its_place)
{
    const char *page = "<html><head><meta charset='iso-8859-1'></head>"
                       "<p>Caf\xc3\xa9 &eacute;t&eacute; <b>gras</b>ses\n"
                       "mots</p><nav>menu</nav><ul><li>un<li>deux</ul>fin";
    static const char *const words[] = {"Caf\xc3\xa9", "gras", "ses", "mots",
                                        "un",          "deux", "fin"};
    struct buf out = {0};
    struct text_origin origin = {0};
    cr_assert_eq(html_text(sv_from(page), false, &out, &origin, NULL), 0);
    buf_add_char(&out, '\0');
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *in_text = strstr(out.p, words[i]);
        const char *in_page = strstr(page, words[i]);
        cr_assert(in_text && in_page, "%s", words[i]);
        cr_expect_eq(text_origin_of(&origin, (size_t)(in_text - out.p)),
                     (size_t)(in_page - page), "%s", words[i]);
    }
    /* a reference: where it begins */
    const char *ete = strstr(out.p, "\xc3\xa9t\xc3\xa9");
    cr_expect_eq(text_origin_of(&origin, (size_t)(ete - out.p)),
                 (size_t)(strstr(page, "&eacute;") - page));
    buf_free(&out);
    text_origin_free(&origin);
}

/* A page of several pushes, deep and broken: no word is lost. */
Test(html_text, a_long_page)
{
    struct buf page = {0}, out = {0};
    for (unsigned i = 0; i < 30000; i++)
        buf_add_sv(&page, i % 3 ? SV("<div><p>one two ") : SV("<li>three"));
    cr_assert_eq(html_text(buf_sv(&page), false, &out, NULL, NULL), 0);
    cr_expect_eq(sv_count_lines(buf_sv(&out)), 30000);
    buf_clear(&page);
    buf_clear(&out);
    for (unsigned i = 0; i < 100000; i++)
        buf_add_sv(&page, i % 2 ? SV("</p>x") : SV("<html></html>"));
    cr_assert_eq(html_text(buf_sv(&page), false, &out, NULL, NULL), 0);
    size_t n = 0;
    for (size_t i = 0; i < out.n; i++)
        n += out.p[i] == 'x';
    cr_expect_eq(n, 50000);
    buf_free(&page);
    buf_free(&out);
}

Test(html_text, the_encoding_that_a_page_names)
{
    static const char *const rows[][2] = {
        {"<meta charset=\"UTF-8\">", "utf-8"},
        {"<META CharSet = windows-1252 >", "windows-1252"},
        {"<meta http-equiv='Content-Type' "
         "content='text/html; charset=ISO-8859-1'>",
         "windows-1252"},
        {"<meta name=x><p>charset=utf-8", ""},
        {"<meta charset>", ""},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char name[HTML_CHARSET_BYTES];
        html_charset(sv_from(rows[i][0]), name);
        cr_expect_str_eq(name, rows[i][1], "%s", rows[i][0]);
    }
}

Test(html_text, pages_are_known_by_their_beginning)
{
    cr_expect(html_begins(SV("<!DOCTYPE HTML>")));
    cr_expect(html_begins(SV("\xef\xbb\xbf\n<!-- x --><HTML lang=en>")));
    cr_expect(html_begins(SV("<?xml version='1.0'?>\n<html xmlns='x'>")));
    cr_expect(!html_begins(SV("<p>a paragraph</p>")));
    cr_expect(!html_begins(SV("<tmx>")));
    cr_expect(!html_begins(SV("The <html> tag")));
    cr_expect(!html_begins(SV("<!-- cut")));
    cr_expect(!html_begins(SV("")));
}
