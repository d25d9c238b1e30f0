/* batch/batch.h - a batch at work: tasks through the pool, pieces to the
 * outputs, rows to the journal, and all of it taken up again after a stop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H
#include "batch/task.h"
#include "cli/batching.h"
#include "cli/loudness.h"
#include "cli/notice.h"

/* What was asked for. */
struct batch_job {
    const char *manifest_path;
    struct batching batching;
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    struct writing writing;
    enum loudness loudness;
};

/* Run it; complains, and gives the exit code: EXIT_DONE; EXIT_PARTLY when
 * pairs failed or nothing came out; EXIT_AGAIN when writing failed or another
 * process has the outputs, so that the same command with --resume may do
 * better; 128 + a signal's number; else as complain_exit_code(). */
int batch_run(const struct batch_job *job);
#endif
