/* io/lexicon_text.h - lexicons as text, line by line.
 * Stele's own form: word, translation, p(translation | word) and
 * p(word | translation), with tabs between them; empty lines and lines that
 * begin with '#' are passed over.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_LEXICON_TEXT_H
#define IO_LEXICON_TEXT_H
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

/* A walk over a text.  Begin with {.rest = text}. */
struct lexicon_text {
    struct sv rest;
    uint64_t line_no; /* of the last line, from 1 */
};

/* A pair of words with the probability of each given the other, in (0, 1]. */
struct lexicon_line {
    struct sv src, tgt; /* slices of the text */
    double src_to_tgt, tgt_to_src;
};

/* The next pair.  1, 0 at the end; ERR_INPUT with the line. */
int lexicon_text_next(struct lexicon_text *text, struct lexicon_line *out,
                      struct err *e);
#endif
