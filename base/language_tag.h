/* base/language_tag.h - the language that a tag like "fr-CA" names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_LANGUAGE_TAG_H
#define BASE_LANGUAGE_TAG_H
#include "base/slice.h"

/* Is the first part of a tag this language, given in small letters?  "fr",
 * "FR", "fr-CA" and "fr_CA" all are "fr": case says nothing in a tag (RFC 5646,
 * sec. 2.1.1), and some write '_' for '-'. */
static inline bool language_tag_is(struct sv tag, struct sv language)
{
    if (tag.n < language.n || (tag.n > language.n && tag.p[language.n] != '-' &&
                               tag.p[language.n] != '_'))
        return false;
    for (size_t k = 0; k < language.n; k++) {
        char c = tag.p[k];
        if ((c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c) != language.p[k])
            return false;
    }
    return true;
}
#endif
