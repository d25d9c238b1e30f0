/* io/markdown_text.c - blocks by lines: a paragraph is gathered until something
 * ends it, then goes through markdown_inline.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/markdown_text.h"

#include "io/markdown_inline.h"

struct markdown {
    struct sv in;
    bool keep_code;
    struct buf *out;
    struct text_origin *origin;

    struct buf paragraph; /* gathered, with line ends */
    struct text_origin from;
    char fence; /* of the code at hand, 0 outside */
    size_t fence_n;
    bool in_comment; /* of HTML, over lines */
    bool after_blank, in_list;
    bool failed;
};

static size_t indent_of(struct sv s)
{
    size_t columns = 0;
    for (size_t i = 0; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
        columns += s.p[i] == '\t' ? 4 - columns % 4 : 1;
    return columns;
}

static struct sv trim(struct sv s)
{
    while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
        s = sv_sub(s, 1, s.n);
    while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

/* How many of `c` begin the line. */
static size_t run_of(struct sv s, char c)
{
    size_t n = 0;
    while (n < s.n && s.p[n] == c)
        n++;
    return n;
}

static void flush(struct markdown *m)
{
    markdown_inline(buf_sv(&m->paragraph), &m->from, m->out, m->origin);
    m->failed |= m->paragraph.failed | m->from.rows.failed;
    buf_clear(&m->paragraph);
    buf_clear(&m->from.rows);
}

/* Add a piece of the document to the paragraph. */
static void gather(struct markdown *m, struct sv piece)
{
    if (m->paragraph.n > 0)
        buf_add_char(&m->paragraph, '\n');
    if (text_origin_add(&m->from, m->paragraph.n,
                        (size_t)(piece.p - m->in.p)) != 0)
        m->failed = true;
    buf_add_sv(&m->paragraph, piece);
}

/* A line that is a paragraph by itself. */
static void add_line(struct markdown *m, struct sv piece)
{
    flush(m);
    gather(m, piece);
    flush(m);
}

/* A line of code, as it is. */
static void add_code(struct markdown *m, struct sv line)
{
    struct sv text = trim(line);
    if (!m->keep_code || text.n == 0)
        return;
    if (m->origin &&
        text_origin_add(m->origin, m->out->n, (size_t)(text.p - m->in.p)) != 0)
        m->failed = true;
    buf_add_sv(m->out, text);
    buf_add_char(m->out, '\n');
}

/* "---" to "---" (or "...") at the very beginning, "+++" to "+++". */
static void skip_front_matter(struct sv *rest)
{
    struct sv line, after = *rest;
    if (!sv_next_line(&after, &line))
        return;
    line = trim(line);
    const bool toml = sv_eq(line, SV("+++"));
    if (!toml && !sv_eq(line, SV("---")))
        return;
    while (sv_next_line(&after, &line)) {
        line = trim(line);
        if (sv_eq(line, toml ? SV("+++") : SV("---")) ||
            (!toml && sv_eq(line, SV("...")))) {
            *rest = after;
            return;
        }
    }
}

/* Code between fences: is the line part of it? */
static bool take_fence(struct markdown *m, struct sv line)
{
    struct sv text = trim(line);
    if (m->fence) {
        const size_t n = run_of(text, m->fence);
        if (n >= m->fence_n && n == text.n)
            m->fence = 0;
        else
            add_code(m, line);
        return true;
    }
    const char c = text.n > 0 ? text.p[0] : ' ';
    const size_t n = c == '`' || c == '~' ? run_of(text, c) : 0;
    if (n < 3 || (c == '`' && memchr(text.p + n, '`', text.n - n)))
        return false;
    flush(m);
    m->fence = c;
    m->fence_n = n;
    return true;
}

/* A comment over several lines. */
static bool take_comment(struct markdown *m, struct sv line)
{
    struct sv text = trim(line);
    if (!m->in_comment && !sv_starts(text, SV("<!--")))
        return false;
    if (!m->in_comment)
        flush(m);
    for (size_t i = 0; i + 3 <= text.n; i++)
        if (memcmp(text.p + i, "-->", 3) == 0) {
            m->in_comment = false;
            add_line(m, sv_sub(text, i + 3, text.n));
            return true;
        }
    m->in_comment = true;
    return true;
}

/* Three or more of one of "-*_" with spaces, or a line of "=" or "-" under a
 * heading: nothing but a line. */
static bool is_rule(struct sv s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != s.p[0] && s.p[i] != ' ' && s.p[i] != '\t')
            return false;
        n += s.p[i] == s.p[0];
    }
    return s.n > 0 && (s.p[0] == '=' || (n >= 2 && strchr("-*_", s.p[0])));
}

/* "|---|:--:|": between the head and the rows of a table. */
static bool is_table_rule(struct sv s)
{
    bool dash = false, bar = false;
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr("|-: \t", s.p[i]))
            return false;
        dash |= s.p[i] == '-';
        bar |= s.p[i] == '|';
    }
    return dash && bar;
}

