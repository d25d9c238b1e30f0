/* tokenize/charclass.h - what kind of character, as sentence ends see it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_CHARCLASS_H
#define TOKENIZE_CHARCLASS_H
#include <stdbool.h>
#include <stdint.h>

#include "tokenize/utf8.h"

/* One class a character.  QUOTE is a quotation mark whose direction its
 * shape does not tell (" and '), or that languages use in either direction. */
enum charclass {
    CHAR_NONE,  /* no character: outside the text */
    CHAR_SPACE, /* white space of any width, also no-break, and line ends */
    CHAR_UPPER,
    CHAR_LOWER,
    CHAR_LETTER, /* letters without case */
    CHAR_DIGIT,
    CHAR_STOP,  /* . ! ? … and the stops of all scripts (Sentence_Terminal) */
    CHAR_PAUSE, /* , ; : */
    CHAR_OPEN,  /* ( [ { « “ ‘ */
    CHAR_CLOSE, /* ) ] } » ” */
    CHAR_QUOTE, /* " ' ’ */
    CHAR_DASH,  /* - – — */
    CHAR_OTHER,
    N_CHARCLASS
};

extern const unsigned char charclass_ascii[128];

enum charclass charclass_wide(uint32_t cp);

static inline enum charclass charclass_of(uint32_t cp)
{
    return cp < 128 ? (enum charclass)charclass_ascii[cp] : charclass_wide(cp);
}

/* Is it a stop of another script than Latin, such as U+3002 or U+0964?  Behind
 * it no white space is needed. */
bool charclass_is_wide_stop(uint32_t cp);

/* The lower-case letter of one character; itself where it has none. */
uint32_t charclass_lower_wide(uint32_t cp);

static inline uint32_t charclass_lower(uint32_t cp)
{
    if (cp < 128)
        return cp - 'A' < 26u ? cp + ('a' - 'A') : cp;
    return charclass_lower_wide(cp);
}

/* The class of the character at `at`, CHAR_NONE at the end. */
static inline enum charclass charclass_at(struct sv s, size_t at)
{
    return at < s.n ? charclass_of(utf8_at(s, at).cp) : CHAR_NONE;
}

/* The class of the character that ends at `at`, CHAR_NONE at the start. */
static inline enum charclass charclass_before(struct sv s, size_t at)
{
    return at > 0 ? charclass_of(utf8_before(s, at).cp) : CHAR_NONE;
}

static inline bool charclass_is_letter(enum charclass c)
{
    return c == CHAR_UPPER || c == CHAR_LOWER || c == CHAR_LETTER;
}

/* The first offset >= at that is no white space, and the last <= at behind
 * none. */
size_t charclass_skip_space(struct sv s, size_t at);
size_t charclass_trim_space(struct sv s, size_t at);
#endif
