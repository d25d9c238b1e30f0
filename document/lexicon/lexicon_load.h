/* document/lexicon/lexicon_load.h - from lines of lexicons to a dictionary: io and tokenize
 * meet.  For the program, and for make_lexicon.c, which packs its own lexicon.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_LEXICON_LOAD_H
#define DOCUMENT_LEXICON_LEXICON_LOAD_H
#include "document/lexicon/dictionary.h"
#include "document/lexicon/lexicon_text.h"

/* Add the pair of a line.  Errors: those of dictionary_add(). */
int lexicon_load_line(struct dictionary *d, const struct lexicon_line *line,
                      struct err *e);

/* Add the pairs of a text in valid UTF-8, and set the languages that it says
 * it is for.  Errors: those of lexicon_text_next() and dictionary_add(). */
int lexicon_load_text(struct dictionary *d, struct sv text, struct err *e);
#endif
