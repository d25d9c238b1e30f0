/* checks/mojibake.c - characters that, as bytes again, make UTF-8.
 *
 * "é" is C3 A9 in UTF-8; read as windows-1252 that is "Ã©".  So the text is
 * walked for a character C2 to F4 that is followed by as many characters 80 to
 * BF as that byte announces.  What they make must be likely text: an accented
 * letter, a typographic mark, a letter of another script; "É»" would be C9 BB, a
 * letter that nobody writes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/mojibake.h"

#include "tokenize/charclass.h"

/* The byte that windows-1252 (or ISO 8859-1) reads as cp, or 0x100. */
static unsigned byte_of(uint32_t cp)
{
    static const uint16_t high[32] = {
        0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
        0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    if (cp < 0x100)
        return cp;
    for (unsigned k = 0; k < 32; k++)
        if (high[k] == cp)
            return 0x80 + k;
    return 0x100;
}

/* How many bytes follow a first byte; 0: it is none. */
static unsigned n_following(unsigned first)
{
    if (first >= 0xC2 && first <= 0xDF)
        return 1;
    if (first >= 0xE0 && first <= 0xEF)
        return 2;
    return first >= 0xF0 && first <= 0xF4 ? 3 : 0;
}

/* May the character stand after a word: a space, » or another mark, as in
 * "IRMÃ »" and "Élevé •"? */
static bool is_mark(struct sv text, size_t at)
{
    enum charclass c = charclass_at(text, at);
    return c == CHAR_SPACE || c == CHAR_CLOSE || c == CHAR_OPEN ||
           c == CHAR_QUOTE || c == CHAR_DASH || c == CHAR_STOP ||
           utf8_at(text, at).cp == 0x2022;
}

/* What the characters from `at` on make as bytes; 0: nothing. */
static uint32_t remade(struct sv text, size_t at)
{
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    struct utf8_char c = utf8_at(text, at);
    unsigned n = n_following(byte_of(c.cp)), n_marks = 0;
    uint32_t cp = byte_of(c.cp) & (0x3Fu >> n);
    bool letter = c.cp != 0xD7 && c.cp != 0xF7; /* × ÷ */
    for (unsigned k = 0; k < n; k++) {
        at += c.n_bytes;
        n_marks += is_mark(text, at);
        c = utf8_at(text, at);
        unsigned byte = byte_of(c.cp);
        if (c.n_bytes == 0 || byte < 0x80 || byte > 0xBF)
            return 0;
        cp = cp << 6 | (byte & 0x3F);
    }
    bool word_and_mark = n > 1 && cp >= 0x2800 && n_marks > 0; /* "é »" */
    bool sign_and_mark = !letter && n_marks > 0;               /* "m × m" */
    return n == 0 || cp < least[n] || word_and_mark || sign_and_mark ? 0 : cp;
}

/* Do people write it?  Not U+0240 to U+036F, U+0530 to U+0590 and so on. */
static bool is_likely(uint32_t cp)
{
    return (cp >= 0xA0 && cp < 0x180) || (cp >= 0x218 && cp < 0x21C) ||
           (cp >= 0x386 && cp < 0x3CF) || (cp >= 0x401 && cp < 0x460) ||
           (cp >= 0x5D0 && cp < 0x5EB) || (cp >= 0x621 && cp < 0x653) ||
           (cp >= 0x900 && cp < 0x980) || (cp >= 0xE01 && cp < 0xE5C) ||
           (cp >= 0x1E00 && cp < 0x1F00) || (cp >= 0x2000 && cp < 0x2070) ||
           (cp >= 0x20A0 && cp < 0x2300) || (cp >= 0x2500 && cp < 0x2800) ||
           (cp >= 0x3000 && cp < 0x9FFF) || (cp >= 0xAC00 && cp < 0xD7A4) ||
           (cp >= 0xFEFF && cp < 0xFFFE) || (cp >= 0x1F300 && cp < 0x1FB00);
}

/* A capital that ends a word in capitals is one, whatever follows. */
static bool ends_capitals(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    return c.cp < 0xDF && charclass_before(text, at) == CHAR_UPPER &&
           is_mark(text, at + c.n_bytes);
}

/* "Ã" or "Â" without what followed it: between small letters, or alone. */
static bool is_remainder(struct sv text, size_t at)
{
    struct utf8_char c = utf8_at(text, at);
    if (c.cp != 0xC3 && c.cp != 0xC2)
        return false;
    enum charclass before = charclass_before(text, at);
    enum charclass after = charclass_at(text, at + c.n_bytes);
    if (before == CHAR_LOWER || before == CHAR_DIGIT)
        return after != CHAR_UPPER;
    bool alone = before == CHAR_SPACE || before == CHAR_NONE;
    return alone && c.cp == 0xC3 && after == CHAR_SPACE;
}

/* "â€" begins every dash and quotation mark; nobody writes it. */
static bool is_broken_mark(struct sv text, size_t at)
{
    struct sv rest = sv_sub(text, at, text.n);
    return sv_starts(rest, SV("â€")) || sv_starts(rest, SV("ï»¿")) ||
           sv_starts(rest, SV("‚Ä")) || sv_starts(rest, SV("\xEF\xBF\xBD"));
}

/* UTF-8 read as MacRoman: é √©, è √®, à √†, ê √™, ç √ß, ô √¥, î √Æ, û √ª. */
static bool is_mac_roman(struct sv text, size_t at)
{
    static const uint32_t seconds[] = {0xA9,   0xAE, 0x2020, 0x2122, 0xDF,
                                       0xA5,   0xC6, 0xAA,   0xA2,   0xA8,
                                       0x2018, 0xBA, 0xF1,   0xD8};
    struct utf8_char c = utf8_at(text, at), next;
    if (c.cp != 0x221A)
        return false;
    next = utf8_at(text, at + c.n_bytes);
    for (size_t k = 0; k < sizeof seconds / sizeof *seconds; k++)
        if (next.cp == seconds[k])
            return true;
    return false;
}

static bool is_trace(struct sv text, size_t at)
{
    uint32_t cp = remade(text, at);
    if (cp != 0 && is_likely(cp) && !ends_capitals(text, at))
        return true;
    return is_remainder(text, at) || is_broken_mark(text, at) ||
           is_mac_roman(text, at);
}

/* Can the mark at `at` be a trace?  All traces but "Ã", "Â" and U+FFFD are two
 * marks in a row: an accent inside a word is none. */
static bool may_be_trace(struct sv text, size_t at)
{
    const unsigned char *c = (const unsigned char *)text.p + at;
    const size_t next = at + (c[0] < 0xE0 ? 2 : c[0] < 0xF0 ? 3 : 4);
    return (next < text.n && (unsigned char)text.p[next] >= 0x80) ||
           c[0] == 0xEF || (c[0] == 0xC3 && (c[1] == 0x82 || c[1] == 0x83));
}

bool mojibake_found(const struct side_scan *s)
{
    const uint32_t *marks = side_scan_marks(s);
    for (size_t k = 0; s->is_wide && k < s->n_marks; k++) {
        unsigned char c = (unsigned char)s->text.p[marks[k]];
        if (c >= 0xC2 && may_be_trace(s->text, marks[k]) &&
            is_trace(s->text, marks[k]))
            return true;
    }
    return false;
}
