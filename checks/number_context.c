/* checks/number_context.c - looking left and right of a number.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "checks/number_context.h"

#include "tokenize/utf8.h"

enum { HOURS_AHEAD = 6 }; /* items: "5 o'clock in the afternoon" */

static bool is_letters(const struct side_scan *s, size_t i, const char *letters)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    return i < s->n_items && item->kind == ITEM_WORD &&
           sv_eq(side_scan_folded(s, item), sv_from(letters));
}

static bool is_glued(const struct side_scan *s, size_t i)
{
    return i < s->n_items && side_scan_items(s)[i].shape & ITEM_GLUED;
}

/* "5k", "3M", "2bn", "4Md": a scale written without a space. */
static double scale_letters(const struct side_scan *s, size_t i)
{
    static const struct {
        const char *letters;
        double scale;
    } rows[] = {{"k", 1e3}, {"m", 1e6}, {"b", 1e9}, {"bn", 1e9}, {"md", 1e9}};
    for (size_t k = 0; is_glued(s, i) && k < sizeof rows / sizeof *rows; k++)
        if (is_letters(s, i, rows[k].letters))
            return rows[k].scale;
    return 1;
}

static double scale_of(const struct number_words *words,
                       const struct side_scan *s, size_t i, int list)
{
    double scale = 1;
    for (size_t k = i + 1; k < s->n_items; k++) {
        struct sv gap = side_scan_gap(s, k - 1);
        const struct number_word *w =
            number_words_find(words, list, side_scan_items(s)[k].key);
        if (gap.n > 3 || !w || w->kind != NUMBER_SCALE)
            break;
        scale *= w->value;
    }
    return scale > 1 ? scale : scale_letters(s, i + 1);
}

/* "p.m.", "pm", "in the afternoon" soon after. */
static bool is_afternoon(const struct number_words *words,
                         const struct side_scan *s, size_t i, int list)
{
    for (size_t k = i + 1; k < s->n_items && k <= i + HOURS_AHEAD; k++) {
        const struct scan_item *item = &side_scan_items(s)[k];
        if (item->kind == ITEM_NUMBER)
            continue;
        const struct number_word *w = number_words_find(words, list, item->key);
        if ((w && w->kind == NUMBER_PM) || is_letters(s, k, "pm"))
            return true;
        if (is_letters(s, k, "p") && is_letters(s, k + 1, "m"))
            return true;
    }
    return false;
}

/* The value of a number of two or four digits and nothing else, or 0. */
static unsigned year_of(const struct side_scan *s, size_t i, size_t n_digits)
{
    const struct scan_item *item = &side_scan_items(s)[i];
    struct sv text = side_scan_text(s, item);
    unsigned value = 0;
    if (item->kind != ITEM_NUMBER || text.n != n_digits || item->n_cp != text.n)
        return 0;
    for (size_t k = 0; k < text.n; k++)
        value = value * 10 + (unsigned)(text.p[k] - '0');
    return value;
}

static bool is_apostrophe_before(const struct side_scan *s, size_t i)
{
    struct utf8_char c = utf8_before(s->text, side_scan_items(s)[i].from);
    return c.cp == '\'' || c.cp == 0x2019 || c.cp == 0x2018;
}

/* The century that a number of two digits belongs to: of the year before a
 * dash or bar, or the last one. */
static double century_of(const struct number_words *words,
                         const struct side_scan *s, size_t i, int list)
{
    if (side_scan_items(s)[i].n_cp != 2)
        return 0;
    if (i > 0 && year_of(s, i - 1, 4) > 1000 && side_scan_gap(s, i - 1).n <= 5)
        return year_of(s, i - 1, 4) / 100 * 100;
    if (is_apostrophe_before(s, i) || is_letters(s, i + 1, "s"))
        return 1900;
    if (i == 0)
        return 0;
    const struct number_word *w =
        number_words_find(words, list, side_scan_items(s)[i - 1].key);
    return w && w->kind == NUMBER_DECADE ? 1900 : 0;
}

struct number_context number_context_of(const struct number_words *words,
                                        const struct side_scan *s, size_t i,
                                        int list)
{
    return (struct number_context){
        .scale = scale_of(words, s, i, list),
        .century = century_of(words, s, i, list),
        .is_decade = is_letters(s, i + 1, "s") &&
                     side_scan_gap(s, i).n <= 3, /* none, ' or ’ */
        .is_afternoon = is_afternoon(words, s, i, list),
    };
}

static unsigned roman_digit(char c)
{
    switch (c) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    case 'D': return 500;
    case 'M': return 1000;
    default: return 0;
    }
}

