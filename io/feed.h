/* io/feed.h - a source piece by piece: a file or standard input, plain or
 * gzip (told by its magic bytes).  Under source.h, and for texts that need
 * not be in memory whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_FEED_H
#define IO_FEED_H
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

struct feed;

/* Open `path` ("-": standard input), or packed bytes in memory, which must
 * live as long as the feed.  feed_close() what comes in *out.
 * Errors: ERR_IO when the file cannot be opened or is a directory; ERR_NOMEM. */
int feed_open(const char *path, struct feed **out, struct err *e);
int feed_open_memory(struct sv bytes, struct feed **out, struct err *e);

/* Nothing but gzip will do: other bytes are ERR_INPUT. */
void feed_expect_gzip(struct feed *f);

void feed_close(struct feed *f);

/* The size of the file as the system gives it, packed; 0 when unknown. */
size_t feed_size(const struct feed *f);

/* Append to *out at least one and at most n_most bytes of the content,
 * unpacked.  1; 0 at the end, with nothing appended; or
 * ERR_IO when the file cannot be read; ERR_INPUT for gzip data that is
 * truncated, damaged, or followed by bytes that are no further member (`at` is
 * the offset in the packed file); ERR_NOMEM. */
int feed_pull(struct feed *f, size_t n_most, struct buf *out, struct err *e);
#endif
