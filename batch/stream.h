/* batch/stream.h - document pairs as lines of one input to records of one
 * output: a filter, for GNU parallel, Spark's pipe and Bitextor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_STREAM_H
#define BATCH_STREAM_H
#include "batch/events.h"
#include "document/engine.h"

struct stream_job {
    unsigned n_workers; /* at least 1 */
    bool fail_fast;     /* the first line that fails ends it, in order */
};

/* Align the document pairs of standard input (see io/bitextor_line.h).  The
 * records of a pair are written before the next line is read, with one worker;
 * with n, at most 2 n + 2 lines are read ahead.  A line that fails is reported
 * and counted: its name is the number of the line.  ERR_USAGE for a format
 * that cannot hold many documents, ERR_INPUT for a header, ERR_IO. */
int stream_run(const struct engine *engine, const struct stream_job *job,
               const struct events *events, struct counts *out, struct err *e);
#endif
