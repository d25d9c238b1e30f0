/* batch/batch_settings.h - the settings of a batch beside the shared ones: how
 * many pairs at a time, which part, from where on.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_BATCH_SETTINGS_H
#define BATCH_BATCH_SETTINGS_H
#include "document/outputs.h"
#include "document/setting.h"

#define BATCH_UNLIMITED UINT64_MAX

struct batch_settings {
    unsigned n_workers;       /* 0: as many as processors are allowed */
    unsigned shard, n_shards; /* 1 of 1: the whole */
    uint64_t task_kib;        /* of articles, see plan.h */
    uint64_t max_errors;      /* more failed pairs end the batch */
    unsigned sync_seconds;    /* between two moments when all is durable */
    bool resume;
    bool force; /* begin anew where an unfinished batch could be resumed */
};

/* Their table; one group.  setting_set() with it. */
extern const struct setting_table batch_settings_table;

struct batch_settings batch_settings_default(void);

/* ERR_USAGE for what these outputs make useless: without a file there is no
 * journal, so nothing can be resumed or made durable.  Defaults are not
 * told from values that were set. */
int batch_settings_check(const struct batch_settings *s,
                         const struct writing *w, struct err *e);
#endif
