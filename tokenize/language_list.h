/* tokenize/language_list.h - the languages that ICU knows, and their names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_LANGUAGE_LIST_H
#define TOKENIZE_LANGUAGE_LIST_H
#include <unicode/utypes.h>

#include "base/language_tag.h"

/* Is a code of two or three lower-case letters a language of ISO 639 that ICU
 * lists, or one for private use (qaa to qtz)?  So is "und". */
bool language_list_has(struct sv code);

enum { LANGUAGE_NAME_MAX = 96 }; /* UTF-16 units of a name */

/* A name of the language, or of the language with a script or a region, that
 * `tag` is the BCP 47 tag of: lower case and without accents, [n]. */
struct language_list_entry {
    const char *tag;
    const UChar *name;
    int32_t n;
};

/* Go through the names in English, of regional forms too, then in French, in
 * the language itself, and in other languages that many read; until `visit`
 * returns false. */
void language_list_each(bool (*visit)(void *context,
                                      const struct language_list_entry *entry),
                        void *context);

/* The same form of any name: lower case without accents.  Its length in UTF-16
 * units; 0 for what is no UTF-8 or too long. */
int32_t language_list_fold(struct sv name, UChar out[LANGUAGE_NAME_MAX]);

/* The code of ISO 639-3 for a tag's language, "fra" for "fr-CA"; NULL where it
 * has none.  It lives for ever. */
const char *language_list_iso3(const char *tag);

/* The name in English of a tag's language; the tag where there is none. */
void language_list_name(const char *tag, char out[LANGUAGE_NAME_MAX]);

/* The language most spoken in the region of a code such as "gr", which some
 * take for that of its language; false when there is none. */
bool language_list_of_region(struct sv region, char out[LANGUAGE_TAG_BYTES]);
#endif
