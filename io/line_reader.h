/* io/line_reader.h - lines of a file that need not be in memory whole.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_LINE_READER_H
#define IO_LINE_READER_H
#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/err.h"

struct byte_stream;

/* Set `feed`, which stays the caller's, and `max_bytes` of a line; the rest
 * zero.  line_reader_free() at the end. */
struct line_reader {
    struct byte_stream *feed;
    size_t max_bytes;
    uint64_t line_no;  /* of the last line, from 1 */
    uint64_t line_at;  /* where it begins in the content, in bytes */
    bool too_long;     /* of the last line there is only the end */
    bool ends_in_crlf; /* the last line does */

    struct buf ahead; /* pulled; from n_used on not yet handed out */
    size_t n_used;
    uint64_t dropped; /* bytes of the content in front of `ahead` */
};

/* Have the next n bytes at hand, or what there is, without taking them; the
 * slice lives until the next call.  0, or what byte_stream_pull gives. */
int line_reader_peek(struct line_reader *l, size_t n, struct sv *out,
                     struct err *e);

/* The next line without its LF or CRLF; a last one without them counts.  It
 * lives until the next call.  1; 0 at the end; or what byte_stream_pull gives.  A
 * line longer than max_bytes sets too_long and is not whole. */
int line_reader_next(struct line_reader *l, struct sv *line, struct err *e);

/* ERR_INPUT for a file that begins with the mark of UTF-16 or UTF-32. */
int line_reader_check_encoding(struct sv ahead, struct err *e);

void line_reader_free(struct line_reader *l);
#endif
