/* batch/manifest.h - the list of article pairs that a batch works through.
 * A TSV or CSV whose header names its columns, in any order:
 *   src, trg            the two files (required)
 *   id                  name of the pair (else: src)
 *   src_url, trg_url    where they came from (else: src and trg)
 *   src_lang, trg_lang  their languages (else: as the options say)
 *   bytes               size of both files (else: the file system is asked)
 * "source", "target" and the like are known too (manifest_text.h); without a
 * header the columns are src and trg, or id, src and trg.
 * Other columns are passed over.  File names are relative to the manifest's
 * folder.  A batch reads it twice: once to plan, then in pieces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_MANIFEST_H
#define BATCH_MANIFEST_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"
#include "document/align_document.h"

struct manifest;

/* A line of it.  Slices point into the line. */
struct manifest_pair {
    struct sv id, src, trg, src_url, trg_url, src_lang, trg_lang;
    bool has_bytes;
    uint64_t bytes;
    const char *fault; /* what is wrong with the line, or NULL; the other
                          fields are then as far as they were read */
};

/* Open `path` ("-": standard input) and read its header.  A plain file is
 * read as it is needed; gzip and standard input are held in memory.
 * manifest_close() it.  Errors: ERR_IO, ERR_NOMEM; ERR_INPUT when the header
 * lacks a column; those of whole_file_read. */
int manifest_open(const char *path, struct manifest **out, struct err *e);
void manifest_close(struct manifest *m);

/* As it was given. */
const char *manifest_path(const struct manifest *m);

/* An article of the manifest as the system names it, from the manifest's
 * folder.  In the arena; NULL without memory. */
char *manifest_file(const struct manifest *m, struct arena *a, struct sv name);

/* A walk over the lines behind the header.  Zero-initialise, then only `at`
 * and `line_no` are of interest: where the last line begins, and its number
 * in the file, from 1. */
struct manifest_walk {
    uint64_t at, line_no;
    struct buf window;
    uint64_t window_at, next;
    bool started;
};

/* The next line that is not empty.  1, 0 at the end, ERR_IO, ERR_NOMEM, or
 * ERR_LIMIT for a line beyond 1 MiB.  *line lives until the next call;
 * manifest_walk_end() gives the memory back.  Reentrant: each walk is on its
 * own. */
int manifest_next(const struct manifest *m, struct manifest_walk *w,
                  struct sv *line, struct err *e);
void manifest_walk_end(struct manifest_walk *w);

/* Begin a walk at the line `line_no`, whose first byte is `at`. */
struct manifest_walk manifest_walk_from(uint64_t at, uint64_t line_no);

/* Take a line apart.  A line that breaks the rules has a fault: so has one that
 * is not UTF-8, but names of files may be any bytes. */
void manifest_parse(const struct manifest *m, struct sv line,
                    struct manifest_pair *out);

/* The pair of a line without a fault, with its files and languages in the
 * arena and its names in the line, or there too.  ERR_NOMEM. */
int manifest_document(const struct manifest *m, const struct manifest_pair *p,
                      enum path_naming naming, struct arena *a,
                      struct document_pair *out, struct err *e);
#endif
