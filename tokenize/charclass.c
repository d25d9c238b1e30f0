/* tokenize/charclass.c - ASCII by table, common marks by name, the rest ICU.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tokenize/charclass.h"

#include <unicode/uchar.h>

#define N CHAR_NONE
#define S CHAR_SPACE
#define U CHAR_UPPER
#define L CHAR_LOWER
#define D CHAR_DIGIT
#define T CHAR_STOP
#define P CHAR_PAUSE
#define O CHAR_OPEN
#define C CHAR_CLOSE
#define Q CHAR_QUOTE
#define H CHAR_DASH
#define X CHAR_OTHER

const unsigned char charclass_ascii[128] = {
    X, X, X, X, X, X, X, X, X, S, S, S, S, S, X, X, /* TAB to CR */
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, /* */
    S, T, Q, X, X, X, X, Q, O, C, X, X, P, H, T, X, /*  !"#$%&'()*+,-./ */
    D, D, D, D, D, D, D, D, D, D, P, P, X, X, X, T, /* 0-9 :;<=>? */
    X, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* @A-O */
    U, U, U, U, U, U, U, U, U, U, U, O, X, C, X, X, /* P-Z[\]^_ */
    Q, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* `a-o */
    L, L, L, L, L, L, L, L, L, L, L, O, X, C, X, X, /* p-z{|}~ */
};

#undef N
#undef S
#undef U
#undef L
#undef D
#undef T
#undef P
#undef O
#undef C
#undef Q
#undef H
#undef X

/* Marks of any script: those that end a sentence, and commas and the like. */
static enum charclass of_punctuation(uint32_t cp)
{
    if (u_hasBinaryProperty((UChar32)cp, UCHAR_S_TERM))
        return CHAR_STOP;
    return u_hasBinaryProperty((UChar32)cp, UCHAR_TERMINAL_PUNCTUATION)
               ? CHAR_PAUSE
               : CHAR_OTHER;
}

/* Georgian, which Unicode takes for small letters, though a sentence does not
 * begin with a capital one. */
static bool is_georgian(uint32_t cp)
{
    return cp >= 0x10A0 && cp <= 0x10FF;
}

static enum charclass by_category(uint32_t cp)
{
    switch (u_charType((UChar32)cp)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER: return CHAR_UPPER;
    case U_LOWERCASE_LETTER: return is_georgian(cp) ? CHAR_LETTER : CHAR_LOWER;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK: return CHAR_LETTER;
    case U_DECIMAL_DIGIT_NUMBER: return CHAR_DIGIT;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR: return CHAR_SPACE;
    case U_DASH_PUNCTUATION: return CHAR_DASH;
    case U_START_PUNCTUATION:
    case U_INITIAL_PUNCTUATION: return CHAR_OPEN;
    case U_END_PUNCTUATION:
    case U_FINAL_PUNCTUATION: return CHAR_CLOSE;
    case U_OTHER_PUNCTUATION: return of_punctuation(cp);
    default: return CHAR_OTHER;
    }
}

enum charclass charclass_wide(uint32_t cp)
{
    switch (cp) {
    case 0x85:   /* next line */
    case 0x200B: /* zero width space */
    case 0xFEFF: /* a byte order mark inside the text */ return CHAR_SPACE;
    case 0x037E: /* the question mark of Greek */
    case 0x2026: /* … */ return CHAR_STOP;
    case 0x2019: /* ’ closes a quotation, and is the apostrophe */
        return CHAR_QUOTE;
    default: return by_category(cp);
    }
}

bool charclass_is_wide_stop(uint32_t cp)
{
    bool is_ours = cp < 0x80 || (cp >= 0x2000 && cp < 0x2E00);
    return !is_ours && cp < 0x110000 &&
           (cp == 0x1361 || u_hasBinaryProperty((UChar32)cp, UCHAR_S_TERM));
}

uint32_t charclass_lower_wide(uint32_t cp)
{
    return (uint32_t)u_tolower((UChar32)cp);
}

size_t charclass_skip_space(struct sv s, size_t at)
{
    while (at < s.n) {
        struct utf8_char c = utf8_at(s, at);
        if (charclass_of(c.cp) != CHAR_SPACE)
            break;
        at += c.n_bytes;
    }
    return at;
}

size_t charclass_trim_space(struct sv s, size_t at)
{
    while (at > 0) {
        struct utf8_char c = utf8_before(s, at);
        if (charclass_of(c.cp) != CHAR_SPACE)
            break;
        at -= c.n_bytes;
    }
    return at;
}
