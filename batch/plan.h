/* batch/plan.h - a batch cut into tasks, and the tasks into shards.
 * Depends on the manifest and the sizes of its files alone: not on threads,
 * shards or the time, so that every run cuts at the same places.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_PLAN_H
#define BATCH_PLAN_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "batch/manifest.h"
#include "io/run_files.h"

/* A run of manifest lines that one worker does at a time, and whose records
 * are one gzip member of each output. */
struct task_range {
    uint64_t at, line_no; /* its first line: byte, and number from 1 */
    uint32_t n_pairs;
    uint64_t n_bytes; /* of its articles */
};

struct plan {
    struct task_range *tasks; /* [n] */
    size_t n, cap;
    size_t from, to;           /* the tasks of this shard */
    uint64_t n_pairs, n_bytes; /* of the tasks of this shard */
    uint64_t digest;           /* of the manifest's content */
    uint64_t cuts;             /* digest of where all tasks begin */
};

/* Read the manifest through and cut it: a task ends when it has task_bytes
 * bytes of articles, or PLAN_MAX_PAIRS pairs.  Shard `shard` of n_shards
 * (from 1) gets adjacent tasks, as many bytes as any other within a task.
 *
 * plan_free() it.  Errors: ERR_IO, ERR_NOMEM, ERR_LIMIT; ERR_INPUT with the
 * line when two pairs have one id; ERR_USAGE for an article that is one of the
 * outputs: by its name, where its size need not be looked up.  Memory 32 bytes a task, and while it
 * runs 8 bytes a pair. */
enum { PLAN_MAX_PAIRS = 256 };
int plan_make(const struct manifest *m, const struct run_files *outputs,
              uint64_t task_bytes, unsigned shard, unsigned n_shards,
              struct plan *out, struct err *e);
void plan_free(struct plan *p);
#endif
