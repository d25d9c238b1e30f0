/* corpus/score_columns.h - which columns of a TSV are what to `stele score`.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_SCORE_COLUMNS_H
#define CORPUS_SCORE_COLUMNS_H
#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"

struct score_job;

/* Columns from 0; score and flags are n where there is none yet. */
struct score_columns {
    unsigned src, tgt, score, flags;
    unsigned n;      /* of every line */
    bool has_header; /* the first line names them */
};

/* Choose them by the first line: its names, those of the job or the usual
 * ones; or, where the job has numbers from 1, without a header.
 *
 * Errors: ERR_INPUT with line 1 for a header that does not name a column, or
 * names it twice, or a line that is too short for the numbers; ERR_USAGE for
 * one column by name and the other by number. */
int score_columns_choose(const struct score_job *job, struct sv line,
                         struct score_columns *out, struct err *e);
#endif
