/* batch/shard_set.h - the shards of one batch: whole, undamaged and in order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_SHARD_SET_H
#define BATCH_SHARD_SET_H
#include "base/err.h"
#include "io/run_files.h"

/* Read through every shard (its first output, or its journal), hold all bytes
 * against the hashes of its journal, and bring `paths` into the shards' order.
 * `outputs` are the names that the merged outputs will get; *files has them, so
 * that none of them is a file of a shard.
 *
 * ERR_INPUT for shards that are not finished, missing, given twice, damaged or
 * of other runs, naming the file; ERR_USAGE for outputs that are not as many as
 * theirs, not packed as theirs, of another format by their ending, or their
 * files; ERR_IO, ERR_NOMEM. */
int shard_set_sort(char **paths, size_t n_shards, const char *const *outputs,
                   size_t n_outputs, struct run_files *files, struct err *e);
#endif
