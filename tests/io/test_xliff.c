/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#include "io/xliff.h"
#include "specimen.h"

static bool has(struct buf *text, const char *part)
{
    buf_add_char(text, '\0');
    text->n--;
    return strstr(text->p, part) != NULL;
}

Test(xliff, a_unit_whole)
{
    struct buf got =
        records_written(&format_xliff, NULL, specimen()->records + 1, 1);
    cr_expect(
        sv_eq(buf_sv(&got),
              SV("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                 "<xliff version=\"1.2\" "
                 "xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n"
                 " <file original=\"doc &lt;1&gt;\" source-language=\"en\" "
                 "target-language=\"fr\" datatype=\"plaintext\" "
                 "tool-id=\"stele\">\n"
                 "  <header>\n"
                 "   <tool tool-id=\"stele\" tool-name=\"Stele\" "
                 "tool-version=\"9.8.7\"/>\n"
                 "  </header>\n"
                 "  <body>\n"
                 "   <trans-unit id=\"4c43d48e9933b457\" "
                 "xml:space=\"preserve\">\n"
                 "    <source>It was late; nobody came.</source>\n"
                 "    <target state=\"translated\">Il \xc3\xa9tait "
                 "tard\xe2\x80\xaf; personne ne vint.</target>\n"
                 "    <context-group name=\"stele\" "
                 "purpose=\"information\">\n"
                 "     <context context-type=\"x-score\">0.5000</context>\n"
                 "     <context context-type=\"x-bead-no\">2</context>\n"
                 "     <context context-type=\"x-bead\">1:2</context>\n"
                 "     <context context-type=\"x-flags\">ws_normalised"
                 "</context>\n"
                 "     <context context-type=\"x-src-url\">en/a&amp;b.txt"
                 "</context>\n"
                 "     <context context-type=\"x-src-paragraph-id\">p2:3s1/2"
                 "</context>\n"
                 "     <context context-type=\"x-trg-url\">"
                 "https://example.org/?x=&quot;1&quot;&amp;y=2</context>\n"
                 "     <context context-type=\"x-trg-paragraph-id\">"
                 "p1:4s2/2+p2:4s1/1</context>\n"
                 "    </context-group>\n"
                 "   </trans-unit>\n"
                 "  </body>\n </file>\n</xliff>\n")),
        "%.*s", (int)got.n, got.p);
    buf_free(&got);
}

Test(xliff, low_scores_want_a_review)
{
    struct writer_options o = specimen_options();
    o.review_below = .6;
    struct buf got = specimen_written(&format_xliff, &o);
    unsigned n_low = 0, n = 0;
    buf_add_char(&got, '\0');
    for (const char *p = got.p; (p = strstr(p, "state=\"")); p++, n++)
        n_low += strncmp(p + 7, "needs-review-translation\"", 25) == 0;
    cr_expect_eq(n, 3);
    cr_expect_eq(n_low, 1);
    buf_free(&got);
}

Test(xliff, a_state_that_a_pair_came_with_stays)
{
    static const char *const rows[][2] = {
        {"final", "final"},         {"needs-translation", "needs-translation"},
        {"x-checked", "x-checked"}, {"reviewed", "x-reviewed"},
        {"initial", "new"},         {"a\"b", "x-a&quot;b"}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct writer_options o = specimen_options();
        struct record r = specimen()->records[0];
        char want[60];
        o.review_below = 1;
        r.state = sv_from(rows[i][0]);
        snprintf(want, sizeof want, "<target state=\"%s\">", rows[i][1]);
        struct buf got = records_written(&format_xliff, &o, &r, 1);
        cr_expect(has(&got, want), "%s", want);
        buf_free(&got);
    }
}

Test(xliff, what_is_not_known_is_left_out)
{
    struct writer_options o = specimen_options();
    struct record r = specimen()->records[2];
    o.with_nulls = true;
    r.score = NAN;
    r.src.url = r.src.lang = r.tgt.lang = SV("");
    r.id = SV("7<8");
    struct buf got = records_written(&format_xliff, &o, &r, 1);
    cr_expect(has(&got, "<trans-unit id=\"7&lt;8\""));
    cr_expect(has(&got, "source-language=\"en\" target-language=\"fr\""));
    cr_expect(!has(&got, "<target"));
    cr_expect(!has(&got, "x-score"));
    cr_expect(!has(&got, "x-src-url"));
    buf_free(&got);
}
