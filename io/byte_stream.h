/* io/byte_stream.h - a source piece by piece: a file or standard input, plain,
 * gzip or zstd (told by its magic bytes).  Under source.h, and for texts that need
 * not be in memory whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_BYTE_STREAM_H
#define IO_BYTE_STREAM_H
#include <stddef.h>

#include "base/buffer.h"
#include "base/err.h"

struct byte_stream;

/* Open `path` ("-": standard input), or packed bytes in memory, which must
 * live as long as the feed.  byte_stream_close() what comes in *out.
 * Errors: ERR_IO when the file cannot be opened or is a directory; ERR_NOMEM. */
int byte_stream_open(const char *path, struct byte_stream **out, struct err *e);
int byte_stream_open_memory(struct sv bytes, struct byte_stream **out,
                            struct err *e);

/* Open a regular file that is none of the outputs: ERR_INPUT for a pipe or a
 * device, which is not opened, ERR_USAGE for an output. */
struct run_files;
int byte_stream_open_regular(const char *path, const struct run_files *outputs,
                             struct byte_stream **out, struct err *e);

/* Whether a file that begins so is unpacked as it is read. */
bool byte_stream_is_packed(struct sv head);

/* Nothing but gzip will do: other bytes are ERR_INPUT. */
void byte_stream_expect_gzip(struct byte_stream *f);

void byte_stream_close(struct byte_stream *f);

/* The size of the file as the system gives it, packed; 0 when unknown. */
size_t byte_stream_size(const struct byte_stream *f);

/* Append to *out at least one and at most n_most bytes of the content,
 * unpacked.  1; 0 at the end, with nothing appended; or
 * ERR_IO when the file cannot be read; ERR_INPUT for gzip or zstd data that is
 * truncated, damaged, or followed by bytes that are no further member (`at` is
 * the offset in the packed file), but zero bytes after gzip are padding;
 * ERR_NOMEM. */
int byte_stream_pull(struct byte_stream *f, size_t n_most, struct buf *out,
                     struct err *e);
#endif
