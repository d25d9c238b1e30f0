/* tokenize/note.c - brackets, raised figures, bare figures, tags, emphasis.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/note.h"

#include "tokenize/charclass.h"

enum { MAX_BRACKET = 48, MAX_TAG = 64, MAX_LINK = 400, MAX_FIGURES = 3 };

static bool is_raised(uint32_t cp)
{
    return cp == 0xB2 || cp == 0xB3 || cp == 0xB9 || cp == 0x2070 ||
           (cp >= 0x2074 && cp <= 0x2079) || cp == 0x2020 || cp == 0x2021;
}

/* The offset behind the first `close` within n_most bytes of `at`, or `at`.  A
 * further `open` in between breaks off. */
static size_t behind(struct sv text, size_t at, char open, char close,
                     size_t n_most)
{
    for (size_t i = at + 1; i < text.n && i - at <= n_most; i++) {
        if (text.p[i] == close)
            return i > at + 1 ? i + 1 : at;
        if (text.p[i] == open)
            break;
    }
    return at;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Figures with commas and dashes between: "1", "1, 2", "12-14". */
static bool is_figures(struct sv s)
{
    size_t n_digits = 0;
    for (size_t i = 0; i < s.n;) {
        struct utf8_char c = utf8_at(s, i);
        bool digit = c.cp < 0x80 && is_digit((char)c.cp);
        if (!digit && c.cp != ',' && c.cp != ' ' && c.cp != '-' &&
            c.cp != 0x2013)
            return false;
        n_digits += digit;
        i += c.n_bytes;
    }
    return n_digits > 0;
}

static bool is_dots(struct sv s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        struct utf8_char c = utf8_at(s, i);
        if (c.cp != '.' && c.cp != 0x2026 && c.cp != ' ')
            return false;
        n += c.cp == '.' ? 1 : c.cp == 0x2026 ? 3 : 0;
        i += c.n_bytes;
    }
    return n >= 2;
}

/* "Applause", "Laughter and noise": words and nothing else. */
static bool is_remark(struct sv s)
{
    enum { MAX_REMARK = 40 };
    if (s.n > MAX_REMARK || charclass_at(s, 0) != CHAR_UPPER)
        return false;
    for (size_t i = 0; i < s.n;) {
        struct utf8_char c = utf8_at(s, i);
        if (!charclass_is_letter(charclass_of(c.cp)) && c.cp != ' ')
            return false;
        i += c.n_bytes;
    }
    return true;
}

/* "[12]", "[note 1]", "[citation needed]", each also with a link or a page
 * (":14") behind. */
static size_t bracket_end(struct sv text, size_t at)
{
    size_t to = behind(text, at, '[', ']', MAX_BRACKET);
    if (to > at && to < text.n && text.p[to] == '(')
        return behind(text, to, ' ', ')', MAX_LINK);
    if (to > at && to + 1 < text.n && text.p[to] == ':' &&
        is_digit(text.p[to + 1])) {
        for (to++; to < text.n && is_digit(text.p[to]);)
            to++;
    }
    return to;
}

/* "(1)", "(a)" as a note, and the address of a link whose text has closed. */
static size_t round_end(struct sv text, size_t at)
{
    if (at > 0 && text.p[at - 1] == ']')
        return behind(text, at, ' ', ')', MAX_LINK);
    size_t to = behind(text, at, '(', ')', MAX_BRACKET);
    struct sv inner = to > at ? sv_sub(text, at + 1, to - 1) : (struct sv){0};
    bool is_letter = inner.n == 1 && charclass_at(inner, 0) == CHAR_LOWER;
    return is_letter || is_figures(inner) ? to : at;
}

/* "</p>", "<br/>", "<sup>1</sup>": what closes or breaks. */
static size_t tag_end(struct sv text, size_t at)
{
    struct sv rest = sv_sub(text, at, text.n);
    size_t to = behind(text, at, '<', '>', MAX_TAG);
    if (sv_starts(rest, SV("</")) || sv_starts(rest, SV("<br")) ||
        sv_starts(rest, SV("<BR")))
        return to;
    bool is_raising =
        sv_starts(rest, SV("<sup")) || sv_starts(rest, SV("<ref"));
    if (!is_raising || to == at)
        return at;
    size_t close = to;
    while (close < text.n && close - to < MAX_TAG && text.p[close] != '<')
        close++;
    rest = sv_sub(text, close, text.n);
    return sv_starts(rest, SV("</")) ? behind(text, close, '<', '>', MAX_TAG)
                                     : at;
}

/* Up to three of * _ ~ ` that close: no word follows. */
static size_t emphasis_end(struct sv text, size_t at)
{
    size_t to = at;
    while (to < text.n && text.p[to] == text.p[at] && to - at < 3)
        to++;
    enum charclass next = charclass_at(text, to);
    bool closes = next == CHAR_SPACE || next == CHAR_NONE ||
                  next == CHAR_CLOSE || next == CHAR_QUOTE ||
                  next == CHAR_PAUSE || next == CHAR_STOP ||
                  (next == CHAR_OPEN && text.p[to] == '[') ||
                  (next == CHAR_OTHER && strchr("*_~", text.p[to]));
    return closes ? to : at;
}

/* May bare figures at `at` be a note: behind a word of small letters and its
 * stop, or behind a closing mark? */
