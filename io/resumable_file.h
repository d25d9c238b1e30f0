/* io/resumable_file.h - a file written aside over a long time: piece by piece,
 * made durable now and then, taken up again after a crash, named when whole.
 * A sink for batches; sink.h has that for one document pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_RESUMABLE_FILE_H
#define IO_RESUMABLE_FILE_H
#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

struct resumable_file;

/* Open `path` for writing, as aside_file_open_kept() does with this key, so
 * that a later run with the same key can go on.  `keep` is how many bytes of
 * what is there are good: 0 begins anew, otherwise what follows them is cut
 * off.
 *
 * *out is owned by the caller: resumable_file_finish or resumable_file_leave.
 * Errors: ERR_IO; ERR_INPUT when fewer than `keep` bytes are there;
 * ERR_NOMEM. */
int resumable_file_open(const char *path, uint64_t key, uint64_t keep,
                        struct resumable_file **out, struct err *e);

/* Open a file that is never resumed: leaving it removes it. */
int resumable_file_open_once(const char *path, struct resumable_file **out,
                             struct err *e);

/* Append; every byte is with the system when it returns.  ERR_IO, ERR_PIPE. */
int resumable_file_write(struct resumable_file *s, struct sv bytes,
                         struct err *e);

/* Make durable what was written.  ERR_IO. */
int resumable_file_sync(struct resumable_file *s, struct err *e);

/* The bytes in the file. */
uint64_t resumable_file_size(const struct resumable_file *s);

/* Close, and give the file its name, durably.  ERR_IO; the temporary file
 * stays then.  The file is gone from memory either way. */
int resumable_file_finish(struct resumable_file *s, struct err *e);

/* Close and let the temporary file lie, for a later resumable_file_open.  NULL
 * is allowed. */
void resumable_file_leave(struct resumable_file *s);

/* Look at what an earlier run left, without a change: *fd reads it, under its
 * temporary name or, where there is none, its own.  It has at least n_bytes;
 * is_whole: exactly so many.  ERR_INPUT when there is no such file; ERR_IO,
 * ERR_NOMEM. */
int resumable_file_find(const char *path, uint64_t key, uint64_t n_bytes,
                        bool is_whole, int *fd, struct err *e);

/* Finish for a process that died before it could: a temporary file of exactly
 * n_bytes becomes `path`.  ERR_IO, ERR_NOMEM. */
int resumable_file_settle(const char *path, uint64_t key, uint64_t n_bytes,
                          struct err *e);

/* Remove the temporary file of an earlier run, if there is one. */
void resumable_file_discard(const char *path, uint64_t key);
#endif
