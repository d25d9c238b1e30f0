/* cli/task.c - the way from the command line to the exit code.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/task.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cores.h"
#include "cli/option.h"

/* Take SOURCE_DATE_EPOCH of the environment, where the task has a date. */
static int take_date(struct stele_settings *settings, struct stele_error *error)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !stele_has(settings, "date"))
        return 0;
    int rc = stele_set(settings, "date", epoch, error);
    if (rc == STELE_USAGE) {
        struct stele_error inner = *error;
        message_misuse(error, "SOURCE_DATE_EPOCH: %s", inner.message);
    }
    return rc;
}

/* Where "jobs" is "all", set it to the processors that this process may use. */
static int take_jobs(struct stele_settings *settings, struct stele_error *error)
{
    char number[24];
    if (task_differs(settings, "jobs", "all"))
        return 0;
    snprintf(number, sizeof number, "%u", cores_allowed());
    return stele_set(settings, "jobs", number, error);
}

bool task_differs(const struct stele_settings *settings, const char *key,
                  const char *value)
{
    char got[80];
    stele_get(settings, key, got, sizeof got);
    return strcmp(got, value) != 0;
}

bool task_is_empty(const struct task_call *c, uint64_t n_documents,
                   uint64_t n_pairs)
{
    if (n_documents == 0 || n_pairs > 0 ||
        !task_differs(c->settings, "allow-empty", "yes"))
        return false;
    message_note("no pair is written (--allow-empty makes that no failure)");
    return true;
}

void task_note(const struct task_call *c, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (c->loudness != LOUD_QUIET)
        message_vnote(format, args);
    va_end(args);
}

static void print_failure(void *context, struct stele_text id,
                          const struct stele_error *why)
{
    (void)context;
    (void)id;
    message_error(why);
}

static void print_failure_by_name(void *context, struct stele_text id,
                                  const struct stele_error *why)
{
    char text[STELE_ERROR_TEXT];
    (void)context;
    stele_error_text(why, text);
    if (id.n > 0)
        message_note("%.*s: %s", (int)id.n, id.p, text);
    else
        message_note("%s", text);
}

const struct stele_events task_events = {.size = sizeof task_events,
                                         .failed = print_failure};
const struct stele_events task_events_by_name = {
    .size = sizeof task_events_by_name, .failed = print_failure_by_name};

static int take_settings(const struct task_command *t, struct task_call *c,
                         struct stele_error *error)
{
    int rc = t->task ? take_date(c->settings, error) : 0;
    if (rc == 0 && t->task)
        rc = stele_check(c->settings, error);
    return rc;
}

static int check_files(const struct task_command *t, const struct task_call *c,
                       struct stele_error *error)
{
    if (t->one && c->n_paths != 1)
        return message_misuse(error, "one %s is needed, not %zu", t->one,
                              c->n_paths);
    if (t->two && c->n_paths != 2)
        return message_misuse(error, "two files are needed, not %zu",
                              c->n_paths);
    if (t->two && strcmp(c->paths[0], "-") == 0 &&
        strcmp(c->paths[1], "-") == 0)
        return message_misuse(error,
                              "only one side can come from standard input");
    if (t->missing && c->n_paths == 0)
        return message_misuse(error, "%s", t->missing);
    return 0;
}

/* 1: help was printed. */
static int parse(const struct task_command *t, struct task_call *c, int argc,
                 char **argv, struct stele_error *error)
{
    struct option_target target = {c->settings, c->own, LOUD_DEFAULT};
    int first = 0;
    int rc = option_parse(&t->table, &target, argc, argv, &first, error);
    if (rc != 0)
        return rc;
    c->loudness = target.loudness;
    c->paths = (const char *const *)argv + first;
    c->n_paths = (size_t)(argc - first);
    rc = take_settings(t, c, error);
    if (rc == 0)
        rc = check_files(t, c, error);
    if (rc == 0 && t->check)
        rc = t->check(c, error);
    return rc == 0 && t->has_jobs ? take_jobs(c->settings, error) : rc;
}

static int begin(const struct task_command *t, struct task_call *c,
                 struct stele_error *error)
{
    c->settings = t->task ? stele_settings_new(t->task) : NULL;
    c->own = calloc(1, t->own_bytes + 1);
    if (c->own && (c->settings || !t->task))
        return 0;
    message_misuse(error, "out of memory");
    return error->code = STELE_NOMEM;
}

int task_run(const struct task_command *t, int argc, char **argv,
             struct failure *failure)
{
    struct stele_error *error = &failure->error;
    struct task_call c = {.note = NULL};
    int rc = begin(t, &c, error);
    if (rc == 0)
        rc = parse(t, &c, argc, argv, error);
    bool is_help = rc > 0;
    if (rc == 0 && t->opens)
        rc = stele_open(c.settings, &c.stele, error);
    if (rc == 0)
        rc = t->run(&c, error);
    failure->note = c.note;
    stele_close(c.stele);
    stele_settings_free(c.settings);
    free(c.own);
    return is_help ? EXIT_DONE : rc;
}
