/* Markdown and subtitles are seen, running text with a mark or two is not.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tokenize/text_kind.h"

static enum text_kind kind_of(const char *text)
{
    return text_kind_of(sv_from(text));
}

Test(text_kind, subtitles_are_known_by_their_times)
{
    cr_expect_eq(kind_of("1\n00:00:01,016 --> 00:00:03,200\nHello.\n"),
                 TEXT_SUBTITLES);
    cr_expect_eq(kind_of("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nHello.\r\n"),
                 TEXT_SUBTITLES);
    cr_expect_eq(kind_of("Hello.\n00:00:01.0 --> 00:00:02.0 align:left\n"),
                 TEXT_SUBTITLES);
}

Test(text_kind, markdown_is_known_by_two_of_its_marks)
{
    cr_expect_eq(kind_of("# The valve\n\nOpen it.\n\n## Before\n\nClose it.\n"),
                 TEXT_MARKDOWN);
    cr_expect_eq(kind_of("# The valve\n\nSee [it](http://example.org/a).\n"),
                 TEXT_MARKDOWN);
    cr_expect_eq(kind_of("Run:\n\n```\nmake\n```\n"), TEXT_MARKDOWN);
}

Test(text_kind, running_text_has_none_of_that)
{
    static const char *const plain[] = {
        "",
        "\n\n",
        "The ferry was late.\nNobody was hurt.\n",
        "# 1 in the charts\nIt was a success.\n",
        "#hashtag #another\n#third and more\n",
        "At 10:05 --> gate 4.\n",
        "From 00:00 --> to the end\n",
        "######## eight\n######## eight\n",
        "#\n# \n",
        "* one\n* two\n- three\n1. four\n",
        "See [it](http://example.org/a) and [that](http://example.org/b).\n"};
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        cr_expect_eq(kind_of(plain[i]), TEXT_PLAIN, "%s", plain[i]);
}
