/* document/lexicon/lexicon_output.h - a lexicon as a file that --lexicon loads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_LEXICON_OUTPUT_H
#define DOCUMENT_LEXICON_LEXICON_OUTPUT_H
#include "aligner/lexicon.h"
#include "base/err.h"
#include "tokenize/vocabulary.h"

/* Write the n entries to `path`, packed if it ends in ".gz": the form with
 * tabs of lexicon_text.h, sorted by bytes, with the languages of both sides if
 * neither is "".  Errors: ERR_NOMEM; those of sink_open() and sink_close(),
 * and then nothing is left under the name. */
int lexicon_output_write(const char *path, const char *const lang[2],
                         const struct vocabulary *words,
                         const struct lexicon_entry *entries, size_t n,
                         struct err *e);
#endif
