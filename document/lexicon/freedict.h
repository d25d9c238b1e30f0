/* document/lexicon/freedict.h - the dictionaries of FreeDict that are installed, by
 * languages.  Debian's packages put them into one folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_FREEDICT_H
#define DOCUMENT_LEXICON_FREEDICT_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/language_tag.h"

enum { FREEDICT_MAX = 2 };

/* Is it "freedict", or "freedict:FOLDER", and no file? */
bool freedict_names(const char *lexicon);

/* The languages of a file called freedict-AAA-BBB, as tags: "de", not "deu".
 * Empty for any other name. */
void freedict_languages(const char *path, char lang[2][LANGUAGE_TAG_BYTES]);

/* The index of the dictionary of a pair, in both directions where both are
 * installed: paths[0 .. *n), which *memory owns.  ERR_USAGE without languages;
 * ERR_INPUT where there is none, with the package to install; ERR_NOMEM. */
int freedict_find(const char *lexicon, const char *src_lang,
                  const char *tgt_lang, struct buf *memory,
                  const char *paths[FREEDICT_MAX], size_t *n, struct err *e);
#endif
