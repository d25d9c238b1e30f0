/* io/file_range.h - a known part of an open file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_FILE_RANGE_H
#define IO_FILE_RANGE_H
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"

/* Append the bytes [from, to) of the file.  ERR_IO, also where it ends before
 * `to`; ERR_NOMEM.  The place of the descriptor does not move. */
int file_range_read(int fd, uint64_t from, uint64_t to, struct buf *out,
                    struct err *e);
#endif
