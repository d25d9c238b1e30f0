/* io/format.h - the table of output formats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_FORMAT_H
#define IO_FORMAT_H
#include <stdbool.h>

#include "io/writer.h"

/* How one format is written: each function appends to w->out, and may be NULL
 * where there is nothing to append, but for `record`. */
struct format {
    const char *name;
    const char *ending;  /* of a file's name, before ".gz" */
    const char *summary; /* one line, for help */
    bool all_beads;      /* needs omissions and additions */
    bool one_document;   /* its numbers mean sentences of one document */
    void (*head)(struct writer *w);
    void (*record)(struct writer *w, const struct record *r);
    void (*end)(struct writer *w); /* of a document pair */
    void (*foot)(struct writer *w);

    /* For formats whose records are numbered over the whole file: append
     * `body` (records as a writer of their own wrote them, numbered from 1)
     * to *out, numbered from first + 1.  ERR_NOMEM.  NULL: no numbers. */
    int (*renumber)(struct sv body, uint64_t first, struct buf *out);
};

/* The formats in the order of help; NULL behind the last. */
const struct format *format_at(unsigned i);

/* By name, or NULL. */
const struct format *format_named(const char *name);

/* By the ending of a file's name (".tsv", ".tmx.gz"), or NULL. */
const struct format *format_of_path(const char *path);
#endif
