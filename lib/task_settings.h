/* lib/task_settings.h - which settings each task has: groups of the shared
 * table, and rows of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TASK_SETTINGS_H
#define LIB_TASK_SETTINGS_H
#include "aligner/lexicon_em.h"
#include "batch/batch_settings.h"
#include "batch/journal.h"
#include "document/settings.h"
#include "tokenize/split_train.h"

/* The values of all rows that are no shared ones; a task uses some. */
struct task_values {
    struct batch_settings batch;
    unsigned n_workers; /* of merge, stream and train; 0: all processors */
    const char *output; /* of one output; NULL: standard output */
    const char *outputs[JOURNAL_MAX_OUTPUTS]; /* of merge and convert */
    size_t n_outputs;
    const char *format, *columns, *input_format,
        *input_columns; /* of convert */
    bool no_header;
    unsigned gz_level;
    const char *lang;                                          /* of split */
    bool in_place;                                             /* of score */
    const char *src_lang, *tgt_lang, *src_column, *tgt_column; /* of score */
    struct lexicon_em_params em;
    unsigned n_passes;
    bool calibration;
    struct split_train_options splitter;
};

enum { TASK_MAX_ROWS = 32 }; /* of its own */

struct task {
    const char *name;
    unsigned groups;                 /* of settings_table */
    const struct setting_table *own; /* fills a struct task_values; or NULL */

    /* ERR_USAGE for what has no effect beside the others, settings_check()
     * included. */
    int (*check)(const struct settings *s, const struct task_values *v,
                 struct err *e);
};

/* By name, or NULL. */
const struct task *task_named(const char *name);

struct task_values task_values_default(const struct task *t);
#endif
