/* cli/task.h - what most commands have in common: the settings of a task of the
 * library, options and files from the command line, a run, and an exit code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TASK_H
#define CLI_TASK_H
#include "cli/option_table.h"

/* New settings of a task, without memory NULL with the error filled. */
struct stele_settings *task_settings_new(const char *task,
                                         struct stele_error *error);

/* Take SOURCE_DATE_EPOCH of the environment, where the task has a date, and
 * check that no setting is without effect. */
int task_check(struct stele_settings *settings, struct stele_error *error);

/* Where "jobs" is "all", set it to the processors that this process may use. */
int task_jobs(struct stele_settings *settings, struct stele_error *error);

/* A command while it runs. */
struct task_call {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *const *paths; /* [n_paths], what is no option */
    size_t n_paths;
    struct stele *stele; /* NULL, unless `opens` */
    void *own;           /* of the command */
};

/* How a command runs. */
struct task_command {
    const char *task;          /* as of stele_settings_new() */
    struct option_table table; /* without settings and loudness */
    const char *one;           /* what its only file is, or NULL: any number */
    const char *missing;       /* then: the error where no file is named */
    bool has_jobs;             /* task_jobs() */
    bool opens;                /* stele_open() comes before the run */

    /* Are options and files right together?  Before anything is opened; or
     * NULL. */
    int (*check)(struct task_call *c, struct stele_error *error);

    /* The exit code, or a negative enum stele_code. */
    int (*run)(struct task_call *c, struct stele_error *error);
};

/* Run it: what a cmd_*() returns. */
int task_run(const struct task_command *command, void *own, int argc,
             char **argv, struct failure *failure);

/* For the events of a run: print a failure, whose place is in the error. */
void task_print_failure(void *context, struct stele_text id,
                        const struct stele_error *why);

/* Does the setting have another value than `value`? */
bool task_differs(const struct stele_settings *settings, const char *key,
                  const char *value);
#endif
