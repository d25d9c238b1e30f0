/* corpus/convert_output.h - one output of a conversion: a file of text, the
 * files that it is split into, or a workbook.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_CONVERT_OUTPUT_H
#define CORPUS_CONVERT_OUTPUT_H
#include "corpus/convert_job.h"
#include "io/sink.h"

/* All zero is closed. */
struct open_output {
    const struct convert_output *asked;
    const struct convert_job *job;
    struct writer_options options;
    struct tsv_columns reason_columns; /* where it has one for reasons */
    const char *path;                  /* of the file at hand */
    struct buf name;                   /* of one that is split */
    uint64_t n_files;
    bool has_writer;
    struct writer writer;
    struct buf text;
    struct sink *sink;
    struct workbook *book;
    bool in_document;
};

/* Open it with these options; `given` are the columns that were asked for, or
 * NULL, and `columns` those of TSV. */
int open_output(struct open_output *o, const struct convert_output *asked,
                const struct convert_job *job,
                const struct writer_options *options,
                const struct tsv_columns *given,
                const struct tsv_columns *columns, struct err *e);

/* The fields that it holds. */
uint32_t open_output_fields(const struct open_output *o);

int open_output_record(struct open_output *o, const struct record_read *r,
                       struct err *e);

/* End the document pair at hand, if it has a record of it. */
int open_output_end(struct open_output *o, struct err *e);

/* Finish; *n_cut grows by the cells that were cut. */
int open_output_close(struct open_output *o, uint64_t *n_cut, struct err *e);

/* Give up what is open, and free; also after open_output_close(). */
void open_output_abort(struct open_output *o);
#endif
