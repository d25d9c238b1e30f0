/* io/format.h - the table of output formats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_FORMAT_H
#define IO_FORMAT_H
#include <stdbool.h>

#include "io/writer.h"

/* The formats in the order of help; NULL behind the last. */
const struct format *format_at(unsigned i);

/* By name, or NULL. */
const struct format *format_named(const char *name);

/* ERR_USAGE that lists the names of all formats. */
int format_unknown(const char *name, struct err *e);

/* By the ending of a file's name (".tsv", ".tmx.gz"), or NULL; of two endings
 * that fit, the longer. */
const struct format *format_of_path(const char *path);

enum { FORMAT_MAX_PARTS = 4 };

/* One file of a set: its format, and its name behind the set's. */
struct format_part {
    const struct format *format;
    const char *before; /* the language */
    enum { FORMAT_NO_LANG, FORMAT_SRC_LANG, FORMAT_TGT_LANG } lang;
    const char *after;
};

/* A corpus of several files, each in a format of its own: the outputs
 * "corpus.en", "corpus.fr" and so on for the name "corpus". */
struct format_set {
    const char *name;
    const char *summary;
    struct format_part parts[FORMAT_MAX_PARTS]; /* until a NULL format */
};

/* The sets in the order of help, NULL behind the last; and one by name. */
const struct format_set *format_set_at(unsigned i);
const struct format_set *format_set_named(const char *name);

/* Append the name of a part's file, with a NUL: "corpus.en.gz" of "corpus.gz",
 * ".zst" alike.
 * Languages that are NULL are "src" and "trg".  ERR_NOMEM. */
int format_part_path(const struct format_part *part, const char *path,
                     const char *src_lang, const char *tgt_lang,
                     struct buf *out);

/* ERR_USAGE, with the endings that there are, for the name of a file whose
 * ending is no format's.  Standard output, pipes and devices need none. */
int format_check_ending(const char *path, struct err *e);
#endif
