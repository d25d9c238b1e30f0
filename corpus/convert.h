/* corpus/convert.h - written pairs from one format into others, a record at a
 * time: memory does not grow with the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_CONVERT_H
#define CORPUS_CONVERT_H
#include "base/language_tag.h"
#include "corpus/record_reader.h"

enum { CONVERT_MAX_OUTPUTS = 8, CONVERT_N_FIELDS = 15 };

struct convert_job {
    struct record_reader_options in;
    struct record_reader
        *reader; /* opened already, and the caller's; or NULL */

    /* Where to ("-": standard output), and in which format. */
    const char *paths[CONVERT_MAX_OUTPUTS];
    const struct format *formats[CONVERT_MAX_OUTPUTS];
    unsigned n_outputs;
    int gz_level;

    /* Languages that are NULL are those of the first record; columns that are
     * NULL are the default ones, and those of what else the first record has. */
    struct writer_options options;

    /* Says which outputs get a record (1 << k of output k), and may change it;
     * NULL: all do.  What it returns other than 0 ends the conversion.  TSV
     * of the outputs `with_reason` has a column for record.reason. */
    int (*choose)(void *context, struct record_read *r, uint32_t *outputs,
                  struct err *e);
    uint32_t with_reason;

    /* Told of each record that is good, for outputs that are no text; may be
     * NULL.  What it returns other than 0 ends the conversion. */
    int (*on_record)(void *context, const struct record_read *r, struct err *e);

    /* Told of each record that is bad and left out; may be NULL. */
    void (*on_bad)(void *context, const struct err *e);
    void *context;
};

struct convert_counts {
    uint64_t n_records, n_documents; /* read */
    uint64_t n_bad;                  /* records left out */
    uint64_t n_skipped;              /* units without text in both languages */
    char src_lang[LANGUAGE_TAG_BYTES], tgt_lang[LANGUAGE_TAG_BYTES];
    char guess[160];  /* see record_reader_guess() */
    uint64_t n_nulls; /* omissions and additions, which formats may leave out */

    /* For each field (record_field_name), how many records have it although
     * none of the outputs can hold it. */
    uint64_t n_lost[CONVERT_N_FIELDS];
};

/* Convert.  Errors: those of record_reader_open() and sink_open(), and of one
 * record those after which the reader does not go on; ERR_USAGE where a format
 * of one document gets two, or one that needs languages gets a first record
 * without.  Then no output is left. */
int convert(const struct convert_job *job, struct convert_counts *counts,
            struct err *e);

/* The fields that a format holds, TSV with these columns (NULL: default). */
uint32_t convert_holds(const struct format *format,
                       const struct tsv_columns *columns);
#endif