static bool takes_figures(struct sv text, size_t at)
{
    struct utf8_char mark = utf8_before(text, at);
    enum charclass class = charclass_of(mark.cp);
    if (class == CHAR_CLOSE || class == CHAR_QUOTE)
        return true;
    size_t word = at - mark.n_bytes;
    enum charclass last = charclass_before(text, word);
    if (class == CHAR_STOP && (last == CHAR_CLOSE || last == CHAR_QUOTE))
        return true;
    if (class != CHAR_STOP || last != CHAR_LOWER)
        return false;
    word -= utf8_before(text, word).n_bytes;
    return charclass_before(text, word) == CHAR_LOWER;
}

/* "3", "1,2", "12-14" between a stop and white space before a beginning. */
static size_t figures_end(struct sv text, size_t at)
{
    size_t to = at, n = 0;
    while (to < text.n && n <= MAX_FIGURES) {
        if (is_digit(text.p[to])) {
            n++;
            to++;
            continue;
        }
        struct utf8_char c = utf8_at(text, to);
        bool joins = c.cp == ',' || c.cp == '-' || c.cp == 0x2013;
        if (!joins || n == 0 || to + c.n_bytes >= text.n ||
            !is_digit(text.p[to + c.n_bytes]))
            break;
        n = 0;
        to += c.n_bytes;
    }
    if (n == 0 || n > MAX_FIGURES || !takes_figures(text, at))
        return at;
    if (to == text.n)
        return to;
    size_t next = charclass_skip_space(text, to);
    enum charclass class = charclass_at(text, next);
    bool begins = class == CHAR_UPPER || class == CHAR_OPEN ||
                  class == CHAR_QUOTE || class == CHAR_NONE;
    return next > to && begins ? to : at;
}

/* One mark; `at` when there is none. */
static size_t mark_end(struct sv text, size_t at, struct note *out)
{
    struct utf8_char c = utf8_at(text, at);
    out->is_tag = false;
    switch (c.cp) {
    case '[': return bracket_end(text, at);
    case '(': return round_end(text, at);
    case '<': out->is_tag = true; return tag_end(text, at);
    case '*':
    case '_':
    case '~':
    case '`': return emphasis_end(text, at);
    default: break;
    }
    if (is_raised(c.cp))
        return at + c.n_bytes;
    if (c.cp < 0x80 && is_digit((char)c.cp)) {
        size_t to = figures_end(text, at);
        out->is_figure |= to > at;
        return to;
    }
    return at;
}

/* "[1],[2]", "¹,²": a comma between two marks. */
static size_t skip_comma(struct sv text, size_t at)
{
    if (at + 1 >= text.n || text.p[at] != ',')
        return at;
    uint32_t next = utf8_at(text, at + 1).cp;
    return next == '[' || is_raised(next) ? at + 1 : at;
}

struct note note_glued(struct sv text, size_t at)
{
    struct note note = {.end = at}, ahead = note;
    for (size_t from = at; from < text.n;) {
        size_t to = mark_end(text, from, &ahead);
        if (to == from)
            break;
        enum charclass next = charclass_at(text, to);
        if (ahead.is_tag || next == CHAR_SPACE || next == CHAR_NONE ||
            next == CHAR_CLOSE || next == CHAR_QUOTE || next == CHAR_STOP) {
            note = ahead;
            note.end = to;
        }
        from = skip_comma(text, to);
    }
    return note;
}

/* Does what stands at `at`, behind a mark and white space, begin a sentence? */
static bool begins(struct sv text, size_t at)
{
    enum charclass c = charclass_at(text, at);
    return c == CHAR_NONE || c == CHAR_UPPER || c == CHAR_OPEN ||
           c == CHAR_QUOTE || c == CHAR_DIGIT || c == CHAR_DASH;
}

/* "Lund, Ada", "Lund, A. B.": so an entry of a bibliography begins, whose number
 * stands in front. */
static bool is_entry(struct sv text, size_t at)
{
    enum { MAX_NAME = 40 };
    size_t to = at;
    while (to < text.n && to - at < MAX_NAME) {
        struct utf8_char c = utf8_at(text, to);
        enum charclass class = charclass_of(c.cp);
        if (!charclass_is_letter(class) && class != CHAR_DASH &&
            class != CHAR_QUOTE)
            break;
        to += c.n_bytes;
    }
    return to > at && to + 1 < text.n && text.p[to] == ',' &&
           charclass_at(text, charclass_skip_space(text, to + 1)) == CHAR_UPPER;
}

static size_t apart_end(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    if (is_raised(c.cp))
        return at + c.n_bytes;
    if (c.cp != '[' && c.cp != '(')
        return at;
    bool square = c.cp == '[';
    size_t to = behind(text, at, (char)c.cp, square ? ']' : ')', MAX_BRACKET);
    if (to == at)
        return at;
    struct sv inner = sv_sub(text, at + 1, to - 1);
    size_t then = charclass_skip_space(text, to);
    bool is_mark =
        is_dots(inner) ||
        (square && is_figures(inner) && !is_entry(text, then)) ||
        (!square && is_remark(inner) && charclass_at(text, then) == CHAR_UPPER);
    return is_mark ? to : at;
}

size_t note_apart_end(struct sv text, size_t at)
{
    size_t end = at;
    bool leads = text.n > 1 && text.p[0] == '[' && is_digit(text.p[1]);
    for (size_t from = at; !leads;) {
        size_t to = apart_end(text, from);
        enum charclass next = charclass_at(text, to);
        size_t then = charclass_skip_space(text, to);
        if (to == from || (next != CHAR_SPACE && next != CHAR_NONE))
            break;
        if (begins(text, then))
            end = to;
        from = then;
    }
    return end;
}
