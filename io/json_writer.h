/* io/json_writer.h - JSON, a value at a time, appended to a text.
 * Commas come by themselves: a value that follows another has one before it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_JSON_WRITER_H
#define IO_JSON_WRITER_H
#include "base/buffer.h"

/* Begin and end an object or an array; `c` is one of "{[" or "}]". */
void json_writer_begin(struct buf *out, char c);
void json_writer_end(struct buf *out, char c);

/* The name of the value that follows, in an object. */
void json_writer_key(struct buf *out, const char *name);

/* A string: valid UTF-8, of which quotation marks, backslashes and control
 * characters are escaped (RFC 8259, sec. 7). */
void json_writer_string(struct buf *out, struct sv text);

/* A string that is appended to the text by the caller, unescaped, between
 * these two: json_writer_string_end() escapes it with the help of *scratch. */
size_t json_writer_string_begin(struct buf *out);
void json_writer_string_end(struct buf *out, size_t from, struct buf *scratch);

void json_writer_u64(struct buf *out, uint64_t number);

/* With fixed decimals; null for NaN, which JSON does not have. */
void json_writer_number(struct buf *out, double number, unsigned n_decimals);
#endif
