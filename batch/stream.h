/* batch/stream.h - document pairs on standard input to records on standard
 * output: a filter, for GNU parallel, Spark's pipe and Bitextor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_STREAM_H
#define BATCH_STREAM_H
#include "cli/loudness.h"
#include "document/article_file.h"
#include "document/lexicon/lexicon_set.h"
#include "document/outputs.h"
#include "document/parameters.h"

struct stream_job {
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    struct writing writing; /* to standard output alone */
    enum loudness loudness;
    unsigned n_workers;
};

/* Do it, and say on stderr what went wrong.  The records of a pair are out
 * before the next line is read, with one worker; with n, at most 2 n + 2
 * lines are read ahead.  Returns the exit code. */
int stream_run(const struct stream_job *job);
#endif
