/* document/lexicon/packed_lexicon.h - a lexicon as a file that loads in milliseconds: what
 * dictionary_pack() makes, behind a head that tells what it is and whether it
 * is whole.  Numbers are as the machine writes them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_PACKED_LEXICON_H
#define DOCUMENT_LEXICON_PACKED_LEXICON_H
#include "document/lexicon/dictionary.h"

/* Is a file of this name to be packed?  It ends in ".lex". */
bool packed_lexicon_names(const char *path);

/* Does it begin as such a file? */
bool packed_lexicon_is(struct sv bytes);

/* Make an empty dictionary the one in `bytes`, which outlive it and begin where
 * a number of eight bytes may.  ERR_INPUT for one of another version or machine
 * or a damaged one; ERR_NOMEM. */
int packed_lexicon_open(struct sv bytes, struct dictionary *d, struct err *e);

/* Write a sorted dictionary to `path`.  ERR_NOMEM; those of sink_open() and
 * sink_close(), and then nothing is left under the name. */
int packed_lexicon_write(const char *path, const struct dictionary *d,
                         struct err *e);
#endif
