/* io/writer.h - what every output format has in common.
 * A writer appends one format to a text in memory; format.h has the table of
 * formats, document/outputs.h sends the text on to files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_WRITER_H
#define IO_WRITER_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/record.h"
#include "io/side_text.h"

struct writer;
struct tsv_columns;

/* How one format is written: each function appends to w->out, and may be NULL
 * where there is nothing to append, but for `record`. */
struct format {
    const char *name;
    const char *ending;   /* of a file's name, before ".gz" */
    const char *ending2;  /* another, or NULL */
    const char *summary;  /* one line, for help */
    bool all_beads;       /* needs omissions and additions */
    bool one_document;    /* its numbers mean sentences of one document */
    bool needs_languages; /* of both sides: "und" says nothing to what reads
                             it */
    bool has_flags;       /* its records have the flags of the pair; TSV has
                            a column for them (tsv_columns_have_flags) */
    void (*head)(struct writer *w);
    void (*record)(struct writer *w, const struct record *r);
    void (*end)(struct writer *w); /* of a document pair */
    void (*foot)(struct writer *w);

    /* For formats whose records are numbered over the whole file: append
     * `body` (records as a writer of their own wrote them, numbered from 1)
     * to *out, numbered from first + 1.  ERR_NOMEM.  NULL: no numbers. */
    int (*renumber)(struct sv body, uint64_t first, struct buf *out);

    /* How many records a body holds.  NULL where that cannot be told. */
    size_t (*count)(struct sv body);
};

/* What the head of a file says, and choices of layout.  Everything is owned by
 * the caller and outlives the writer. */
struct writer_options {
    const char *src_lang, *tgt_lang; /* BCP 47 */
    const char *tool_version;
    const char *created;               /* YYYYMMDDThhmmssZ, or NULL: no date */
    const char *params_digest;         /* 16 hexadecimal digits, or NULL */
    const struct tsv_columns *columns; /* NULL: the default ones */
    bool no_header;
    bool with_nulls;       /* omissions and additions too */
    unsigned view_columns; /* width of the format "view"; 0: 100 */
    double review_below;   /* XLIFF: pairs that score less want a review */
    unsigned chunk_words;  /* doc.jsonl: most words on a side; 0: no chunks */
    unsigned chunk_gap;    /* and most sentences without partner in a row */
    double chunk_score;    /* and the least mean score */
};

/* A document pair: what its records belong to. */
struct document {
    struct sv id;
    uint32_t n_src, n_tgt; /* sentences */
    const char *verdict;   /* "translation", …; "-" or NULL: none */
    double verdict_score;  /* its probability */
};

/* A format and the text that it is appended to.  Fields are for the formats.
 * A failed append shows in out->failed. */
struct writer {
    const struct format *format;
    const struct writer_options *options;
    struct buf *out;
    const struct document *document;
    struct buf plain;        /* scratch */
    uint64_t n_written;      /* records written */
    uint64_t n_before;       /* of these, before the document at hand */
    uint32_t src_at, tgt_at; /* sentences that were written, in order */

    /* Of the document at hand, for formats that write it at its end. */
    bool is_open; /* something was written of it */
    struct side_text src, tgt;
    struct buf links, names; /* names: those of the document */
    struct {
        uint64_t n_src_words, n_tgt_words;
        uint32_t no, n_pairs, gap;
        double sum;
        size_t end[5]; /* of the five texts, behind the last pair */
    } chunk;
};

/* A writer that appends to *out, which outlives it.  writer_free() it. */
struct writer writer_to(const struct format *format,
                        const struct writer_options *options, struct buf *out);
void writer_free(struct writer *w);

/* What comes before the first and after the last document pair of a file. */
void writer_head(struct writer *w);
void writer_foot(struct writer *w);

/* Begin a document pair; its records follow in order.  Formats that number
 * sentences (ladder, beads) hold one document: a second one is ERR_USAGE. */
int writer_begin(struct writer *w, const struct document *document,
                 struct err *e);

/* Append a record.  Omissions and additions are left out unless the format
 * needs them or the options ask for them. */
void writer_record(struct writer *w, const struct record *r);

/* End the document pair. */
void writer_end(struct writer *w);

/* The text of one side in one line: its sentences joined by a space.  A
 * sentence without text adds nothing: a file that joins sentences does not say
 * where they end, and its reader leaves the whole text to the first. */
void writer_add_text(struct buf *line, const struct record_side *side);

/* "p1:4s2/3": paragraph 1 of 4, sentence 2 of its 3, for every sentence of
 * the side, joined by "+" (the paragraph identifiers of Bitextor). */
void writer_add_paragraph_ids(struct buf *line, const struct record_side *side);

/* The names of the flags, joined by `separator`. */
void writer_add_flags(struct buf *line, uint32_t flags, char separator);

/* "1:2": how many sentences a side has. */
void writer_add_bead_type(struct buf *line, const struct record *r);

/* A number with fixed decimals; "-" for NaN, a number that is not known. */
void writer_add_number(struct buf *line, double number, unsigned n_decimals);

/* The record's identifier; where it has none, 16 hexadecimal digits of the
 * document's name, the bead's place and both texts. */
void writer_add_pair_id(struct buf *line, const struct writer *w,
                        const struct record *r);
#endif
