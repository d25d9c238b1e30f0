/* batch/check_output.h - whether the files of a finished batch are still what
 * was written.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_CHECK_OUTPUT_H
#define BATCH_CHECK_OUTPUT_H
#include "batch/counts.h"
#include "batch/journal.h"

/* What was found to be in order. */
struct output_check {
    size_t n_outputs;
    uint64_t n_tasks, n_bytes;             /* bytes of all outputs */
    uint64_t n_units[JOURNAL_MAX_OUTPUTS]; /* records of each output */
    uint64_t shard, n_shards;
    struct counts counts; /* of the journal's rows */
};

/* Read all outputs of a batch (or shard, or merged corpus) whose first output,
 * or journal, is `path`: each byte is held against the journal's hashes, gzip
 * is unpacked with its checksums, and the records are counted.
 *
 * Errors, each naming the file: ERR_INPUT with the line of a journal, or the
 * byte of an output, that is not as it was written, or for a batch that is not
 * finished, or a file without a journal; ERR_IO, ERR_NOMEM.  Memory: the largest piece, packed and not. */
int check_output(const char *path, struct output_check *out, struct err *e);
#endif
