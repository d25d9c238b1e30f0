/* base/language_tag.h - the language that a tag like "fr-CA" names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_LANGUAGE_TAG_H
#define BASE_LANGUAGE_TAG_H
#include "base/slice.h"

/* Room for a tag and a NUL.  RFC 5646, sec. 4.4.1, asks for 35 characters;
 * private use may need more. */
enum { LANGUAGE_TAG_BYTES = 64 };

/* A character of a tag as it compares: case says nothing in one (RFC 5646, sec.
 * 2.1.1), and some write '_' for '-'. */
static inline char language_tag_folded(char c)
{
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The length of the first part: 2 of "fr-CA". */
size_t language_tag_primary(struct sv tag);

/* The code that BCP 47 has for a language: "en" for "eng" or "ENG", "fr" for
 * "fra" and "fre", "he" for "iw"; any other as it is. */
struct sv language_code_shortest(struct sv code);

/* The language of a tag, for comparisons: the same of its first part, and "zh"
 * for "cmn", the usual form of Chinese.  In the tag's own letters where it is
 * no other. */
struct sv language_code_of(struct sv tag);

/* Do two tags name one language?  "fr", "FR", "fr-CA", "fr_CA", "fra" and
 * "fre-Latn" all are "fr". */
bool language_tag_is(struct sv tag, struct sv language);
#endif
