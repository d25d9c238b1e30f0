/* lib/corpus_tasks.h - settings of the tasks on written pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_CORPUS_TASKS_H
#define LIB_CORPUS_TASKS_H
#include "lib/task_values.h"

extern const struct setting_table filter_table, dedup_table, stats_table;

/* ERR_USAGE for what has no effect beside the other settings. */
int check_filter(const struct settings *s, const struct task_values *v,
                 struct err *e);
int check_stats(const struct settings *s, const struct task_values *v,
                struct err *e);
int check_dedup(const struct settings *s, const struct task_values *v,
                struct err *e);
#endif
