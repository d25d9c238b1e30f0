/* cli/embedded_lexicon.h - data/lexicon.en-fr.tsv as part of the program.
 * Taken in by the assembler (embedded_lexicon.S): a C array of so many bytes
 * would take the compiler seconds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_EMBEDDED_LEXICON_H
#define CLI_EMBEDDED_LEXICON_H

/* The bytes of the file, from the first to where the second points. */
extern const char embedded_lexicon[], embedded_lexicon_end[];
#endif
