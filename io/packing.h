/* io/packing.h - how an output is packed: not, by gzip or by zstd, which the
 * ending of its name says.  Between the writers and the files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_PACKING_H
#define IO_PACKING_H
#include "base/buffer.h"
#include "base/err.h"

/* A packing is one number, which a journal can hold: 0 is none, 1 to 9 the
 * level of gzip, and PACKING_ZSTD + 1 to + 9 that of zstd. */
enum { PACKING_ZSTD = 100 };

enum packing_kind { PACKED_NOT, PACKED_GZIP, PACKED_ZSTD };
enum packing_kind packing_kind(unsigned packing);

/* By the ending of the name, ".gz" or ".zst" in any case; at level 1 to 9. */
unsigned packing_of_path(const char *path, unsigned level);

/* The name without that ending. */
struct sv packing_less_ending(struct sv path);

/* Append `plain` to *out, packed as one gzip member or zstd frame, or as it
 * is; nothing for no bytes.  Members or frames one behind the other are a
 * file.  The bytes depend on the plain ones, the packing and the library
 * alone.
 *
 * ERR_NOMEM, ERR_INTERNAL; ERR_USAGE for zstd where Stele was built without
 * it.  Reentrant. */
int packing_add(unsigned packing, struct sv plain, struct buf *out,
                struct err *e);

/* ERR_USAGE for the name of a file that by its ending is packed in another way
 * than these: it would be plain. */
int packing_check(const char *path, struct err *e);
#endif
