/* report/report.h - from articles, a manifest or written pairs to the files of a
 * report.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H
#include "report/report_job.h"

struct report_outcome {
    struct buf verdict; /* in words */
    struct buf not_met; /* the gates that are not kept */
    uint64_t n_documents, n_pairs;
    uint64_t n_failed; /* document pairs, or invalid records */
};

/* Make the report.  Pairs that fail are events, and are counted.  Errors:
 * ERR_USAGE for an output whose ending is none of those, or that is an input;
 * those of document_align(), manifest_open(), record_reader_open() and sinks.
 * report_outcome_free() in any case. */
int report_run(const struct report_job *job, struct report_outcome *out,
               struct err *e);
void report_outcome_free(struct report_outcome *o);
#endif
