/* document/lexicon/lexicon_text.h - lexicons as text, line by line, in three forms:
 *
 *   word TAB translation TAB p(translation | word) [TAB p(word | translation)]
 *   translation @ word                       hunalign's dictionaries
 *   word translation                         MUSE's, a tab or spaces between
 *
 * The first pair decides the form, and all others must be of it.  Empty lines
 * are passed over, and so are those that begin with '#', but for one: in
 * "# languages: en fr" a lexicon says what it is for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_LEXICON_TEXT_H
#define DOCUMENT_LEXICON_LEXICON_TEXT_H
#include <stdint.h>

#include "base/err.h"
#include "base/language_tag.h"
#include "base/slice.h"

enum lexicon_form {
    LEXICON_FORM_UNKNOWN,
    LEXICON_FORM_TABS,
    LEXICON_FORM_AT,
    LEXICON_FORM_WORDS
};

/* A walk over a text.  Begin with {.rest = text}. */
struct lexicon_text {
    struct sv rest;
    uint64_t line_no; /* of the last line, from 1 */
    enum lexicon_form form;
    char lang[2][LANGUAGE_TAG_BYTES]; /* of words and translations, as tags;
                                         empty when not said */
};

/* A word or expression and its translation, with the probability of each
 * given the other, in (0, 1]; both 0 where the form has none. */
struct lexicon_line {
    struct sv src, tgt; /* slices of the text */
    double src_to_tgt, tgt_to_src;
};

/* The next pair.  1, 0 at the end; ERR_INPUT with the line. */
int lexicon_text_next(struct lexicon_text *text, struct lexicon_line *out,
                      struct err *e);
#endif
