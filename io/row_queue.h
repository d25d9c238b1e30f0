/* io/row_queue.h - rows of strings between a parser, which tells what it finds
 * when it is given bytes, and a reader, which hands rows out one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_ROW_QUEUE_H
#define IO_ROW_QUEUE_H
#include <stdint.h>

#include "base/buffer.h"

enum { ROW_MAX_FIELDS = 24 };

/* Set n_fields; the rest zero.  `failed` says when there was no memory. */
struct row_queue {
    unsigned n_fields;
    struct buf text, rows;
    size_t at; /* rows in front were handed out */
    bool failed;

    /* The row that is being made: where each field is in `text`. */
    struct row_span {
        size_t from, n;
    } open[ROW_MAX_FIELDS];
};

/* Begin a row, all of whose fields are empty; set a field (copied); and put
 * the row into the queue, with a line number. */
void row_queue_begin(struct row_queue *q);
void row_queue_set(struct row_queue *q, unsigned field, struct sv value);
void row_queue_end(struct row_queue *q, uint64_t line);

/* Take the next row: its fields [n_fields], which live until more is queued.
 * False when the queue is empty; then its memory is used again. */
bool row_queue_next(struct row_queue *q, struct sv *fields, uint64_t *line);

void row_queue_free(struct row_queue *q);
#endif
