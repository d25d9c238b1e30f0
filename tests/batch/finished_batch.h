/* tests/batch/finished_batch.h - a small batch that is finished: outputs and
 * journal as Stele writes them, without aligning anything.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_BATCH_FINISHED_BATCH_H
#define TESTS_BATCH_FINISHED_BATCH_H
#include "batch/journal.h"

/* The head of shard `shard` of n_shards, which has two tasks, and two outputs,
 * NAME.tsv.gz and NAME.tmx. */
struct journal_head finished_head(uint64_t shard, uint64_t n_shards);

/* Write NAME.tsv.gz, NAME.tmx and NAME.tsv.gz.journal.tsv into the working
 * folder. */
void finished_write(const char *name, uint64_t shard, uint64_t n_shards);
#endif
