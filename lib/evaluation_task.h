/* lib/evaluation_task.h - alignments against gold, for stele_evaluate().
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_EVALUATION_TASK_H
#define LIB_EVALUATION_TASK_H
#include "lib/task_values.h"

extern const struct setting_table eval_table;

/* ERR_USAGE for what has no effect beside the other settings. */
int check_eval(const struct settings *s, const struct task_values *v,
               struct err *e);

/* With checked settings.  Errors as of stele_evaluate(). */
int evaluation_task_run(const struct task_values *v, const char *const *paths,
                        size_t n_paths, struct err *e);
#endif
