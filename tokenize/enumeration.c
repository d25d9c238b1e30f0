/* tokenize/enumeration.c - markers in sequence.
 *
 * A number begins an item when the text starts with a marker of the same
 * form, the number is the next one, white space stands before it, a capital
 * follows, and the word before is none that numbers belong to ("section 2.
 * The fee"), since that is a reference and not an item.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/enumeration.h"

#include "tokenize/charclass.h"

enum { MAX_VALUE = 999, MAX_NOUN = 12 };

static uint32_t bullet_of(uint32_t cp)
{
    switch (cp) {
    case 0x2022: /* • */
    case 0x2043: /* ⁃ */
    case 0x25E6: /* ◦ */
    case 0x25AA: /* ▪ */ return cp;
    default: return 0;
    }
}

/* Bullets, and marks of Markdown, that may stand before the first number. */
static size_t skip_prefix(struct sv text)
{
    size_t at = 0;
    for (;;) {
        size_t to = at;
        while (to < text.n && strchr("#>-*+|", text.p[to]))
            to++;
        size_t next = charclass_skip_space(text, to);
        if (to == at || next == to || next == text.n)
            return at;
        at = next;
    }
}

/* Read a marker at `at`. */
static bool read_marker(struct sv text, size_t at, struct list_marker *out)
{
    *out = (struct list_marker){.from = at};
    struct utf8_char c = utf8_at(text, at);
    out->bullet = bullet_of(c.cp);
    if (out->bullet)
        at = charclass_skip_space(text, at + c.n_bytes);
    size_t digits = at;
    while (at < text.n && text.p[at] >= '0' && text.p[at] <= '9' &&
           out->value <= MAX_VALUE)
        out->value = out->value * 10 + (unsigned)(text.p[at++] - '0');
    if (at == digits && at < text.n && text.p[at] >= 'a' && text.p[at] <= 'z') {
        out->letter = true;
        out->value = 1 + (unsigned)(text.p[at++] - 'a');
    }
    if (at == digits)
        return false;
    out->stop = at < text.n && text.p[at] == '.';
    at += out->stop;
    out->bracket = at < text.n && text.p[at] == ')';
    at += out->bracket;
    out->to = at;
    return (out->stop || out->bracket) && charclass_at(text, at) == CHAR_SPACE;
}

/* Is the word before `at` one that a number belongs to? */
static bool is_referred_to(struct sv text, size_t at)
{
    static const char nouns[] =
        " section sections sec chapter article art rule step part page no "
        "number level phase version type line class figure fig table "
        "tableau chapitre règle étape partie numéro phase niveau ligne classe "
        "paragraph paragraphe question room at to of and de du au aux et à "
        "n° les le la the ";
    at = charclass_trim_space(text, at);
    size_t to = at;
    while (at > 0 && to - at <= MAX_NOUN &&
           charclass_is_letter(charclass_before(text, at)))
        at -= utf8_before(text, at).n_bytes;
    char word[MAX_NOUN + 8] = " ";
    size_t n = to - at;
    if (n == 0 || n > MAX_NOUN)
        return false;
    memcpy(word + 1, text.p + at, n);
    word[1 + n] = ' ';
    word[2 + n] = 0;
    return strstr(nouns, word) != NULL;
}

static bool continues(const struct list_marker *last,
                      const struct list_marker *next)
{
    return next->value == last->value + 1 && next->letter == last->letter &&
           next->stop == last->stop && next->bracket == last->bracket &&
           next->bullet == last->bullet;
}

static bool find_next(struct enumeration *list)
{
    struct sv text = list->text;
    for (size_t at = list->last.to; at < text.n; at++) {
        unsigned char c = (unsigned char)text.p[at];
        bool first = list->last.bullet   ? c == 0xE2
                     : list->last.letter ? c >= 'a' && c <= 'z'
                                         : c >= '1' && c <= '9';
        if (!first || charclass_before(text, at) != CHAR_SPACE ||
            !read_marker(text, at, &list->next) ||
            !continues(&list->last, &list->next))
            continue;
        size_t word = charclass_skip_space(text, list->next.to);
        if (charclass_at(text, word) == CHAR_UPPER && !is_referred_to(text, at))
            return true;
    }
    return false;
}

/* "IV. Findings", "A. Background": numbers that begin a heading only; they
 * are not counted on. */
static bool read_heading(struct sv text, struct list_marker *out)
{
    static const struct sv digits = {"IVXLCD", 6};
    size_t at = 0;
    while (at < text.n && at < 6 && memchr(digits.p, text.p[at], digits.n))
        at++;
    if (at == 0 && charclass_at(text, 0) == CHAR_UPPER)
        at = utf8_at(text, 0).n_bytes;
    if (at == 0 || at >= text.n || text.p[at] != '.' ||
        charclass_at(text, at + 1) != CHAR_SPACE)
        return false;
    *out = (struct list_marker){.stop = true, .to = at + 1};
    return true;
}

struct enumeration enumeration_open(struct sv text)
{
    struct enumeration list = {.text = text};
    if (read_marker(text, skip_prefix(text), &list.last))
        list.active = find_next(&list);
    else if (!read_heading(text, &list.last))
        list.last = (struct list_marker){0};
    return list;
}

void enumeration_advance(struct enumeration *list)
{
    list->last = list->next;
    list->active = find_next(list);
}
