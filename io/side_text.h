/* io/side_text.h - the sentences of one side of a document, collected from its
 * records: for formats that have each side's text whole, in its own order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_SIDE_TEXT_H
#define IO_SIDE_TEXT_H
#include "base/buffer.h"
#include "base/record.h"

/* A sentence: its place in the article and in its paragraphs, from 0. */
struct side_sentence {
    uint32_t at, par;
    size_t from, n; /* text.p[from .. from + n) */
};

/* Zero-initialise to open. */
struct side_text {
    struct buf text, rows; /* rows: struct side_sentence */
};

/* Empty it, keeping its memory; and give that back. */
void side_text_clear(struct side_text *t);
void side_text_free(struct side_text *t);

/* Add the sentences of a record's side, copied.  The buffers say when there
 * is no memory. */
void side_text_add(struct side_text *t, const struct record_side *side);

/* In the order of the article: records come in that of the source, so moved
 * sentences of the target have to find their place.  Returns how many there
 * are, 0 without memory. */
size_t side_text_sort(struct side_text *t);

/* Sentence i, and its text. */
struct side_sentence side_text_at(const struct side_text *t, size_t i);
struct sv side_text_of(const struct side_text *t, struct side_sentence s);
#endif
