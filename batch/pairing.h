/* batch/pairing.h - files of two languages, paired by their names: from folders
 * to a manifest.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_PAIRING_H
#define BATCH_PAIRING_H
#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/err.h"

/* A pair; names are as the folders were given. */
struct pairing_pair {
    const char *src, *tgt;
    uint64_t src_bytes, tgt_bytes;
    const char *doubt; /* why a person should look at it, or NULL */
};

/* A file without a partner. */
struct pairing_rest {
    const char *path;
    const char *why; /* "no file in fr", … */
    bool is_article; /* was taken for one; false: no language in its name */
};

/* Zero-initialise to open. */
struct pairing {
    struct arena arena;
    struct buf pairs, rest; /* of the structs above, each in order of names */
    size_t n_pairs, n_rest, n_files;
    size_t n_doubtful;
    size_t n_unread; /* that could not be read or aligned: content_pairing.h */
};

/* Pair the files below the folders, but hidden ones and symbolic links to
 * folders.
 *
 * A name is in a language if it has the language's tag (with a region or
 * not, in any case) as a folder's name, or as a part of the file's name
 * between "." "_" and "-": "en/x.txt", "x_en.txt", "x.en", "x-en-US.txt".
 * Two files are a pair if their names are the same without it.  With exactly
 * two folders the first is in the source and the second in the target
 * language, whatever the names of their files.  The endings may differ, which
 * is a doubt; so are sizes that differ by more than a factor of three.  Where
 * several files would do for one, none is taken.
 *
 * ERR_IO for a folder that cannot be read; ERR_USAGE where both languages are
 * one; ERR_NOMEM.  O(n log n). */
int pairing_find(struct pairing *p, const char *const *folders, size_t n,
                 const char *src_lang, const char *tgt_lang, struct err *e);
void pairing_free(struct pairing *p);

/* Put the pairs in the order of the source's names. */
void pairing_sort(struct pairing *p);

struct pairing_pair pairing_pair_at(const struct pairing *p, size_t i);
struct pairing_rest pairing_rest_at(const struct pairing *p, size_t i);
#endif
