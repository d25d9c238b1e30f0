/* tokenize/text_kind.c - marks at the beginning of lines.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/text_kind.h"

#include <stdbool.h>
#include <string.h>

enum { MOST_LINES = 64, HEAD_BYTES = 4096 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool contains(struct sv s, struct sv what)
{
    for (; s.n >= what.n; s = sv_sub(s, 1, s.n))
        if (sv_starts(s, what))
            return true;
    return false;
}

/* "00:00:01,016 --> 00:00:03,200", of WebVTT without hours too. */
static bool has_times(struct sv line)
{
    static const struct sv arrow = {" --> ", 5};
    size_t n = 0;
    while (n < line.n && (is_digit(line.p[n]) || strchr(":.,", line.p[n])))
        n++;
    struct sv rest = sv_sub(line, n, line.n);
    return n >= 9 && contains(sv_sub(line, 0, n), SV(":")) &&
           sv_starts(rest, arrow) && rest.n > arrow.n &&
           is_digit(rest.p[arrow.n]);
}

/* "# Heading" to "###### Heading". */
static bool is_heading(struct sv line)
{
    size_t n = 0;
    while (n < line.n && line.p[n] == '#')
        n++;
    return n >= 1 && n <= 6 && n + 1 < line.n && line.p[n] == ' ';
}

static bool is_fence(struct sv line)
{
    return sv_starts(line, SV("```")) || sv_starts(line, SV("~~~"));
}

enum text_kind text_kind_of(struct sv text)
{
    unsigned n_blocks = 0, n_links = 0;
    struct sv line;
    if (text.n > HEAD_BYTES)
        text.n = HEAD_BYTES;
    for (int i = 0; i < MOST_LINES && sv_next_line(&text, &line); i++) {
        if (line.n == 0)
            continue;
        if (has_times(line))
            return TEXT_SUBTITLES;
        n_blocks += is_heading(line) || is_fence(line);
        n_links += contains(line, SV("](http")) || contains(line, SV("](/")) ||
                   contains(line, SV("](#"));
    }
    return n_blocks >= 1 && n_blocks + n_links >= 2 ? TEXT_MARKDOWN
                                                    : TEXT_PLAIN;
}
