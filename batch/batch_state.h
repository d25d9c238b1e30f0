/* batch/batch_state.h - what is alive while a batch runs; shared by the files
 * that set it up (batch.c), run it (batch_stages.c), take it up again (resume.c)
 * and tell of it (batch_tell.c).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_BATCH_STATE_H
#define BATCH_BATCH_STATE_H
#include "batch/batch.h"
#include "batch/journal_file.h"
#include "batch/output_files.h"

struct batch {
    const struct batch_job *job;
    struct manifest *manifest;
    struct plan plan;
    uint64_t run; /* digest of everything that the bytes depend on */
    struct batch_context maker;
    struct engine engine;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers;

    const char *paths[JOURNAL_MAX_OUTPUTS];
    size_t n_outputs;
    struct buf head[JOURNAL_MAX_OUTPUTS], foot[JOURNAL_MAX_OUTPUTS];
    struct output_files shelf;
    struct journal_file *ledger; /* NULL when an output is no file */
    char *journal_path;
    struct buf unwritten; /* lines of the journal, until the next sync */
    double synced_at, shown_at, began_at; /* seconds of a monotonic clock */

    size_t next_task;                    /* to be handed out */
    uint64_t units[JOURNAL_MAX_OUTPUTS]; /* numbered so far */
    struct counts tally, now; /* of the whole, and of this process alone */
    unsigned n_said;          /* failures told on stderr */
    bool fresh;               /* the outputs have no head yet */
    bool stopping;            /* too many errors */
    bool open_line;           /* stderr stands behind a line of progress */
};

/* The journal's head for this run; names of outputs in the journal's folder
 * without it. */
struct journal_head batch_head(const struct batch *b);

/* Do the tasks from b->next_task on, and close the shelf: with the outputs'
 * names when *whole, else as they are. */
int batch_run_tasks(struct batch *b, bool *whole, struct err *e);

/* Seconds of a clock that only goes forward. */
double batch_seconds(void);

/* On stderr: progress, at most once a second; the failed pairs of a parcel, of
 * many only the first; the last line. */
void batch_show(struct batch *b);
void batch_say_failures(struct batch *b, const struct task_result *p);
void batch_say_sum(struct batch *b);

/* Look what an earlier run left.  On return the shelf is open, at the place
 * where work goes on (b->next_task), unless *settled: then all is done, and
 * the outputs have their names. */
int resume_open(struct batch *b, bool *settled, struct err *e);
#endif
