/* io/writer.h - what every output format has in common.
 * A writer is one format on one sink; format.h has the table of formats.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_WRITER_H
#define IO_WRITER_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/record.h"

struct format;
struct sink;
struct tsv_columns;

/* What stands in the head of a file, and choices of layout.  Everything is
 * owned by the caller and outlives the writer. */
struct writer_options {
    const char *src_lang, *tgt_lang; /* BCP 47 */
    const char *tool_version;
    const char *created;               /* YYYYMMDDThhmmssZ, or NULL: no date */
    const char *params_digest;         /* 16 hexadecimal digits, or NULL */
    const struct tsv_columns *columns; /* NULL: the default ones */
    bool no_header;
    bool with_nulls;       /* omissions and additions too */
    unsigned view_columns; /* width of the format "view"; 0: 100 */
};

/* A document pair: what its records belong to. */
struct document {
    struct sv id;
    uint32_t n_src, n_tgt; /* sentences */
    const char *verdict;   /* "translation", …; "-" or NULL: none */
    double verdict_score;  /* its probability */
};

/* An open output.  Fields are for the formats. */
struct writer {
    const struct format *format;
    const struct writer_options *options;
    struct sink *sink;
    const struct document *document;
    struct buf line, plain;  /* scratch */
    uint64_t n_written;      /* records written */
    uint32_t src_at, tgt_at; /* sentences that were written, in order */
};

/* Open a writer on `sink`, which it takes over (on error too).  Ends in
 * writer_close or writer_abort. */
int writer_open(const struct format *format,
                const struct writer_options *options, struct sink *sink,
                struct writer *out, struct err *e);

/* Begin a document pair; its records follow in order.  Formats that number
 * sentences (ladder, beads) hold one document: a second one is ERR_USAGE. */
int writer_begin(struct writer *w, const struct document *document,
                 struct err *e);

/* Write a record.  Omissions and additions are passed over unless the format
 * needs them or the options ask for them. */
int writer_record(struct writer *w, const struct record *r, struct err *e);

/* End the document pair. */
int writer_end(struct writer *w, struct err *e);

/* Finish the file (see sink_close).  The writer is gone either way. */
int writer_close(struct writer *w, struct err *e);
void writer_abort(struct writer *w);

/* Send the scratch line to the sink and empty it.  ERR_NOMEM when building it
 * found no memory, ERR_IO. */
int writer_send_line(struct writer *w, struct err *e);

/* The text of one side in one line: its sentences joined by a space. */
void writer_add_text(struct buf *line, const struct record_side *side);

/* "p1:4s2/3": paragraph 1 of 4, sentence 2 of its 3, for every sentence of
 * the side, joined by "+" (the paragraph identifiers of Bitextor). */
void writer_add_paragraph_ids(struct buf *line, const struct record_side *side);

/* The names of the flags, joined by `separator`. */
void writer_add_flags(struct buf *line, uint32_t flags, char separator);

/* "1:2": how many sentences a side has. */
void writer_add_bead_type(struct buf *line, const struct record *r);
#endif
