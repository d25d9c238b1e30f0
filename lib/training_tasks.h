/* lib/training_tasks.h - settings of the tasks that learn: train,
 * train-splitter, lexicon and fit.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TRAINING_TASKS_H
#define LIB_TRAINING_TASKS_H
#include "lib/task_values.h"

extern const struct setting_table train_table, train_splitter_table, fit_table,
    lexicon_table;

/* Lengths are fitted to a manifest's texts; scores to texts that are split,
 * aligned with words. */
#define FIT_LENGTHS SETTINGS_TEXTS
#define FIT_SCORES (1u << SETTINGS_LEXICONS | 1u << SETTINGS_DECODING)
#define FIT_BOTH                                                               \
    (1u << SETTINGS_PARAMS | 1u << SETTINGS_LENGTHS | 1u << SETTINGS_CORRIDOR)

/* ERR_USAGE for what has no effect beside the other settings. */
int check_train(const struct settings *s, const struct task_values *v,
                struct err *e);
int check_lexicon(const struct settings *s, const struct task_values *v,
                  struct err *e);
int check_fit(const struct settings *s, const struct task_values *v,
              struct err *e);
#endif
