/* checks/length_check.c - counts against thresholds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/length_check.h"

#include "base/record_flag.h"
#include "tokenize/charclass.h"

enum {
    ALL_CAPS_LETTERS = 8, /* fewer may be an acronym */
    ALL_CAPS_WORDS = 2,   /* of four letters and more, or three of any */
    RATIO_BASE = 15
};

bool length_check_ratio(const struct side_scan *src,
                        const struct side_scan *tgt, double ratio)
{
    double a = src->weighted + RATIO_BASE, b = tgt->weighted + RATIO_BASE;
    return a > ratio * b || b > ratio * a;
}

/* Two characters of a script without spaces are a word. */
static size_t n_words_of(const struct side_scan *s)
{
    return s->n_items - s->n_unspaced + (s->n_unspaced + 1) / 2;
}

static bool is_all_caps(const struct side_scan *s)
{
    const struct scan_item *items = side_scan_items(s);
    size_t n_long = 0, n = 0;
    if (s->n_lower > 0 || s->n_upper < ALL_CAPS_LETTERS)
        return false;
    for (size_t i = 0; i < s->n_items; i++) {
        n += items[i].kind == ITEM_WORD && items[i].n_cp > 1;
        n_long += items[i].kind == ITEM_WORD && items[i].n_cp >= 4;
    }
    return n_long >= ALL_CAPS_WORDS || (n_long > 0 && n > ALL_CAPS_WORDS);
}

static bool is_inside_word(uint32_t cp)
{
    enum charclass c = charclass_of(cp);
    return charclass_is_letter(c) || c == CHAR_DIGIT || cp == '-' ||
           cp == '_' || cp == '\'' || cp == 0x2019;
}

/* Is the run of word characters around text[at] more than `most` long, and no
 * part of a path or an address, which have other marks beside it? */
static bool is_long_run(struct sv text, size_t *at, size_t most)
{
    static const char beside[] = "/\\@.:=#?&%";
    size_t from = *at, n = 0, n_letters = 0;
    while (*at < text.n) {
        struct utf8_char c = utf8_at(text, *at);
        if (!is_inside_word(c.cp) || script_is_unspaced(script_of(c.cp)))
            break;
        n_letters += charclass_is_letter(charclass_of(c.cp));
        n++;
        *at += c.n_bytes;
    }
    if (n <= most || n_letters * 2 < n)
        return false;
    char before = from > 0 ? text.p[from - 1] : ' ';
    char after = *at + 1 < text.n ? text.p[*at] : ' ';
    bool end = after == '.' && *at + 1 < text.n && text.p[*at + 1] == ' ';
    return !strchr(beside, before) && (end || !strchr(beside, after));
}

static bool has_long_word(const struct side_scan *s, size_t most)
{
    if (s->longest_run <= most)
        return false;
    for (size_t at = 0; at < s->text.n;) {
        size_t from = at;
        if (is_long_run(s->text, &at, most))
            return true;
        if (at == from)
            at += utf8_at(s->text, at).n_bytes;
    }
    return false;
}

uint32_t length_check_side(const struct checker_options *o,
                           const struct side_scan *s)
{
    uint32_t flags = 0;
    size_t n_written = s->n_cp - s->n_spaces;
    if (n_written == 0)
        return RECORD_EMPTY;
    if (n_words_of(s) <= o->too_short_words)
        flags |= RECORD_TOO_SHORT;
    if (s->n_cp > o->too_long_cp)
        flags |= RECORD_TOO_LONG;
    if (s->n_letters == 0)
        flags |= RECORD_NO_LETTERS;
    if ((double)s->n_digits > o->mostly_digits * (double)n_written)
        flags |= RECORD_MOSTLY_DIGITS;
    if (is_all_caps(s))
        flags |= RECORD_ALL_CAPS;
    if (has_long_word(s, o->long_word_cp))
        flags |= RECORD_LONG_WORD;
    return flags;
}
