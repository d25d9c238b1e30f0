/* cli/task.c - environment and processors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/task.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cores.h"

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
