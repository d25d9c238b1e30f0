/* io/resumable_file.h - a file written aside over a long time: piece by piece, made
 * durable now and then, taken up again after a crash, named when whole.
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

/* Open PATH.tmp for writing ("-" and devices: written directly).  `keep` is
 * how many bytes of it are good: 0 begins anew, otherwise what stands behind
 * them is cut off; when there is no PATH.tmp but a PATH, that is taken back
 * as PATH.tmp.
 *
 * *out is owned by the caller: resumable_file_finish or resumable_file_leave.  Errors: ERR_IO;
 * ERR_INPUT when fewer than `keep` bytes are there; ERR_NOMEM. */
int resumable_file_open(const char *path, uint64_t keep,
                        struct resumable_file **out, struct err *e);

/* Whether resumable_file_open would make `path` a file, of which a part can be kept. */
bool resumable_file_is_named(const char *path);

/* Append; every byte is with the system when it returns.  ERR_IO. */
int resumable_file_write(struct resumable_file *s, struct sv bytes,
                         struct err *e);

/* Make durable what was written.  ERR_IO. */
int resumable_file_sync(struct resumable_file *s, struct err *e);

/* The bytes in the file. */
uint64_t resumable_file_size(const struct resumable_file *s);

/* Close, and give the file its name, durably.  ERR_IO; PATH.tmp stays then.
 * The spool is gone either way. */
int resumable_file_finish(struct resumable_file *s, struct err *e);

/* Close and let PATH.tmp lie, for a later resumable_file_open.  NULL is allowed. */
void resumable_file_leave(struct resumable_file *s);

/* Finish for a process that died before it could: PATH.tmp of exactly n_bytes
 * becomes PATH, or PATH has them already.  ERR_INPUT when neither is so,
 * ERR_IO, ERR_NOMEM. */
int resumable_file_settle(const char *path, uint64_t n_bytes, struct err *e);
#endif
