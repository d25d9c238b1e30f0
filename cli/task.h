/* cli/task.h - what commands have in common: options and files from the command
 * line, the settings of a task of the library, a run, and an exit code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_TASK_H
#define CLI_TASK_H
#include "cli/option_table.h"

/* A command while it runs. */
struct task_call {
    struct stele_settings *settings; /* NULL: the command has no task */
    enum loudness loudness;
    const char *const *paths; /* [n_paths], what is no option */
    size_t n_paths;
    struct stele *stele; /* NULL, unless `opens` */
    void *own;           /* what the command's own rows set */
    const char *note;    /* a line to add after an error, or NULL */
};

/* A command, all of it. */
struct task_command {
    const char *task; /* as of stele_settings_new(), or NULL */
    struct option_table table;
    size_t own_bytes;    /* of the struct that table.rows set; zero before */
    const char *one;     /* what its only file is, or NULL: any number */
    const char *missing; /* then: the error where no file is named, or NULL */
    bool two;            /* two files, of which one may be standard input */
    bool has_jobs;       /* "all" jobs are the processors allowed */
    bool opens;          /* stele_open() comes before the run */

    /* Are options and files right together?  Before anything is opened; or
     * NULL. */
    int (*check)(struct task_call *c, struct stele_error *error);

    /* The exit code, or a negative enum stele_code. */
    int (*run)(struct task_call *c, struct stele_error *error);
};

/* Run it with argv[0] its name: an exit code, or a negative enum stele_code
 * with the failure filled. */
int task_run(const struct task_command *command, int argc, char **argv,
             struct failure *failure);

/* Events that print a failure, whose place is in the error; or behind the name of
 * what failed, where it has one. */
extern const struct stele_events task_events, task_events_by_name;

/* A note, unless -q. */
void task_note(const struct task_call *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Does the setting have another value than `value`? */
bool task_differs(const struct stele_settings *settings, const char *key,
                  const char *value);

/* Nothing was written, of some documents: is that a failure?  Then it is
 * reported. */
bool task_is_empty(const struct task_call *c, uint64_t n_documents,
                   uint64_t n_pairs);
#endif
