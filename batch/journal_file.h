/* batch/journal_file.h - a text file that one process at a time adds to, durably.
 * Beside the spools: they hold the data, the ledger what is known of them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_JOURNAL_FILE_H
#define BATCH_JOURNAL_FILE_H
#include <stddef.h>

#include "base/err.h"
#include "base/slice.h"

struct journal_file;

/* What is in a journal that was there before. */
enum journal_state {
    JOURNAL_EMPTY, /* or new */
    JOURNAL_UNFINISHED,
    JOURNAL_FINISHED /* its last line is "#end" */
};

/* Open `path`, made if it is not there, and lock it until it is closed or the
 * process ends.  journal_file_close() it.  Nothing is changed in a file that is
 * no journal of Stele's: ERR_INPUT, as for a symbolic link.  Further errors:
 * ERR_IO; ERR_BUSY when another process has the lock; ERR_NOMEM. */
int journal_file_open(const char *path, struct journal_file **out,
                      struct err *e);

/* A file that was made and never written to is removed. */
void journal_file_close(struct journal_file *l);

enum journal_state journal_file_state(const struct journal_file *l);

/* Keep the first n_bytes only; what is added comes behind them.  ERR_IO. */
int journal_file_cut(struct journal_file *l, size_t n_bytes, struct err *e);

/* Let journal_file_close() remove the file. */
void journal_file_remove(struct journal_file *l);

/* Add `text`, and wait until it is durable.  ERR_IO. */
int journal_file_add(struct journal_file *l, struct sv text, struct err *e);
#endif
