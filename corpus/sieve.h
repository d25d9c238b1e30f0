/* corpus/sieve.h - written pairs of any format, each kept or left out by who
 * looks at it; memory does not grow with the file.
 *
 * Where input and outputs are TSV and no columns are chosen, lines stay as they
 * are, with whatever columns they have; else records are converted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_SIEVE_H
#define CORPUS_SIEVE_H
#include "corpus/convert.h"

/* A pair to be looked at.  Numbers that the file does not give are NaN, texts
 * empty; what the sieve does not need may be either. */
struct sieve_pair {
    uint64_t no; /* from 0, of the good pairs of the file */
    struct sv src, tgt, src_lang, tgt_lang;
    double score;
    uint32_t flags;
    struct sv bead, verdict; /* "1:2", "translation" */
    bool is_null;            /* a side is missing: no pair */
};

/* What a sieve looks at, beside FIELD_SCORE, FIELD_FLAGS, FIELD_BEAD and
 * FIELD_VERDICT. */
enum { SIEVE_TEXT = 1 << 30 };

struct sieve_job {
    struct record_reader_options in;
    uint32_t needs; /* the fields of a pair that are to be there */

    /* Outputs of the pairs that are kept; that of those left out, with a last
     * column of reasons, or NULL. */
    const char *paths[CONVERT_MAX_OUTPUTS];
    const struct format *formats[CONVERT_MAX_OUTPUTS];
    unsigned n_outputs;
    const char *rejected_path;
    const struct format *rejected_format;
    const struct workbook_calls *workbooks; /* where a format is NULL */
    int gz_level;
    struct writer_options options; /* columns NULL: none are chosen */

    /* What the file has of fields, at its beginning: every FIELD_* that a line
     * has a column for, UINT32_MAX where that cannot be told.  May be NULL. */
    int (*begin)(void *context, uint32_t has_fields, struct err *e);

    /* Judge a pair; for one that is not kept append the reason.  Flags may be
     * changed, for outputs that are converted. */
    int (*judge)(void *context, struct sieve_pair *pair, bool *keep,
                 struct buf *reason, struct err *e);
    /* After the last pair, before an output has its name.  May be NULL. */
    int (*end)(void *context, struct err *e);
    void (*on_bad)(void *context, const struct err *e);
    void *context;
};

/* Sieve.  Errors: those of convert(), begin(), judge() and end().  Then no output is
 * left.  A line that is bad is reported and left out. */
int sieve(const struct sieve_job *job, struct convert_counts *counts,
          struct err *e);

/* Look at the same pairs, with the same numbers, and write nothing. */
int sieve_look(const struct sieve_job *job, struct convert_counts *counts,
               struct err *e);
#endif
