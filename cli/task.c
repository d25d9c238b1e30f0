/* cli/task.c - the way from the command line to the exit code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cores.h"
#include "cli/option.h"

struct stele_settings *task_settings_new(const char *task,
                                         struct stele_error *error)
{
    struct stele_settings *s = stele_settings_new(task);
    if (!s) {
        message_misuse(error, "out of memory");
        error->code = STELE_NOMEM;
    }
    return s;
}

int task_check(struct stele_settings *settings, struct stele_error *error)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int rc = 0;
    if (epoch && stele_has(settings, "date"))
        rc = stele_set(settings, "date", epoch, error);
    if (rc == STELE_USAGE) {
        struct stele_error inner = *error;
        message_misuse(error, "SOURCE_DATE_EPOCH: %s", inner.message);
    }
    return rc == 0 ? stele_check(settings, error) : rc;
}

bool task_differs(const struct stele_settings *settings, const char *key,
                  const char *value)
{
    char got[80];
    stele_get(settings, key, got, sizeof got);
    return strcmp(got, value) != 0;
}

int task_jobs(struct stele_settings *settings, struct stele_error *error)
{
    char number[24];
    if (task_differs(settings, "jobs", "all"))
        return 0;
    snprintf(number, sizeof number, "%u", cores_allowed());
    return stele_set(settings, "jobs", number, error);
}

void task_print_failure(void *context, struct stele_text id,
                        const struct stele_error *why)
{
    (void)context;
    (void)id;
    message_error(why);
}

/* 1: help was printed. */
static int parse(const struct task_command *t, struct task_call *c, int argc,
                 char **argv, struct stele_error *error)
{
    struct option_table table = t->table;
    int first = 0;
    table.settings = c->settings;
    table.loudness = &c->loudness;
    int rc = option_parse(&table, argc, argv, &first, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    if (rc == 0 && t->has_jobs)
        rc = task_jobs(c->settings, error);
    if (rc != 0)
        return rc;
    c->paths = (const char *const *)argv + first;
    c->n_paths = (size_t)(argc - first);
    if (t->one && c->n_paths != 1)
        return message_misuse(error, "one %s is needed, not %zu", t->one,
                              c->n_paths);
    if (c->n_paths == 0)
        return message_misuse(error, "%s", t->missing);
    return t->check ? t->check(c, error) : 0;
}

int task_run(const struct task_command *t, void *own, int argc, char **argv,
             struct failure *failure)
{
    struct stele_error *error = &failure->error;
    struct task_call c = {.settings = task_settings_new(t->task, error),
                          .loudness = LOUD_DEFAULT,
                          .own = own};
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(t, &c, argc, argv, error);
    bool is_help = rc > 0;
    if (rc == 0 && t->opens)
        rc = stele_open(c.settings, &c.stele, error);
    if (rc == 0)
        rc = t->run(&c, error);
    stele_close(c.stele);
    stele_settings_free(c.settings);
    return is_help ? EXIT_DONE : rc;
}
