/* cli/task.h - what commands do with their settings before they run.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TASK_H
#define CLI_TASK_H
#include "cli/message.h"

/* New settings of a task, without memory NULL with the error filled. */
struct stele_settings *task_settings_new(const char *task,
                                         struct stele_error *error);

/* Take SOURCE_DATE_EPOCH of the environment, where the task has a date, and
 * check that no setting is without effect. */
int task_check(struct stele_settings *settings, struct stele_error *error);

/* Where "jobs" is "all", set it to the processors that this process may use. */
int task_jobs(struct stele_settings *settings, struct stele_error *error);

/* Does the setting have another value than `value`? */
bool task_differs(const struct stele_settings *settings, const char *key,
                  const char *value);
#endif
