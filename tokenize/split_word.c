/* tokenize/split_word.c - letters, digits, inner stops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/split_word.h"

enum { MAX_WORD_CP = 20 };

static uint32_t lower(uint32_t cp)
{
    return cp - 'A' < 26u ? cp | 0x20 : cp;
}

static bool is_vowel(uint32_t cp)
{
    switch (lower(cp)) {
    case 'a':
    case 'e':
    case 'i':
    case 'o':
    case 'u':
    case 'y': return true;
    default: return cp >= 0xC0;
    }
}

/* Measure text[from..to), which is no longer than a few words. */
static struct split_word look(struct sv text, size_t from, size_t to)
{
    struct split_word w = {.from = from, .to = to};
    enum charclass last = CHAR_NONE;
    for (size_t at = from; at < to;) {
        struct utf8_char c = utf8_at(text, at);
        enum charclass class = charclass_of(c.cp);
        if (w.n_cp == 0)
            w.first = class;
        if (class != last || class == CHAR_STOP)
            w.shape = split_mix(w.shape, class);
        last = class;
        w.hash = split_mix(w.hash, lower(c.cp));
        w.suffix = w.suffix << 8 | (lower(c.cp) & 0xFF);
        w.vowel |= is_vowel(c.cp);
        w.n_cp++;
        at += c.n_bytes;
    }
    w.suffix &= 0xFFFFFF;
    return w;
}

static bool in_word(struct utf8_char c)
{
    enum charclass class = charclass_of(c.cp);
    return charclass_is_letter(class) || class == CHAR_DIGIT || c.cp == '.' ||
           c.cp == 0xB0;
}

/* "config.yaml", "main.c", "www.example.org": each part but the last has three
 * characters or more, and the last has small letters only.  The offset of the
 * first stop, or 0. */
static size_t file_stop(struct sv text, size_t from, size_t to)
{
    size_t first = 0, part = from;
    if (!charclass_is_letter(charclass_at(text, from)))
        return 0;
    for (size_t at = from; at < to; at++) {
        if (text.p[at] != '.')
            continue;
        if (at - part < 3)
            return 0;
        first = first ? first : at;
        part = at + 1;
    }
    for (size_t at = part; at < to; at++) {
        if (text.p[at] < 'a' || text.p[at] > 'z')
            return 0;
    }
    return part < to ? first : 0;
}

struct split_word split_word_before(struct sv text, size_t at, size_t limit)
{
    unsigned n = 0;
    while (at > limit && n++ < 4 && charclass_before(text, at) == CHAR_SPACE)
        at -= utf8_before(text, at).n_bytes;
    size_t to = at;
    for (n = 0; at > limit && n < MAX_WORD_CP; n++) {
        struct utf8_char c = utf8_before(text, at);
        if (!in_word(c))
            break;
        at -= c.n_bytes;
    }
    if (at == to && at > limit)
        at -= utf8_before(text, at).n_bytes;
    size_t stop = file_stop(text, at, to);
    struct split_word w = look(text, at, stop ? stop : to);
    w.to = to;
    return w;
}

struct split_word split_word_at(struct sv text, size_t at)
{
    size_t from = at;
    for (unsigned n = 0; n < MAX_WORD_CP; n++) {
        struct utf8_char c = utf8_at(text, at);
        enum charclass class = charclass_of(c.cp);
        if (c.n_bytes == 0 ||
            !(charclass_is_letter(class) || class == CHAR_DIGIT))
            break;
        at += c.n_bytes;
    }
    if (at == from)
        at += utf8_at(text, at).n_bytes;
    return look(text, from, at);
}

/* The end of a tag, or of stars and the like that open emphasis, at `at`;
 * `at`: none. */
static size_t markup_end(struct sv text, size_t at)
{
    enum { MAX_TAG = 64 };
    size_t to = at;
    char c = at < text.n ? text.p[at] : 0;
    if (c == '<') {
        while (to < text.n && to - at < MAX_TAG && text.p[to] != '>')
            to++;
        bool is_tag = to < text.n && text.p[to] == '>' &&
                      (text.p[at + 1] == '/' ||
                       charclass_is_letter(charclass_at(text, at + 1)));
        return is_tag ? to + 1 : at;
    }
    if (c != '*' && c != '_' && c != '~')
        return at;
    while (to < text.n && text.p[to] == c && to - at < 3)
        to++;
    enum charclass next = charclass_at(text, to);
    return next == CHAR_SPACE || next == CHAR_NONE ? at : to;
}

struct split_word split_word_first(struct sv text, size_t at, uint32_t *opener)
{
    *opener = 0;
    at = charclass_skip_space(text, markup_end(text, at));
    struct split_word w = split_word_at(text, at);
    for (int i = 0;
         i < 2 && !charclass_is_letter(w.first) && w.first != CHAR_DIGIT; i++) {
        at = charclass_skip_space(text, w.to);
        at = charclass_skip_space(text, markup_end(text, at));
        if (at >= text.n)
            break;
        *opener = split_mix(*opener, utf8_at(text, w.from).cp);
        w = split_word_at(text, at);
    }
    return w;
}

bool split_word_is_camel(struct sv text, const struct split_word *w)
{
    enum { MAX_SMALL = 2 };
    size_t at = w->from;
    if (w->first != CHAR_LOWER)
        return false;
    for (int n = 0; n <= MAX_SMALL && at < w->to; n++) {
        struct utf8_char c = utf8_at(text, at);
        if (charclass_of(c.cp) == CHAR_UPPER)
            return true;
        at += c.n_bytes;
    }
    return false;
}
