/* lib/task_settings.h - which settings each task has: groups of the shared
 * table, and rows of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef LIB_TASK_SETTINGS_H
#define LIB_TASK_SETTINGS_H
#include "lib/task_values.h"

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
