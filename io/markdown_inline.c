/* io/markdown_inline.c - one pass over the bytes; what is no mark-up is text.
 *
 * Not CommonMark's algorithm of delimiter runs: a run of "*" or "~~" is always
 * taken out where it touches a word, and "_" only at the edge of one, which
 * gives the same text for all but contrived paragraphs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/markdown_inline.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

/* Mark-up that begins ends within so many bytes, or is text: what looks like a
 * beginning at every byte takes no more than that often. */
enum { MAX_REACH = 2048 };

struct inline_text {
    struct sv in;
    const struct text_origin *from;
    struct buf *out;
    struct text_origin *origin;
    bool begun, space_due;
};

static bool is_white(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_word(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool is_punctuation(char c)
{
    return c > ' ' && c < 0x7F && !is_word(c);
}

static char at(const struct inline_text *t, size_t i)
{
    return i < t->in.n ? t->in.p[i] : ' ';
}

/* A byte of text, which the paragraph has at i. */
static void add(struct inline_text *t, char c, size_t i)
{
    if (is_white(c)) {
        t->space_due = true;
        return;
    }
    if (t->space_due && t->begun)
        buf_add_char(t->out, ' ');
    t->space_due = false;
    t->begun = true;
    if (t->origin &&
        text_origin_add(t->origin, t->out->n, text_origin_of(t->from, i)) != 0)
        t->out->failed = true;
    buf_add_char(t->out, c);
}

static void add_text(struct inline_text *t, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        add(t, t->in.p[i], i);
}

/* How far mark-up that begins at i may reach. */
static size_t reach(const struct inline_text *t, size_t i)
{
    return t->in.n - i > MAX_REACH ? i + MAX_REACH : t->in.n;
}

/* Where `end` is next from i on, or in.n. */
static size_t find(const struct inline_text *t, size_t i, const char *end)
{
    const struct sv wanted = sv_from(end);
    const size_t to = reach(t, i);
    while (i < to && !sv_starts(sv_sub(t->in, i, t->in.n), wanted))
        i++;
    return i < to ? i : t->in.n;
}

static bool starts(const struct inline_text *t, size_t i, const char *with)
{
    return sv_starts(sv_sub(t->in, i, t->in.n), sv_from(with));
}

/* `code`: what is between two equal runs of backticks. */
static size_t take_code(struct inline_text *t, size_t i)
{
    size_t n = 0, end;
    while (at(t, i + n) == '`')
        n++;
    const size_t to = reach(t, i + n);
    for (end = i + n; end < to; end++) {
        size_t run = 0;
        while (at(t, end + run) == '`')
            run++;
        if (run == n) {
            add_text(t, i + n, end);
            return end + n;
        }
        end += run > 0 ? run - 1 : 0;
    }
    add_text(t, i, i + n);
    return i + n;
}

/* The "]" that closes the "[" before i, or in.n. */
static size_t closing_bracket(const struct inline_text *t, size_t i)
{
    unsigned depth = 1;
    const size_t to = reach(t, i);
    for (; i < to; i++) {
        if (t->in.p[i] == '\\')
            i++;
        else if (t->in.p[i] == '[')
            depth++;
        else if (t->in.p[i] == ']' && --depth == 0)
            return i;
    }
    return t->in.n;
}

/* Behind "(url "title")", with brackets in the address, or "[ref]"; i if
 * neither is there. */
static size_t behind_target(const struct inline_text *t, size_t i)
{
    if (at(t, i) == '[') {
        size_t end = closing_bracket(t, i + 1);
        return end < t->in.n ? end + 1 : i;
    }
    if (at(t, i) != '(')
        return i;
    unsigned depth = 0;
    const size_t to = reach(t, i);
    for (size_t k = i; k < to; k++) {
        if (t->in.p[k] == '\\')
            k++;
        else if (t->in.p[k] == '(')
            depth++;
        else if (t->in.p[k] == ')' && --depth == 0)
            return k + 1;
    }
    return i;
}

/* Where the link or note that begins at i ends: its text is in[*from, *to); i
 * if none does. */
static size_t find_link(const struct inline_text *t, size_t i, size_t *from,
                        size_t *to)
{
    size_t open = at(t, i) == '!' ? i + 1 : i;
    size_t close = closing_bracket(t, open + 1);
    if (close == t->in.n)
        return i;
    *from = open + 1;
    *to = close;
    if (at(t, open + 1) == '^') {
        *from = *to; /* a reference to a note */
        return close + 1;
    }
    size_t end = behind_target(t, close + 1);
    return end > close + 1 ? end : i;
}

/* Behind a tag, a comment or an address in "<…>"; i if it is none. */
static size_t behind_tag(const struct inline_text *t, size_t i)
{
    const char c = at(t, i + 1);
    if (starts(t, i, "<!--")) {
        size_t end = find(t, i, "-->");
        return end < t->in.n ? end + 3 : t->in.n;
    }
    if (!(c == '/' || c == '!' || c == '?' || c == '>' ||
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
        return i;
    char quote = 0;
    unsigned braces = 0;
    const size_t to = reach(t, i);
    for (size_t k = i + 1; k < to; k++) {
        const char d = t->in.p[k];
        if (quote)
            quote = d == quote ? 0 : quote;
        else if (d == '{')
            braces++;
        else if (d == '}' && braces > 0)
            braces--;
        else if (d == '"' || d == '\'')
            quote = d;
        else if (d == '<')
            return i;
        else if (d == '>' && braces == 0)
            return k + 1;
    }
    return i;
}

static size_t take_angle(struct inline_text *t, size_t i)
{
    size_t end = behind_tag(t, i);
    if (end == i) {
        add(t, '<', i);
        return i + 1;
    }
    struct sv inside = sv_sub(t->in, i + 1, end - 1);
    if (memchr(inside.p, ':', inside.n) && !memchr(inside.p, ' ', inside.n) &&
        !memchr(inside.p, '=', inside.n) && inside.p[0] != '!')
        add_text(t, i + 1, end - 1); /* an address */
    else if (sv_starts(inside, SV("br")))
        t->space_due = true;
    return end;
}

/* Comments of MDX in braces, "{{…}}", "{%…%}", "{#name}"; i if it is none of them. */
static size_t behind_braces(const struct inline_text *t, size_t i)
{
    static const char *const pairs[][2] = {
        {"{/*", "*/}"}, {"{{", "}}"}, {"{%", "%}"}, {"{#", "}"}, {"{:", "}"}};
    for (size_t k = 0; k < sizeof pairs / sizeof pairs[0]; k++) {
        if (!starts(t, i, pairs[k][0]))
            continue;
        size_t end = find(t, i, pairs[k][1]);
        if (end < t->in.n)
            return end + strlen(pairs[k][1]);
    }
    return i;
}

/* "&eacute;", "&#233;", "&#xe9;": as HTML has them. */
static size_t take_reference(struct inline_text *t, size_t i)
{
    char name[33], utf8[8];
    size_t n = 0;
    unsigned long cp = 0;
    while (n < 32 && at(t, i + 1 + n) != ';' && !is_white(at(t, i + 1 + n))) {
        name[n] = at(t, i + 1 + n);
        n++;
    }
    name[n] = '\0';
    if (at(t, i + 1 + n) == ';' && name[0] == '#') {
        const bool hex = name[1] == 'x' || name[1] == 'X';
        for (size_t k = hex ? 2 : 1; k < n && cp < 0x110000; k++) {
            const char c = name[k];
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : 16;
            cp = digit < (hex ? 16 : 10)
                     ? cp * (hex ? 16 : 10) + (unsigned)digit
                     : 0x110000;
        }
    } else if (at(t, i + 1 + n) == ';') {
        const htmlEntityDesc *entity = htmlEntityLookup((xmlChar *)name);
        cp = entity ? entity->value : 0;
    }
    if (cp == 0 || cp >= 0x110000 || (cp >= 0xD800 && cp < 0xE000)) {
        add(t, '&', i);
        return i + 1;
    }
    int n_bytes = xmlCopyChar(0, (xmlChar *)utf8, (int)cp);
    for (int k = 0; k < n_bytes; k++)
        add(t, utf8[k], i);
    return i + n + 2;
}

/* A run of one of "*_~": emphasis where it touches a word on one side and not
 * on the other ("_"), or touches one at all. */
static size_t take_emphasis(struct inline_text *t, size_t i)
{
    const char c = t->in.p[i];
    size_t end = i;
    while (at(t, end) == c)
        end++;
    const char before = i > 0 ? t->in.p[i - 1] : ' ', after = at(t, end);
    const bool open = !is_white(after), close = !is_white(before);
    bool mark = open || close;
    if (c == '_')
        mark = mark && !(is_word(before) && is_word(after));
    if (c == '~')
        mark = mark && end - i == 2;
    if (!mark)
        add_text(t, i, end);
    return end;
}

static size_t take_one(struct inline_text *t, size_t i);

/* A link's text may have mark-up of its own; links in it are its text. */
static size_t take_link(struct inline_text *t, size_t i)
{
    size_t from = 0, to = 0, end = find_link(t, i, &from, &to);
    if (end == i) {
        add(t, t->in.p[i], i);
        return i + 1;
    }
    const size_t whole = t->in.n;
    t->in.n = to;
    while (from < to) {
        /* no deeper: a bracket within is taken as it is */
        if (t->in.p[from] == '[' ||
            (t->in.p[from] == '!' && at(t, from + 1) == '[')) {
            size_t a = 0, b = 0, inner = find_link(t, from, &a, &b);
            add_text(t, inner > from ? a : from, inner > from ? b : from + 1);
            from = inner > from ? inner : from + 1;
        } else {
            from = take_one(t, from);
        }
    }
    t->in.n = whole;
    return end;
}

static size_t take_one(struct inline_text *t, size_t i)
{
    const char c = t->in.p[i];
    size_t end;
    switch (c) {
    case '\\':
        if (is_punctuation(at(t, i + 1))) {
            add(t, t->in.p[i + 1], i + 1);
            return i + 2;
        }
        break;
    case '`': return take_code(t, i);
    case '<': return take_angle(t, i);
    case '&': return take_reference(t, i);
    case '*':
    case '_':
    case '~': return take_emphasis(t, i);
    case '[': return take_link(t, i);
    case '!':
        if (at(t, i + 1) == '[')
            return take_link(t, i);
        break;
    case '{':
        end = behind_braces(t, i);
        if (end > i)
            return end;
        break;
    default: break;
    }
    add(t, c, i);
    return i + 1;
}

void markdown_inline(struct sv paragraph, const struct text_origin *from,
                     struct buf *out, struct text_origin *origin)
{
    struct inline_text t = {
        .in = paragraph, .from = from, .out = out, .origin = origin};
    for (size_t i = 0; i < t.in.n;)
        i = take_one(&t, i);
    if (t.begun)
        buf_add_char(out, '\n');
}
