/* io/gzip_member.h - bytes to one whole gzip member, or several pieces of them.
 * Members one behind the other are a gzip file, so a file can be packed in
 * pieces by many threads.  Between the writers and the sinks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_GZIP_MEMBER_H
#define IO_GZIP_MEMBER_H
#include "base/buffer.h"
#include "base/err.h"

/* Which library packs: "libdeflate" or "zlib", decided when Stele is built. */
const char *gzip_member_library(void);

/* Append `plain` to *out as one gzip member without time, name or system
 * (mtime 0, OS 255), at level 1 (fast) to 9 (small).  The bytes depend on the
 * plain ones, the level and the library alone.  Nothing is appended for no
 * bytes.
 *
 * ERR_NOMEM, ERR_INTERNAL; then *out is as before.  Reentrant. */
int gzip_member_pack(struct sv plain, unsigned level, struct buf *out,
                     struct err *e);
#endif
