/* lib/align_tasks.h - settings of the tasks on one text or two: align and split.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_ALIGN_TASKS_H
#define LIB_ALIGN_TASKS_H
#include "lib/task_values.h"

extern const struct setting_table align_table, split_table;

/* ERR_USAGE for what has no effect beside the other settings. */
int check_align(const struct settings *s, const struct task_values *v,
                struct err *e);
int check_split(const struct settings *s, const struct task_values *v,
                struct err *e);
#endif
