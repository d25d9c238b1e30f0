/* cli/shelf.h - the output files of a batch, which grow together.
 * Each is a head, the pieces of the tasks in order, and a foot; every piece of
 * a packed one is a gzip member of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_SHELF_H
#define CLI_SHELF_H
#include "cli/journal.h"
#include "cli/writing.h"
#include "io/spool.h"

struct shelf {
    size_t n;
    const char *path[JOURNAL_MAX_OUTPUTS];
    struct spool *spool[JOURNAL_MAX_OUTPUTS];
    struct extent at[JOURNAL_MAX_OUTPUTS];
    const char *failed; /* the path that an error is about */
};

/* Open outputs of which at[i] bytes are good (NULL: none, begin anew).
 * shelf_leave() or shelf_name() them.  Errors: those of spool_open. */
int shelf_open(struct shelf *s, const char *const *paths, size_t n,
               const struct extent *at, struct err *e);

/* Append to output i.  ERR_IO. */
int shelf_add(struct shelf *s, size_t i, struct sv bytes, uint64_t n_units,
              struct err *e);

/* Make all durable.  ERR_IO. */
int shelf_sync(struct shelf *s, struct err *e);

/* Close all; give them their names, or leave them as PATH.tmp. */
int shelf_name(struct shelf *s, struct err *e);
void shelf_leave(struct shelf *s);
#endif
