/* batch/batch.h - many document pairs: tasks through the pool, records to the
 * outputs, rows to the journal, and all of it resumed after a stop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H
#include "batch/batch_settings.h"
#include "batch/events.h"
#include "document/engine.h"

/* What was asked for. */
struct batch_job {
    const char *manifest_path;
    struct batch_settings batching; /* n_workers is at least 1 */
};

enum batch_end {
    BATCH_WHOLE,   /* every task is done, the outputs have their names */
    BATCH_STOPPED, /* events->stop() said so */
    BATCH_FAILURES /* more pairs failed than max_errors */
};

struct batch_outcome {
    struct progress progress;
    enum batch_end end;
    bool has_journal; /* what is done is kept: it can be resumed */
    bool may_retry;   /* after an error: the same may work later, when a disk
                         has room or another process has finished */
};

/* Run it.  Every pair of the manifest has a row in OUT.journal.tsv; pairs that
 * fail are counted and no error.  ERR_USAGE for a format that cannot hold many
 * documents, an output that is an input (an article of the manifest too), or an
 * unfinished batch that is neither resumed nor given up; errors of manifest_open, plan_make and resume_read; ERR_IO;
 * ERR_BUSY when another process writes the outputs.  *out is set in any
 * case. */
int batch_run(const struct engine *engine, const struct batch_job *job,
              const struct events *events, struct batch_outcome *out,
              struct err *e);
#endif
