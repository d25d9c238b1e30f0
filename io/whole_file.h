/* io/whole_file.h - where bytes come from: a file or standard input, plain or
 * gzip (told by its magic bytes).  The first stage of the flow.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_WHOLE_FILE_H
#define IO_WHOLE_FILE_H
#include "base/buffer.h"
#include "base/err.h"

/* The largest input that is read, unpacked: offsets must fit ICU's int32. */
#define WHOLE_FILE_MAX_BYTES ((size_t)1 << 30)

/* The largest piece of an output that is unpacked. */
#define WHOLE_FILE_MAX_PIECE ((size_t)1 << 36)

/* Append the whole content of `path` ("-": standard input) to *out, unpacked
 * if it is gzip of one or more members.
 *
 * Errors: ERR_IO when the file cannot be opened or read, or is a directory;
 * ERR_INPUT for gzip data that is truncated, damaged, or followed by bytes
 * that are no further member (`at` is the offset in the packed file);
 * ERR_LIMIT above max_bytes; ERR_NOMEM.  On error *out may hold a part. */
int whole_file_read(const char *path, size_t max_bytes, struct buf *out,
                    struct err *e);

/* The same for tables: without the mark (U+FEFF) that some programs put before
 * UTF-8. */
int whole_file_read_text(const char *path, size_t max_bytes, struct buf *out,
                         struct err *e);

/* The same for a file of many: what is no regular file (a pipe would wait for
 * ever) is ERR_INPUT and not read, and what is one of the outputs ERR_USAGE. */
struct run_files;
int whole_file_read_regular(const char *path, const struct run_files *outputs,
                            size_t max_bytes, struct buf *out, struct err *e);

/* The same for gzip or zstd data in memory, of one or more members or frames. */
int whole_file_unpack(struct sv packed, size_t max_bytes, struct buf *out,
                      struct err *e);
#endif
