/* batch/merge.h - the shards of a batch put together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_MERGE_H
#define BATCH_MERGE_H
#include "batch/counts.h"
#include "batch/journal.h"
#include "cli/loudness.h"

/* What was asked for. */
struct merge_job {
    const char *paths[JOURNAL_MAX_OUTPUTS]; /* in the order of the shards' */
    size_t n_outputs;
    unsigned n_workers;
    enum loudness loudness;
    char **shards; /* [n_shards], each by its first output or its journal */
    size_t n_shards;
};

/* Write the outputs, and the journal of the whole; complains, and gives the
 * exit code: EXIT_PARTLY when pairs of the shards had failed. */
int merge_run(struct merge_job *job);
#endif
