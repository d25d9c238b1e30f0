/* corpus/convert.h - written pairs from one format into others, a record at a
 * time: memory does not grow with the file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_CONVERT_H
#define CORPUS_CONVERT_H
#include "base/language_tag.h"
#include "corpus/convert_job.h"

struct convert_counts {
    uint64_t n_records, n_documents; /* read */
    uint64_t n_bad;                  /* records left out */
    uint64_t n_skipped;              /* units without text in both languages */
    char src_lang[LANGUAGE_TAG_BYTES], tgt_lang[LANGUAGE_TAG_BYTES];
    char guess[160];  /* see record_reader_guess() */
    uint64_t n_nulls; /* omissions and additions, which formats may leave out */
    uint64_t n_cut;   /* texts too long for a cell of a workbook */

    /* For each field (record_field_name), how many records have it although
     * none of the outputs can hold it. */
    uint64_t n_lost[CONVERT_N_FIELDS];
};

/* Convert.  Errors: those of record_reader_open() and sink_open(), and of one
 * record those after which the reader does not go on; ERR_USAGE where a format
 * of one document gets two, or one that needs languages gets a first record
 * without.  Then no output is left, but for earlier files of
 * one that is split. */
int convert(const struct convert_job *job, struct convert_counts *counts,
            struct err *e);
#endif
