/* base/language_tag.h - the language that a tag like "fr-CA" names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_LANGUAGE_TAG_H
#define BASE_LANGUAGE_TAG_H
#include "base/slice.h"

/* A character of a tag as it compares: case says nothing in one (RFC 5646, sec.
 * 2.1.1), and some write '_' for '-'. */
static inline char language_tag_folded(char c)
{
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Is the first part of a tag this language?  "fr", "FR", "fr-CA" and "fr_CA" all
 * are "fr". */
static inline bool language_tag_is(struct sv tag, struct sv language)
{
    if (tag.n < language.n ||
        (tag.n > language.n && language_tag_folded(tag.p[language.n]) != '-'))
        return false;
    for (size_t k = 0; k < language.n; k++)
        if (language_tag_folded(tag.p[k]) != language_tag_folded(language.p[k]))
            return false;
    return true;
}
#endif
