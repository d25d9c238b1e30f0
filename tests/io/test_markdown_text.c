/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "io/markdown_text.h"

static void expect_text(const char *document, bool keep_code, const char *want)
{
    struct buf out = {0};
    struct err e = {0};
    cr_assert_eq(markdown_text(sv_from(document), keep_code, &out, NULL, &e), 0,
                 "%s", e.msg);
    cr_expect(sv_eq(buf_sv(&out), sv_from(want)),
              "of:\n%s\ngot:\n%.*swanted:\n%s", document, (int)out.n, out.p,
              want);
    buf_free(&out);
}

Test(markdown_text, blocks_are_lines)
{
    expect_text("# A heading #\n\nA paragraph that is\nwrapped, and\n  "
                "indented.\nSetext\n======\n\nNext.\n***\n"
                "- item one\n  goes on\n- item two\n\n  its second paragraph\n"
                "  1. nested\n  2) also\n* [x] done\n> quoted\n> text\n>\n"
                "> more\n\nlast",
                false,
                "A heading\nA paragraph that is wrapped, and indented. Setext\n"
                "Next.\nitem one goes on\nitem two\nits second paragraph\n"
                "nested\nalso\ndone quoted text\nmore\nlast\n");
}

Test(markdown_text, code_and_front_matter)
{
    const char *document = "---\ntitle: x\n---\nText.\n\n```js\nlet a = 1;\n\n"
                           "b();\n```\nMore `code` here.\n~~~\n```\n~~~\n\n"
                           "    indented();\n\nEnd.\n";
    expect_text(document, false, "Text.\nMore code here.\nEnd.\n");
    expect_text(document, true,
                "Text.\nlet a = 1;\nb();\nMore code here.\n```\n"
                "indented();\nEnd.\n");
    expect_text("+++\nx = 1\n+++\nText\n", false, "Text\n");
    expect_text("---\nnot closed\n", false, "not closed\n");
    expect_text("Text\n```\nnot closed\n", false, "Text\n");
}

Test(markdown_text, emphasis_leaves_its_text)
{
    expect_text("**bold** *it* _it_ __b__ ~~gone~~ ***both*** in**mid**dle",
                false, "bold it it b gone both inmiddle\n");
    expect_text("snake_case_name 2 * 3 a ~ b \\*not\\* \\_x\\_ 5 \\< 6", false,
                "snake_case_name 2 * 3 a ~ b *not* _x_ 5 < 6\n");
    expect_text("``a ` b`` and `x_y_z*` and `open", false,
                "a ` b and x_y_z* and `open\n");
}

Test(markdown_text, links_leave_their_text)
{
    expect_text("See [the **docs**](http://a.b/c_(d) \"title\"), "
                "![a picture](x.png), [ref][1], [^2] [plain] and "
                "<https://x.y/z>.[^note]\n\n[1]: http://a.b\n"
                "[^2]: A *note*.\n",
                false,
                "See the docs, a picture, ref, [plain] and https://x.y/z.\n"
                "A note.\n");
    expect_text("[![image](a.png)](b) [open( a] x", false,
                "image [open( a] x\n");
}

Test(markdown_text, tables_are_cells)
{
    expect_text("| Name | What |\n|------|:----:|\n| a \\| b | `c` |\n"
                "| d | |\n\nText\n",
                false, "Name\nWhat\na | b\nc\nd\nText\n");
}

Test(markdown_text, tags_and_directives_are_left_out)
{
    expect_text("import X from './x'\n\n<Note type=\"a > b\" on={() => 1}>\n\n"
                "Text with <b>tags</b><br/>here {/*id*/}.\n\n</Note>\n\n"
                "<!-- a comment\nover lines --> behind\n\n"
                ":::tip\nA tip.\n:::\n\n"
                "## Title {#name}\n\n{{< figure >}} {% include x %} end\n"
                "a < b and c > d\n",
                false,
                "Text with tags here .\nbehind\nA tip.\nTitle\n"
                "end a < b and c > d\n");
}

Test(markdown_text, references_and_hard_line_ends)
{
    expect_text("caf&eacute; &#233;&#xE9; &amp; &unknown; & x\n", false,
                "caf\xc3\xa9 \xc3\xa9\xc3\xa9 & &unknown; & x\n");
    expect_text("one  \ntwo\\\nthree\nfour", false, "one\ntwo\nthree four\n");
    expect_text("\xef\xbb\xbf# Head\r\n\r\ntext\r\n", false, "Head\ntext\n");
}

Test(markdown_text, every_word_has_its_place)
{
    const char *document = "---\na: b\n---\n# Un **titre**\n\n> cit\xc3\xa9 "
                           "[lien](u)\n> suite &eacute;\n\n| x | case |\n";
    static const char *const words[] = {"Un",   "titre", "cit\xc3\xa9",
                                        "lien", "suite", "case"};
    struct buf out = {0};
    struct text_origin origin = {0};
    cr_assert_eq(markdown_text(sv_from(document), false, &out, &origin, NULL),
                 0);
    buf_add_char(&out, '\0');
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        const char *in_text = strstr(out.p, words[i]);
        const char *in_file = strstr(document, words[i]);
        cr_assert(in_text && in_file, "%s", words[i]);
        cr_expect_eq(text_origin_of(&origin, (size_t)(in_text - out.p)),
                     (size_t)(in_file - document), "%s", words[i]);
    }
    buf_free(&out);
    text_origin_free(&origin);
}

/* Nothing that looks like the beginning of mark-up takes long. */
Test(markdown_text, pathological, .timeout = 20)
{
    static const char *const parts[] = {"[", "![", "`", "<a ", "*",    "{{",
                                        "(", "&",  "|", "> ",  "[a](", "- "};
    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        struct buf text = {0}, out = {0};
        for (unsigned i = 0; i < 20000; i++)
            buf_add_sv(&text, sv_from(parts[k]));
        cr_expect_eq(markdown_text(buf_sv(&text), false, &out, NULL, NULL), 0);
        buf_free(&text);
        buf_free(&out);
    }
}
