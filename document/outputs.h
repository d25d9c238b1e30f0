/* document/outputs.h - the outputs of a run: one or several files, each in the
 * format that its name's ending or --format says.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_OUTPUTS_H
#define DOCUMENT_OUTPUTS_H
#include "document/article_file.h"
#include "document/writing.h"

/* The date in TMX's form, in `out`; NULL for WRITING_NO_DATE: without it the
 * output does not depend on when it was made. */
const char *writing_date(uint64_t date, char out[20]);

/* What the heads of all outputs say. */
struct output_head {
    const char *src_lang, *tgt_lang; /* BCP 47; NULL: nothing */
    const char *params_digest;
};

/* That of many document pairs, whose languages the head names only where they
 * were given: TMX says "*all*". */
struct output_head output_head_of_batch(const struct reading *r,
                                        const char *params_digest);

/* One output: its format, the text that is not in the file yet, the file. */
struct output {
    const char *path;
    struct writer writer;
    struct buf text;
    struct sink *sink; /* NULL: the text stays in memory */
};

struct output_book {
    const char *path;
    struct workbook *book;
};

/* The open outputs; they stay where they are, since writers point into them.
 * The last one is that of unaligned sentences, if any. */
struct outputs {
    const struct writing *writing;
    struct writer_options options, nulls_options;
    struct output output[WRITING_MAX_OUTPUTS + 1];
    size_t n;
    struct output_book book[WRITING_MAX_OUTPUTS];
    size_t n_books;
    size_t n_paired;    /* output[0..n_paired) take pairs */
    double floor;       /* of the document at hand: writing_floor() */
    uint64_t n_written; /* its pairs with both sides that scored enough */
    double n_wrong;     /* expected among n_written: the sum of 1 - score */
    bool left_out;      /* the document at hand was, by its verdict */
    char created[20];   /* the date in the options */
};

/* How many texts were too long for a cell of a workbook, so far. */
uint64_t outputs_n_cut(const struct outputs *o);

/* Open all outputs and write their heads.  The strings live as long as the
 * outputs.  On error none is left open. */
int outputs_open(struct outputs *o, const struct writing *w,
                 const struct output_head *head, struct err *e);

/* The same in memory, without heads and feet: records come into
 * output[i].text.  outputs_abort() it. */
void outputs_open_memory(struct outputs *o, const struct writing *w,
                         const struct output_head *head);

/* Head and foot of output i as its file gets them, packed if it is; appended.
 * Errors: those of packing_add. */
int outputs_add_ends(const struct writing *w, const struct output_head *head,
                     size_t i, struct buf *head_out, struct buf *foot_out,
                     struct err *e);

/* Write a document pair with its records [n], of which min_precision tells
 * what score is enough. */
int outputs_write(struct outputs *o, const struct document *d,
                  const struct record *records, size_t n, struct err *e);

/* Write the feet and close all; after the first error, which is returned, the
 * other outputs are given up. */
int outputs_close(struct outputs *o, struct err *e);
void outputs_abort(struct outputs *o);
#endif
