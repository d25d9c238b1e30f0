/* io/zstd_stream.h - zstd data, frame after frame, piece by piece.
 * Under byte_stream.h, which reads the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_ZSTD_STREAM_H
#define IO_ZSTD_STREAM_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"

struct zstd_stream;

/* Whether the bytes, at least four, begin a frame of zstd (RFC 8878, sec. 3.1),
 * or one that it skips. */
bool zstd_begins(struct sv bytes);

/* ERR_INPUT where Stele was built without libzstd; ERR_NOMEM. */
int zstd_stream_open(struct zstd_stream **out, struct err *e);
void zstd_stream_close(struct zstd_stream *z);

/* Unpack what is in *ahead, from which it is taken, into at most n_most bytes
 * behind *out, for which there is room.  *in_frame says whether a frame is
 * begun and not ended.  ERR_INPUT for damaged data, and for a frame that needs
 * more than 128 MiB of memory. */
int zstd_stream_add(struct zstd_stream *z, struct sv *ahead, size_t n_most,
                    struct buf *out, bool *in_frame, struct err *e);
#endif