/* A row of a table begins with a bar: each cell is a line. */
static bool take_row(struct markdown *m, struct sv text)
{
    if (is_table_rule(text)) {
        flush(m);
        return true;
    }
    if (text.n < 2 || text.p[0] != '|')
        return false;
    flush(m);
    for (size_t i = 1, from = 1; i <= text.n; i++) {
        if (i < text.n && (text.p[i] != '|' || text.p[i - 1] == '\\'))
            continue;
        add_line(m, sv_sub(text, from, i));
        from = i + 1;
    }
    return true;
}

/* "[x]: url", a link's address; "[^1]: text", whose text stays. */
static bool take_definition(struct markdown *m, struct sv text)
{
    size_t i = 1;
    if (text.n < 4 || text.p[0] != '[')
        return false;
    while (i < text.n && text.p[i] != ']')
        i++;
    if (i + 1 >= text.n || text.p[i + 1] != ':')
        return false;
    flush(m);
    if (text.p[1] == '^')
        gather(m, trim(sv_sub(text, i + 2, text.n)));
    return true;
}

/* MDX: imports and exports at the beginning of a line, and ":::note". */
static bool is_directive(const struct markdown *m, struct sv text)
{
    return sv_starts(text, SV(":::")) ||
           (m->paragraph.n == 0 &&
            ((sv_starts(text, SV("import ")) && text.n > 0 &&
              (memchr(text.p, '\'', text.n) || memchr(text.p, '"', text.n))) ||
             sv_starts(text, SV("export default ")) ||
             sv_starts(text, SV("export const "))));
}

/* How many bytes a list's marker has: "- ", "* ", "+ ", "12. ", "3) ". */
static size_t marker_of(struct sv text)
{
    size_t n = 0;
    if (text.n > 1 && strchr("-*+", text.p[0]))
        n = 1;
    else {
        while (n < text.n && n < 9 && text.p[n] >= '0' && text.p[n] <= '9')
            n++;
        n = n > 0 && n < text.n && (text.p[n] == '.' || text.p[n] == ')')
                ? n + 1
                : 0;
    }
    return n > 0 && n < text.n && (text.p[n] == ' ' || text.p[n] == '\t') ? n
                                                                          : 0;
}

/* Behind list markers, ">" and a box: *text is what is left. */
static void take_prefixes(struct markdown *m, struct sv *text)
{
    for (;;) {
        const size_t n = marker_of(*text);
        if (n > 0) {
            flush(m);
            m->in_list = true;
            *text = trim(sv_sub(*text, n, text->n));
            if (sv_starts(*text, SV("[ ] ")) || sv_starts(*text, SV("[x] ")))
                *text = trim(sv_sub(*text, 4, text->n));
        } else if (text->n > 0 && text->p[0] == '>') {
            *text = trim(sv_sub(*text, 1, text->n));
            if (text->n == 0)
                flush(m);
        } else {
            return;
        }
    }
}

/* "# heading ##" */
static bool take_heading(struct markdown *m, struct sv text)
{
    const size_t n = run_of(text, '#');
    if (n == 0 || n > 6 || (n < text.n && text.p[n] != ' '))
        return false;
    text = trim(sv_sub(text, n, text.n));
    size_t end = text.n;
    while (end > 0 && text.p[end - 1] == '#')
        end--;
    if (end < text.n && (end == 0 || text.p[end - 1] == ' '))
        text.n = end;
    add_line(m, text);
    return true;
}

/* Two spaces or a backslash at the end of a line break it. */
static bool take_hard_end(struct sv line, struct sv *text)
{
    if (text->n > 0 && text->p[text->n - 1] == '\\') {
        text->n--;
        return true;
    }
    return sv_ends(line, SV("  "));
}

static void take_line(struct markdown *m, struct sv line)
{
    struct sv text = trim(line);
    if (take_fence(m, line) || take_comment(m, line))
        return;
    if (text.n == 0) {
        flush(m);
        m->after_blank = true;
        return;
    }
    const bool after_blank = m->after_blank;
    m->after_blank = false;
    if (indent_of(line) < 4 && after_blank && indent_of(line) == 0)
        m->in_list = false;
    if (indent_of(line) >= 4 && after_blank && !m->in_list) {
        m->after_blank = true; /* code, to the next line that is not indented */
        add_code(m, line);
        return;
    }
    if (is_rule(text) || is_directive(m, text)) {
        flush(m);
        return;
    }
    take_prefixes(m, &text);
    if (take_heading(m, text) || take_row(m, text) || take_definition(m, text))
        return;
    const bool hard = take_hard_end(line, &text);
    gather(m, text);
    if (hard)
        flush(m);
}

int markdown_text(struct sv document, bool keep_code, struct buf *out,
                  struct text_origin *origin, struct err *e)
{
    struct markdown m = {.in = document,
                         .keep_code = keep_code,
                         .out = out,
                         .origin = origin,
                         .after_blank = true};
    struct sv rest = document, line;
    if (sv_starts(rest, SV("\xef\xbb\xbf")))
        rest = sv_sub(rest, 3, rest.n);
    skip_front_matter(&rest);
    while (sv_next_line(&rest, &line))
        take_line(&m, line);
    flush(&m);
    const bool failed = m.failed || out->failed;
    buf_free(&m.paragraph);
    text_origin_free(&m.from);
    return failed ? err_nomem(e) : 0;
}
