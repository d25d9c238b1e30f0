/* tests/lib/opened.h - an opened Stele with a worker, for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_LIB_OPENED_H
#define TESTS_LIB_OPENED_H
#include <criterion/criterion.h>

#include "lib/stele.h"

struct opened {
    struct stele *stele;
    struct stele_worker *worker;
};

/* Open a task with one setting (key may be NULL); a failure ends the test. */
static inline struct opened opened_with(const char *task, const char *key,
                                        const char *value)
{
    struct opened o = {NULL, NULL};
    struct stele_error error = {0};
    struct stele_settings *s = stele_settings_new(task);
    cr_assert_not_null(s);
    if (key)
        cr_assert_eq(stele_set(s, key, value, &error), 0, "%s", error.message);
    cr_assert_eq(stele_open(s, &o.stele, &error), 0, "%s", error.message);
    stele_settings_free(s);
    cr_assert_eq(stele_worker_open(o.stele, &o.worker, &error), 0);
    return o;
}

static inline void opened_close(struct opened *o)
{
    stele_worker_close(o->worker);
    stele_close(o->stele);
}

static inline struct stele_text text_of(const char *s)
{
    return (struct stele_text){s, strlen(s)};
}
#endif
