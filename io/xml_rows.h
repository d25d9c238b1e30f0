/* io/xml_rows.h - an XML file as rows: bytes to the parser when the queue is
 * empty, rows out of the queue.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_XML_ROWS_H
#define IO_XML_ROWS_H
#include "io/row_queue.h"
#include "io/xml_parser.h"

struct byte_stream;
struct xml_decoder;

/* Zero-initialise; set queue.n_fields.  The format's callbacks get the context
 * that was given, and put rows into `queue`. */
struct xml_rows {
    struct xml_decoder *decoder;
    struct xml_parser parser;
    struct row_queue queue;
    struct buf bytes;
    bool at_end;
};

/* Read `ahead`, pulled from `feed` already, and `feed`, the caller's.
 * ERR_NOMEM.  xml_rows_close() in any case. */
int xml_rows_open(struct xml_rows *x, const struct xml_format *format,
                  void *context, struct byte_stream *feed, struct sv ahead,
                  struct err *e);
void xml_rows_close(struct xml_rows *x);

/* The next row: 1; 0 behind the last; or ERR_INPUT with the line for what is
 * not well-formed or is refused, ERR_LIMIT for a row of more than 64 MiB, and
 * what xml_decoder_pull() gives.  Rows before a fault are handed out first. */
int xml_rows_next(struct xml_rows *x, struct sv *fields, uint64_t *line,
                  struct err *e);
#endif
