/* io/sink.h - where bytes go: a file, written aside and renamed when whole,
 * or standard output; plain, gzip or zstd.  The last stage of the flow.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_SINK_H
#define IO_SINK_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/slice.h"

struct sink;

/* Open `path` for writing, as aside_file_open() does: a file has its name from
 * sink_close on; standard output ("-"), pipes and devices are written to
 * directly.  A name that ends in ".gz" or ".zst" is packed at `level` (1..9).
 *
 * *out is owned by the caller, who must end it with sink_close or
 * sink_abort.  Errors: ERR_IO, ERR_NOMEM, those of
 * zstd_packer_open(); then there is no sink. */
int sink_open(const char *path, int level, struct sink **out, struct err *e);

/* Write.  ERR_IO (a full disk may show only later), ERR_PIPE, ERR_NOMEM. */
int sink_write(struct sink *s, struct sv bytes, struct err *e);

/* Finish: flush, close with the close checked, and give the file its name.
 * On ERR_IO what was there before is untouched.  The sink is gone either
 * way. */
int sink_close(struct sink *s, struct err *e);

/* Write a text, and nothing else, to `path`: open, write, close.  ERR_NOMEM
 * where the text has failed; errors of the three. */
int sink_write_whole(const char *path, int level, const struct buf *text,
                     struct err *e);

/* Give up: remove what was written.  NULL is allowed. */
void sink_abort(struct sink *s);
#endif
