/* tokenize/language_name.h - what people call a language, to its BCP 47 tag.
 * The one place that understands such names: of options, of the columns of
 * manifests and streams, of lexicons and written pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_LANGUAGE_NAME_H
#define TOKENIZE_LANGUAGE_NAME_H
#include "base/err.h"
#include "base/language_tag.h"

/* The tag of a language in out[]: of a well-formed tag ("EN", "eng", "en_GB",
 * "eng-Latn", "zh-Hant-TW") whose language is in ISO 639, or for private use
 * ("qaa", "x-klingon"); or of a name in English, in the language itself or in
 * another that many read ("English", "anglais", "Brazilian Portuguese").  The
 * tag is as it was given, with the shortest code of its language and in the
 * case of RFC 5646, sec. 2.1.1.
 *
 * ERR_INPUT for anything else: the message has the nearest known name.  At
 * once for tags, 10 ms for what must be looked for among the names. */
int language_name_tag(struct sv name, char out[LANGUAGE_TAG_BYTES],
                      struct err *e);

/* The same for names that come again and again; zero it first.  *out lives
 * until the next call. */
struct language_memo {
    char name[LANGUAGE_TAG_BYTES], tag[LANGUAGE_TAG_BYTES];
};
int language_memo_tag(struct language_memo *memo, struct sv name,
                      const char **out, struct err *e);

/* Is it a tag of a language at all: neither empty nor undetermined ("und")? */
bool language_name_is_known(const char *tag);
#endif
