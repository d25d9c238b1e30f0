/* batch/merge.h - the shards of a batch put together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_MERGE_H
#define BATCH_MERGE_H
#include "batch/counts.h"
#include "batch/journal.h"

/* What was asked for. */
struct merge_job {
    const char *paths[JOURNAL_MAX_OUTPUTS]; /* in the order of the shards' */
    size_t n_outputs;
    unsigned n_workers; /* at least 1 */
    char **shards; /* [n_shards], each by its first output or its journal */
    size_t n_shards;
};

/* Write the outputs, and the journal of the whole; *out counts its pairs.  The
 * shards come into their order.  All of them are read through before anything
 * is written, and on any error what was there before is untouched.  ERR_INPUT
 * for shards that are not finished, missing, given twice, damaged or of other
 * runs; ERR_USAGE for outputs that are not as many as theirs, not packed as
 * theirs, of another format by their ending, or files of a shard; ERR_BUSY,
 * ERR_IO. */
int merge_run(struct merge_job *job, struct counts *out, struct err *e);
#endif
