/* cli/batching.h - the options of a batch.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_BATCHING_H
#define CLI_BATCHING_H
#include <stdint.h>

#include "cli/option.h"

enum progress_when { PROGRESS_AUTO, PROGRESS_ALWAYS, PROGRESS_NEVER };

struct batching {
    unsigned n_workers;       /* 0: cores_allowed() */
    unsigned shard, n_shards; /* 1 of 1: the whole */
    uint64_t task_bytes;      /* of articles, see plan.h */
    uint64_t max_errors;      /* more failed pairs end the batch */
    unsigned sync_seconds;    /* between two moments when all is durable */
    bool resume;
    bool json; /* notices as JSON */
    enum progress_when progress;
};

struct batching batching_default(void);
extern const struct option_group batching_options;
#endif