/* Is it the ending of an ordinal: XIVe, Ier, IIème? */
static bool is_ordinal_ending(struct sv s)
{
    return s.n == 0 || sv_eq(s, SV("e")) || sv_eq(s, SV("er")) ||
           sv_eq(s, SV("re")) || sv_eq(s, SV("es")) || sv_eq(s, SV("ère")) ||
           sv_eq(s, SV("ème")) || sv_eq(s, SV("th")) || sv_eq(s, SV("o"));
}

unsigned number_roman(struct sv word)
{
    unsigned value = 0, n = 0, run = 0;
    for (; n < word.n && roman_digit(word.p[n]) > 0; n++) {
        unsigned v = roman_digit(word.p[n]);
        unsigned next = n + 1 < word.n ? roman_digit(word.p[n + 1]) : 0;
        run = n > 0 && word.p[n] == word.p[n - 1] ? run + 1 : 1;
        if (run > 4 || n > 14)
            return 0;
        value = v < next ? value - v : value + v;
    }
    bool ends = n > 0 && is_ordinal_ending(sv_sub(word, n, word.n));
    return ends && value < 4000 ? value : 0;
}

/* 0 to 9, or -1. */
static int wide_digit(uint32_t cp)
{
    static const uint32_t zeros[] = {0x660, 0x6F0,  0x966,  0x9E6, 0xA66, 0xAE6,
                                     0xBE6, 0xC66,  0xCE6,  0xD66, 0xE50, 0xED0,
                                     0xF20, 0x1040, 0x17E0, 0xFF10};
    for (size_t k = 0; k < sizeof zeros / sizeof *zeros; k++)
        if (cp - zeros[k] < 10)
            return (int)(cp - zeros[k]);
    return -1;
}

double number_wide_digits(struct sv word)
{
    double value = 0;
    for (size_t at = 0; at < word.n;) {
        struct utf8_char c = utf8_at(word, at);
        int digit = wide_digit(c.cp);
        if (digit < 0)
            return -1;
        value = value * 10 + digit;
        at += c.n_bytes;
    }
    return word.n > 0 ? value : -1;
}

static int add(struct buf *values, double value)
{
    return buf_add(values, (const char *)&value, sizeof value);
}

/* The whole number that ends at `at`: 2 of "2½" and "2 ½"; 0 where there is
 * none. */
static double whole_before(struct sv text, size_t at)
{
    double value = 0, unit = 1;
    at -= at > 0 && text.p[at - 1] == ' ';
    for (int k = 0; k < 9 && at > 0; k++, unit *= 10) {
        char c = text.p[--at];
        if (c < '0' || c > '9')
            break;
        value += unit * (c - '0');
    }
    return value;
}

/* A fraction is also its two figures: ½ is 1/2. */
static int add_fraction(struct buf *values, double whole, unsigned over,
                        unsigned under)
{
    int rc = add(values, whole + (double)over / under);
    rc = rc == 0 ? add(values, over) : rc;
    return rc == 0 ? add(values, under) : rc;
}

static int add_sign(struct buf *values, struct sv text, size_t at)
{
    static const unsigned char fractions[][2] = {
        {1, 3}, {2, 3}, {1, 5}, {2, 5}, {3, 5}, {4, 5},
        {1, 6}, {5, 6}, {1, 8}, {3, 8}, {5, 8}, {7, 8}};
    uint32_t cp = utf8_at(text, at).cp;
    double whole = whole_before(text, at);
    if (cp >= 0x2153 && cp <= 0x215E)
        return add_fraction(values, whole, fractions[cp - 0x2153][0],
                            fractions[cp - 0x2153][1]);
    if (cp >= 0xBC && cp <= 0xBE) /* ¼ ½ ¾ */
        return add_fraction(values, whole, cp == 0xBE ? 3 : 1,
                            cp == 0xBD ? 2 : 4);
    if (cp == 0xB2 || cp == 0xB3) /* ² ³ */
        return add(values, cp - 0xB0);
    if (cp == 0xB9) /* ¹ */
        return add(values, 1);
    if (cp >= 0x2070 && cp <= 0x2089) /* ⁰ to ₉ */
        return add(values, cp & 0xF);
    if (cp >= 0x2460 && cp <= 0x2473) /* ① to ⑳ */
        return add(values, cp - 0x245F);
    return 0;
}

int number_context_signs(const struct side_scan *s, struct buf *values)
{
    const uint32_t *marks = side_scan_marks(s);
    int rc = 0;
    if (!side_scan_has(s, '\xC2') && !side_scan_has(s, '\xE2'))
        return 0;
    for (size_t k = 0; k < s->n_marks && rc == 0; k++) {
        char first = s->text.p[marks[k]];
        if (first == '\xC2' || first == '\xE2')
            rc = add_sign(values, s->text, marks[k]);
    }
    return rc;
}
