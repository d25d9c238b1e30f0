/* io/zstd_packer.h - bytes to zstd frames, whole or piece by piece.
 * Under packing.h and sink.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_ZSTD_PACKER_H
#define IO_ZSTD_PACKER_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"

/* Append `plain` as one frame with a checksum; nothing for no bytes.  At level
 * 1 (fast) to 9.  ERR_USAGE where Stele was built without libzstd; ERR_NOMEM,
 * ERR_INTERNAL. */
int zstd_packer_frame(unsigned level, struct sv plain, struct buf *out,
                      struct err *e);

/* One frame piece by piece.  Errors: those of zstd_packer_frame(). */
struct zstd_packer;
int zstd_packer_open(unsigned level, struct zstd_packer **out, struct err *e);
void zstd_packer_close(struct zstd_packer *z);

/* Pack what is in *plain, from which it is taken, into the n_room bytes at
 * `room`, of which *n are written then.  With at_end, the frame is ended;
 * *is_done says that all is written. */
int zstd_packer_add(struct zstd_packer *z, struct sv *plain, bool at_end,
                    char *room, size_t n_room, size_t *n, bool *is_done,
                    struct err *e);
#endif
