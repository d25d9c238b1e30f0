/* corpus/tmx_language_names.h - what the units of a TMX call their languages,
 * and the tags of those names.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TMX_LANGUAGE_NAMES_H
#define CORPUS_TMX_LANGUAGE_NAMES_H
#include "base/err.h"
#include "base/language_tag.h"

enum { TMX_MAX_LANGUAGES = 64 };

/* Names and their tags, "" for what names none. */
struct tmx_language_names {
    struct {
        char name[LANGUAGE_TAG_BYTES], tag[LANGUAGE_TAG_BYTES];
    } row[TMX_MAX_LANGUAGES];
    unsigned n;
    struct err unknown; /* about the first name that is none */
};

/* The tag of a name; it lasts as long as `names` and `name` do.  `line` is
 * where the name stands.  A name beyond the room is its own tag. */
struct sv tmx_language_names_tag(struct tmx_language_names *names,
                                 struct sv name, uint64_t line);
#endif
