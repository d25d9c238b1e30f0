/* tokenize/smiley.c - eyes, nose and mouth, or a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/smiley.h"

#include "tokenize/charclass.h"

bool smiley_is_emoji(uint32_t cp)
{
    return (cp >= 0x1F300 && cp <= 0x1FAFF) ||
           (cp >= 0x1F1E6 && cp <= 0x1F1FF) || (cp >= 0x2600 && cp <= 0x27BF) ||
           cp == 0x2B50 || cp == 0x2B55;
}

/* Joiner, variation selector, skin tone: parts of one picture. */
static bool is_joined(uint32_t cp)
{
    return cp == 0x200D || cp == 0xFE0F || cp == 0xFE0E || cp == 0x20E3;
}

bool smiley_is_item_mark(uint32_t cp)
{
    switch (cp) {
    case 0x2611:  /* box with a tick */
    case 0x2705:  /* tick */
    case 0x2713:  /* tick */
    case 0x2714:  /* heavy tick */
    case 0x2716:  /* cross */
    case 0x2717:  /* ballot cross */
    case 0x2718:  /* heavy ballot cross */
    case 0x274C:  /* cross mark */
    case 0x274E:  /* cross in a square */
    case 0x2794:  /* arrow */
    case 0x27A1:  /* arrow */
    case 0x27A4:  /* arrow head */
    case 0x26A0:  /* warning sign */
    case 0x2753:  /* question mark */
    case 0x2757:  /* exclamation mark */
    case 0x1F449: /* pointing hand */
    case 0x1F4CC: /* pin */
    case 0x1F4CD: /* pin */
    case 0x1F538: /* diamond */
    case 0x1F539: /* diamond */
    case 0x1F534: /* disc */
    case 0x1F535: /* disc */
    case 0x1F7E2: /* disc */ return true;
    default: return cp >= 0x2776 && cp <= 0x2793; /* figures in discs */
    }
}

static size_t emoji_length(struct sv text, size_t at)
{
    uint32_t first = utf8_at(text, charclass_skip_space(text, 0)).cp;
    if (smiley_is_emoji(first) || smiley_is_item_mark(utf8_at(text, at).cp))
        return 0;
    size_t to = at;
    for (;;) {
        struct utf8_char c = utf8_at(text, to);
        if (c.n_bytes == 0 ||
            !(smiley_is_emoji(c.cp) || (to > at && is_joined(c.cp))))
            return to - at;
        to += c.n_bytes;
    }
}

static char byte_at(struct sv s, size_t at)
{
    return at < s.n ? s.p[at] : ' ';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c) != NULL;
}

/* ":)", ";-)", "=D", ":'(", ":-]" */
static size_t face_length(struct sv text, size_t at)
{
    size_t to = at + 1;
    if (!is_one_of(byte_at(text, at), ":;="))
        return 0;
    if (is_one_of(byte_at(text, to), "-'o^"))
        to++;
    if (!is_one_of(byte_at(text, to), ")(DPp|/]["))
        return 0;
    while (to < text.n && to - at < 6 && is_one_of(text.p[to], ")(DPp|/]["))
        to++;
    return to - at;
}

/* First bytes of faces, and of emoji in UTF-8. */
static bool may_begin(unsigned char c)
{
    return c == ':' || c == ';' || c == '=' || c == 0xE2 || c == 0xF0;
}

size_t smiley_length(struct sv text, size_t at)
{
    if (at >= text.n || !may_begin((unsigned char)text.p[at]))
        return 0;
    bool is_picture = smiley_is_emoji(utf8_at(text, at).cp);
    enum charclass before = charclass_before(text, at);
    if (!is_picture && before != CHAR_SPACE && before != CHAR_STOP)
        return 0;
    size_t n = is_picture ? emoji_length(text, at) : face_length(text, at);
    enum charclass behind = charclass_at(text, at + n);
    bool is_alone = behind == CHAR_SPACE || behind == CHAR_NONE;
    return n > 0 && (is_picture || is_alone) ? n : 0;
}
