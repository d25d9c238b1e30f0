/* tokenize/candidate.c - from one byte of interest to the next.
 *
 * Most bytes are letters: the scan looks at a table of first bytes and stops
 * only at marks, brackets and quotation marks.  The rules here need no
 * statistics: a mark with a letter behind it is inside a word, a number or an
 * address; a closing mark belongs to the sentence that it closes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/candidate.h"

#include "tokenize/ascii8.h"
#include "tokenize/charclass.h"
#include "tokenize/note.h"
#include "tokenize/smiley.h"
#include "tokenize/unmarked_end.h"

enum { FAR = 512 }; /* bytes after which an open bracket is forgotten */

/* First bytes that may matter: ASCII marks, « and » (C2), general
 * punctuation (E2), CJK marks (E3, EF), the stops of other scripts (Greek CD,
 * Armenian D6, Arabic D8 and DB, Syriac DC, N'Ko DF, Indic E0, Ethiopic and
 * others E1), emoji (F0). */
static bool interesting(unsigned char c)
{
    static const bool table[256] = {
        ['.'] = 1,  ['!'] = 1,  ['?'] = 1,  [':'] = 1,  [';'] = 1,  ['('] = 1,
        [')'] = 1,  ['['] = 1,  [']'] = 1,  ['"'] = 1,  [0xC2] = 1, [0xE2] = 1,
        [0xE3] = 1, [0xEF] = 1, [0xD8] = 1, [0xDB] = 1, [0xE0] = 1, ['/'] = 1,
        ['@'] = 1,  ['<'] = 1,  ['>'] = 1,  ['-'] = 1,  ['*'] = 1,  ['='] = 1,
        [0xF0] = 1, ['_'] = 1,  [0xCD] = 1, [0xD6] = 1, [0xDC] = 1, [0xDF] = 1,
        [0xE1] = 1,
    };
    return table[c];
}

static size_t next_interesting(struct sv text, size_t at)
{
    for (; at < text.n; at++) {
        if (text.n - at > 8)
            at += ascii8_before(ascii8_marks(ascii8_load(text.p + at)));
        if (interesting((unsigned char)text.p[at]))
            break;
    }
    return at;
}

/* A capital behind a space and a word, a number or a closing mark. */
static bool is_capital(struct sv text, size_t at)
{
    if (text.p[at] < 'A' || text.p[at] > 'Z' || at < 2 || text.p[at - 1] != ' ')
        return false;
    enum charclass before = charclass_before(text, at - 1);
    return charclass_is_letter(before) || before == CHAR_DIGIT ||
           before == CHAR_CLOSE;
}

/* The same, but for capitals. */
static size_t next_or_capital(struct sv text, size_t at)
{
    while (at < text.n && !interesting((unsigned char)text.p[at]) &&
           !is_capital(text, at))
        at++;
    return at;
}

static uint32_t mix(uint32_t hash, uint32_t x)
{
    return (hash ^ x) * 0x9E3779B1u;
}

/* Two spaces between words of Ethiopic script, written for a full stop. */
static bool is_ethiopic_stop(struct sv text, size_t at)
{
    return utf8_at(text, at).cp == 0x1361 && utf8_at(text, at + 3).cp == 0x1361;
}

/* A stop, or a colon or semicolon before white space. */
static bool is_mark(struct sv text, size_t at, struct utf8_char c)
{
    if (c.cp == 0x1361)
        return is_ethiopic_stop(text, at);
    if (c.cp == ':' || c.cp == ';')
        return charclass_at(text, at + 1) == CHAR_SPACE;
    return charclass_of(c.cp) == CHAR_STOP;
}

/* " and its like: open it, or close what is open. */
static void see_quote(struct candidate_scan *scan, uint32_t cp, size_t at)
{
    bool opens = cp == 0xAB || cp == 0x201C || cp == 0x201E ||
                 (cp == '"' && scan->quote_at == 0);
    scan->quote_at = opens ? at + 1 : 0;
}

/* Keep count of what is open, passing the character at `at`. */
static void see(struct candidate_scan *scan, uint32_t cp, size_t at)
{
    switch (cp) {
    case '(':
    case '[': scan->bracket_at = at + 1; break;
    case ')':
    case ']': scan->bracket_at = 0; break;
    case '"':
    case 0xAB:   /* « */
    case 0xBB:   /* » */
    case 0x201C: /* “ */
    case 0x201D: /* ” */
    case 0x201E: /* „ */ see_quote(scan, cp, at); break;
    default: break;
    }
    if (scan->bracket_at > 0 && at + 1 - scan->bracket_at > FAR)
        scan->bracket_at = 0;
    if (scan->quote_at > 0 && at + 1 - scan->quote_at > 4 * FAR)
        scan->quote_at = 0;
}

