/* corpus/convert_job.h - what a conversion is asked for: outputs, and who is
 * told of what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_CONVERT_JOB_H
#define CORPUS_CONVERT_JOB_H
#include <limits.h>

#include "corpus/record_reader.h"
#include "io/workbook.h"

/* CONVERT_MAX_OUTPUTS: of tasks that list them. */
enum {
    CONVERT_MAX_OUTPUTS = 8,
    CONVERT_N_FIELDS = 15,
    CONVERT_NO_GROUP = INT_MAX
};

/* One output. */
struct convert_output {
    const char *path;                  /* "-": standard output */
    const struct format *format;       /* NULL: a workbook */
    const struct tsv_columns *columns; /* of TSV and workbooks; NULL: those of
                                          the job */
    bool no_header;                    /* of TSV, besides that of the job */
    bool with_reason;                  /* TSV has a column for record.reason */
    unsigned group;                    /* takes the records of this group */

    /* With split > 0, at most so many records a file: "corpus-0001.tmx", …
     * instead of "corpus.tmx". */
    uint64_t split;
};

struct convert_job {
    struct record_reader_options in;
    struct record_reader
        *reader; /* opened already, and the caller's; or NULL */
    const struct convert_output *outputs; /* [n_outputs] */
    unsigned n_outputs;
    int gz_level;

    /* Languages that are NULL are those of the first record; columns that are
     * NULL are the default ones, and those of what else the first record has. */
    struct writer_options options;
    const struct workbook_calls *workbooks; /* for outputs without a format */

    /* Says which group a good record goes to, or CONVERT_NO_GROUP for none, and
     * may change it; what it returns other than 0 ends the conversion.  NULL:
     * group 0. */
    int (*choose)(void *context, struct record_read *r, unsigned *group,
                  struct err *e);

    /* Called after the last record, before an output has its name; may be NULL.
     */
    int (*end)(void *context, struct err *e);

    /* Told of each record that is bad and left out; may be NULL. */
    void (*on_bad)(void *context, const struct err *e);

    /* Told of a file before it is opened that `outputs` does not name; may
     * forbid it; may be NULL. */
    int (*on_file)(void *context, const char *path, struct err *e);
    void *context;
};
#endif
