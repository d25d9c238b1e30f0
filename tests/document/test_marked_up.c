/* Articles in HTML and Markdown: what they are taken for, and the places of
 * their sentences.  SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/arena.h"
#include "document/article_stream.h"
#include "tests/io/scratch.h"

TestSuite(marked_up, .init = scratch_enter, .fini = scratch_leave);

static const char page[] =
    "<!DOCTYPE html><html><head><meta charset=latin1><title>T</title></head>"
    "<nav>Home</nav><h1>Le \xe9l\xe8ve</h1><p>Elle a dit &laquo;oui&raquo;\n"
    "<b>hier</b>. Il est l\xe0.<pre><code>int x;</code></pre>"
    "<ul><li>Un &eacute;t&eacute;<li>AT&amp;T</ul>";

/* What the spans of the page hold, a line each. */
static const char spans[] = "Le \xe9l\xe8ve\n"
                            "Elle a dit &laquo;oui&raquo;\n<b>hier</b>.\n"
                            "Il est l\xe0.\nUn &eacute;t&eacute;\nAT&amp;T\n";

static void add_span(struct buf *out, struct sv bytes, uint64_t from,
                     uint64_t to)
{
    buf_add_sv(out, sv_sub(bytes, (size_t)from, (size_t)to));
    buf_add_char(out, '\n');
}

static enum markup decided(enum markup wanted, const char *path, struct sv head)
{
    struct err e = {0};
    enum markup out = MARKUP_AUTO;
    return markup_decide(wanted, path, head, &out, &e) == 0 ? out : MARKUP_AUTO;
}

Test(marked_up, is_decided_by_content_name_or_wish)
{
    const struct sv html = SV("\xef\xbb\xbf <!-- x --><HTML lang=fr>");
    const struct sv text = SV("# A title");
    cr_expect_eq(decided(MARKUP_AUTO, "a", html), MARKUP_HTML);
    cr_expect_eq(decided(MARKUP_AUTO, "a.md", html), MARKUP_HTML);
    cr_expect_eq(decided(MARKUP_AUTO, "a.MD", text), MARKUP_MARKDOWN);
    cr_expect_eq(decided(MARKUP_AUTO, "a.mdx.gz", text), MARKUP_MARKDOWN);
    cr_expect_eq(decided(MARKUP_AUTO, "a.markdown.zst", text), MARKUP_MARKDOWN);
    cr_expect_eq(decided(MARKUP_AUTO, "amd", text), MARKUP_TEXT);
    cr_expect_eq(decided(MARKUP_AUTO, NULL, text), MARKUP_TEXT);
    cr_expect_eq(decided(MARKUP_TEXT, "a.md", html), MARKUP_TEXT);
    cr_expect_eq(decided(MARKUP_HTML, "a.txt", text), MARKUP_HTML);
    cr_expect_eq(decided(MARKUP_AUTO, "a", SV("\xff\xfe<\0h\0t\0m\0l\0>\0")),
                 MARKUP_HTML);
    /* what is no text stays refused, whatever is wished for */
    cr_expect_eq(decided(MARKUP_HTML, "a", SV("%PDF-1.7")), MARKUP_AUTO);
    cr_expect_eq(decided(MARKUP_AUTO, "a", SV("<?xml version='1.0'?><a/>")),
                 MARKUP_AUTO);
}

Test(marked_up, sentences_keep_their_places_in_the_file)
{
    struct reading r = reading_default();
    struct splitter *splitter;
    struct arena arena = {0};
    struct loaded l;
    struct err e = {0};
    struct buf found = {0};
    scratch_write("page", (struct sv){page, sizeof page - 1});
    cr_assert_eq(splitter_open(&r.splitting.options, &splitter, &e), 0);
    cr_assert_eq(reading_load(&r, &arena, splitter, "page", "fr", &l, &e), 0,
                 "%s", e.msg);
    for (size_t i = 0; i < l.article.n_sents; i++)
        add_span(&found, buf_sv(&l.bytes), l.article.sents[i].from,
                 l.article.sents[i].to);
    cr_expect(sv_eq(buf_sv(&found), sv_from(spans)), "%.*s", (int)found.n,
              found.p);
    cr_expect_str_eq(l.article.encoding, "windows-1252");
    cr_expect_not(l.article.encoding_guessed);
    cr_expect_eq(l.article.n_pars, 4);
    cr_expect(sv_eq(l.article.sents[3].text, SV("Un été")));
    loaded_free(&l);
    buf_free(&found);
    arena_free(&arena);
    splitter_close(splitter);
}

/* The same by the stream, in bytes and in characters of the decoded page. */
Test(marked_up, a_stream_gives_the_same_places)
{
    struct reading r = reading_default();
    struct splitter *splitter;
    struct article_stream u;
    struct sentence s;
    struct text_stream_span span;
    struct err e = {0};
    struct buf found = {0}, in_cp = {0};
    const struct sv bytes = {page, sizeof page - 1};
    int rc;
    scratch_write("page", bytes);
    cr_assert_eq(splitter_open(&r.splitting.options, &splitter, &e), 0);
    cr_assert_eq(article_stream_open(&u, &r, splitter, "page", "fr", &e), 0);
    while ((rc = article_stream_next(&u, &s, &span, &e)) > 0) {
        add_span(&found, bytes, s.from, s.to);
        /* a byte is a character in this encoding */
        add_span(&in_cp, bytes, span.from_cp, span.to_cp);
    }
    cr_expect_eq(rc, 0, "%s", e.msg);
    cr_expect(sv_eq(buf_sv(&found), sv_from(spans)), "%.*s", (int)found.n,
              found.p);
    cr_expect(sv_eq(buf_sv(&in_cp), sv_from(spans)));
    article_stream_close(&u);
    splitter_close(splitter);
    buf_free(&found);
    buf_free(&in_cp);
}

Test(marked_up, keeps_code_where_asked_and_refuses_what_is_too_large)
{
    struct reading r = reading_default();
    struct splitter *splitter;
    struct article_stream u;
    struct sentence s;
    struct text_stream_span span;
    struct err e = {0};
    bool has_code = false;
    scratch_write("page", (struct sv){page, sizeof page - 1});
    cr_assert_eq(splitter_open(&r.splitting.options, &splitter, &e), 0);
    r.keep_code = true;
    cr_assert_eq(article_stream_open(&u, &r, splitter, "page", "fr", &e), 0);
    while (article_stream_next(&u, &s, &span, &e) > 0)
        has_code |= sv_eq(s.text, SV("int x;"));
    cr_expect(has_code);
    article_stream_close(&u);
    r.max_bytes = sizeof page - 2;
    cr_expect_eq(article_stream_open(&u, &r, splitter, "page", "fr", &e),
                 ERR_LIMIT);
    article_stream_close(&u);
    splitter_close(splitter);
}