/* « at `at`, where a quotation began with a »: »so«. */
static bool closes_inward(struct sv text, size_t at)
{
    enum charclass behind = charclass_at(text, at + 2);
    size_t from = at > FAR ? at - FAR : 0;
    if (behind != CHAR_SPACE && behind != CHAR_NONE && behind != CHAR_PAUSE)
        return false;
    for (size_t i = at; i > from; i--) {
        bool is_mark = (unsigned char)text.p[i - 1] == 0xC2;
        unsigned char which = is_mark ? (unsigned char)text.p[i] : 0;
        if (which == 0xAB && i - 1 != at)
            return false;
        if (which == 0xBB)
            return charclass_is_letter(charclass_at(text, i + 1)) &&
                   (i == 1 || charclass_before(text, i - 1) == CHAR_SPACE);
    }
    return false;
}

/* Does the character at `at` close something, there behind a mark?  A
 * straight quotation mark does unless a word follows it. */
static bool closes(const struct candidate_scan *scan, struct utf8_char c,
                   size_t at)
{
    enum charclass class = charclass_of(c.cp);
    enum charclass behind = charclass_at(scan->text, at + c.n_bytes);
    if (class == CHAR_CLOSE)
        return true;
    if (c.cp == 0xAB)
        return closes_inward(scan->text, at);
    return (class == CHAR_QUOTE || c.cp == 0x201C) &&
           (behind == CHAR_SPACE || behind == CHAR_NONE ||
            behind == CHAR_STOP || behind == CHAR_PAUSE ||
            behind == CHAR_CLOSE || behind == CHAR_QUOTE ||
            note_glued(scan->text, at + c.n_bytes).end > at + c.n_bytes);
}

static void take(struct candidate_scan *scan, struct candidate *c,
                 struct utf8_char mark, bool is_closer)
{
    see(scan, mark.cp, c->end);
    c->end += mark.n_bytes;
    if (c->n_marks + c->n_closers < 6)
        c->shape = mix(c->shape, mark.cp);
    c->n_closers += is_closer;
    c->n_marks += !is_closer;
}

/* Marks and closers that follow directly, and the marks of notes among them. */
static void take_attached(struct candidate_scan *scan, struct candidate *c)
{
    for (;;) {
        struct utf8_char next = utf8_at(scan->text, c->end);
        if (next.n_bytes == 0)
            return;
        bool stop = charclass_of(next.cp) == CHAR_STOP;
        if (stop || closes(scan, next, c->end)) {
            take(scan, c, next, !stop);
            continue;
        }
        struct note note = note_glued(scan->text, c->end);
        if (note.end == c->end)
            return;
        c->end = note.end;
        c->is_figure_note |= note.is_figure;
        c->is_tag = note.is_tag;
    }
}

/* A straight quotation mark that stands apart closes when one is open; where
 * none was seen to open, when those that follow it are even in number. */
static bool closes_apart(const struct candidate_scan *scan, size_t at)
{
    enum { REACH = 2048 };
    bool even = true;
    if (scan->quote_at > 0)
        return true;
    size_t to = scan->text.n - at < REACH ? scan->text.n : at + REACH;
    for (size_t i = at + 1; i < to; i++)
        even ^= scan->text.p[i] == '"';
    return even;
}

/* A closer or mark behind white space that still belongs here: "? »",
 * ". . .", " !", and a straight quotation mark where one is open. */
static bool continues(const struct candidate_scan *scan, size_t at)
{
    struct utf8_char c = utf8_at(scan->text, at);
    enum charclass class = charclass_of(c.cp);
    enum charclass behind = charclass_at(scan->text, at + c.n_bytes);
    bool alone = behind == CHAR_SPACE || behind == CHAR_NONE;
    if ((c.cp == 0x201D || c.cp == 0xBB) && charclass_is_letter(behind))
        return false; /* it opens: ”so”, »so« */
    if (class == CHAR_CLOSE)
        return true;
    if (c.cp == '"' || c.cp == 0x201C)
        return alone && closes_apart(scan, at);
    return class == CHAR_STOP && (alone || behind == CHAR_STOP ||
                                  behind == CHAR_CLOSE || behind == CHAR_QUOTE);
}

/* Smileys and notes behind white space belong to the sentence before. */
static void take_apart(const struct candidate_scan *scan, struct candidate *c)
{
    for (;;) {
        size_t at = charclass_skip_space(scan->text, c->end);
        size_t n = smiley_length(scan->text, at);
        size_t end = at + n;
        c->is_smiley |= n > 0;
        if (n > 0)
            c->shape = mix(c->shape, UNMARKED_END_SMILEY);
        else if (at > c->end)
            end = note_apart_end(scan->text, at);
        if (end == at)
            return;
        c->end = end;
        c->next = charclass_skip_space(scan->text, c->end);
    }
}

/* "(!)", "[...]": marks alone in brackets end nothing. */
static bool is_remark(struct sv text, const struct candidate *c)
{
    struct utf8_char last = utf8_before(text, c->end);
    return charclass_before(text, c->mark) == CHAR_OPEN &&
           charclass_of(last.cp) == CHAR_CLOSE;
}

