/* document/lexicon/dictd.h - dictionaries of the DICT server, as FreeDict writes them.
 *
 * NAME.index has a line for each headword, "word TAB offset TAB length", the
 * two numbers in base 64 (dictfmt(1)); they say where its entry stands in
 * NAME.dict or NAME.dict.dz (gzip).  An entry's first line is the headword,
 * its pronunciation and grammar.  The next holds translations, with commas or
 * semicolons between them and remarks in brackets; where it is numbered, so do
 * all numbered lines.  The others are definitions (WikDict), examples,
 * synonyms and references (Ding).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_LEXICON_DICTD_H
#define DOCUMENT_LEXICON_DICTD_H
#include "base/buffer.h"
#include "base/err.h"
#include "document/lexicon/lexicon_text.h"

/* A dictionary in memory, and how far it was read. */
struct dictd {
    char *index_path, *text_path;
    struct buf index, text;
    struct sv lines; /* of the index that are left */
    uint64_t line_no;
    struct sv head, entry; /* of the entry under way, and what is left of it */
    struct sv line;        /* what is left of its translations in one line */
    size_t n_lines;        /* of the entry that were looked at */
    const char *path;      /* what an error is about; dies with the rest */
};

/* Is this the name of one of the two files? */
bool dictd_names(const char *path);

/* Read both files.  Errors: those of whole_file_read; d->path tells the file.
 * dictd_close() in any case. */
int dictd_open(const char *path, struct dictd *d, struct err *e);
void dictd_close(struct dictd *d);

/* The next headword with one translation, without probabilities.  1, 0 at the
 * end; ERR_INPUT with the line of the index; d->path tells the file. */
int dictd_next(struct dictd *d, struct lexicon_line *out, struct err *e);
#endif
