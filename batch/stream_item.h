/* batch/stream_item.h - one line of a stream, on its way to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_STREAM_ITEM_H
#define BATCH_STREAM_ITEM_H
#include "document/align_document.h"
#include "document/outputs.h"
#include "io/bitextor_line.h"

struct stream_item {
    uint64_t line_no;
    struct buf line;
    bool too_long;           /* only the line's end is there */
    struct buf fault;        /* what is wrong with it, if anything is */
    struct buf body, bytes;  /* records, and the same numbered */
    uint64_t n_units, first; /* records in it, and before it */
};

/* What all items have in common. */
struct stream_maker {
    const struct writing *writing;
    struct output_head head;
    struct bitextor_columns columns;
};

struct stream_item *stream_item_new(void);
void stream_item_free(struct stream_item *item);

/* Align the pair of the line.  What is wrong with the line is no error but in
 * item->fault.  Errors: ERR_NOMEM; ERR_IO never. */
int stream_item_fill(struct stream_item *item, const struct stream_maker *m,
                     struct document_worker *w, struct err *e);
#endif