/* No space behind the mark: "it was done.Then" may be an end; "e.g", "3.5",
 * "Jane.Doe@x.org" and "http://x.org/A.B" are none. */
static bool is_glued_end(struct sv text, const struct candidate *c)
{
    enum { REACH = 24 };
    if (c->first == ':' || c->first == ';' ||
        charclass_at(text, c->next) != CHAR_UPPER)
        return false;
    size_t to = c->next, from = c->mark;
    while (to < text.n && to - c->next < REACH &&
           charclass_is_letter(charclass_at(text, to)))
        to += utf8_at(text, to).n_bytes;
    while (from > 0 && c->mark - from < REACH &&
           charclass_before(text, from) == CHAR_LOWER)
        from -= utf8_before(text, from).n_bytes;
    enum charclass before = charclass_before(text, from);
    enum charclass behind = charclass_at(text, to);
    return (before == CHAR_SPACE || before == CHAR_UPPER ||
            before == CHAR_CLOSE) &&
           from + 1 < c->mark &&
           (behind == CHAR_SPACE || behind == CHAR_PAUSE ||
            behind == CHAR_QUOTE);
}

/* Fill `out` from the mark at scan->at; false when it is none. */
static bool examine(struct candidate_scan *scan, struct utf8_char mark,
                    struct candidate *out)
{
    size_t at = scan->at;
    struct sv text = scan->text;
    *out = (struct candidate){.mark = at, .end = at, .first = mark.cp};
    out->detached = charclass_before(text, at) == CHAR_SPACE;
    take(scan, out, mark, false);
    if (mark.cp == 0x1361)
        take(scan, out, mark, false);
    take_attached(scan, out);
    for (;;) {
        out->next = charclass_skip_space(text, out->end);
        if (out->next == out->end || !continues(scan, out->next))
            break;
        out->shape = mix(out->shape, ' ');
        out->end = out->next;
        out->detached = true;
        take_attached(scan, out);
    }
    take_apart(scan, out);
    scan->at = out->end;
    enum charclass next = charclass_at(text, out->next);
    if (next == CHAR_NONE || next == CHAR_PAUSE || is_remark(text, out))
        return false;
    return out->next > out->end || out->is_tag ||
           charclass_is_wide_stop(mark.cp) || is_glued_end(text, out);
}

/* A place without a mark, behind text[..end) and before text[next..). */
static bool place_seam(const struct candidate_scan *scan, size_t end,
                       uint32_t kind, struct candidate *out)
{
    *out = (struct candidate){.mark = end,
                              .end = end,
                              .next = charclass_skip_space(scan->text, end),
                              .first = kind,
                              .shape = kind};
    enum charclass next = charclass_at(scan->text, out->next);
    return end > scan->last_end && out->next < scan->text.n &&
           next != CHAR_STOP && next != CHAR_CLOSE && next != CHAR_PAUSE;
}

/* Pass the seam at scan->at, if there is one: the place before it into *out,
 * that behind it into the scan. */
static bool pass_seam(struct candidate_scan *scan, struct candidate *out)
{
    struct unmarked_end seam;
    if (!unmarked_end_at(scan->text, scan->at, &seam))
        return false;
    scan->at = seam.to;
    scan->seam_to = seam.behind ? seam.to : 0;
    scan->unmarked_end_kind = seam.kind | UNMARKED_END_AFTER;
    if (!seam.before)
        return false;
    size_t end = charclass_trim_space(scan->text, seam.from);
    return place_seam(scan, end, seam.kind, out);
}

/* The place behind the seam that was passed. */
static bool leave_seam(struct candidate_scan *scan, struct candidate *out)
{
    size_t end = scan->seam_to;
    scan->seam_to = 0;
    return place_seam(scan, end, scan->unmarked_end_kind, out);
}

bool candidate_next(struct candidate_scan *scan, struct candidate *out)
{
    struct sv text = scan->text;
    if (scan->seam_to > 0 && leave_seam(scan, out))
        return true;
    for (;;) {
        scan->at = scan->is_unparted ? next_or_capital(text, scan->at)
                                     : next_interesting(text, scan->at);
        if (scan->at >= text.n)
            return false;
        if (scan->is_unparted && is_capital(text, scan->at)) {
            size_t end = charclass_trim_space(text, scan->at++);
            if (place_seam(scan, end, UNMARKED_END_CAPITAL, out))
                return true;
            continue;
        }
        if (unmarked_end_is_trigger((unsigned char)text.p[scan->at])) {
            size_t before = scan->at;
            if (pass_seam(scan, out))
                return true;
            if (scan->seam_to > 0 && leave_seam(scan, out))
                return true;
            if (scan->at > before)
                continue;
        }
        struct utf8_char c = utf8_at(text, scan->at);
        if (is_mark(text, scan->at, c)) {
            if (examine(scan, c, out))
                return true;
        } else {
            see(scan, c.cp, scan->at);
            scan->at += c.n_bytes;
        }
    }
}
