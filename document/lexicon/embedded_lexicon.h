/* document/lexicon/embedded_lexicon.h - data/lexicon.en-fr.tsv as part of the program, packed
 * when that is built (make_lexicon.c), so that it need not be read at each run.
 * Taken in by the assembler (embedded_lexicon.S): a C array of so many bytes
 * would take the compiler seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_EMBEDDED_LEXICON_H
#define DOCUMENT_LEXICON_EMBEDDED_LEXICON_H
#include <stdint.h>

/* The hash of the file's bytes, and what dictionary_unpack() takes. */
extern const struct embedded_lexicon {
    uint64_t digest;
    uint64_t packed[];
} embedded_lexicon;
#endif
