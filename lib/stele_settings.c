/* lib/stele_settings.c - settings by name, errors, and opening.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "aligner/scoring/mining.h"
#include "base/text.h"
#include "document/setting_help.h"
#include "io/live_files.h"
#include "io/run_files.h"
#include "lib/handle.h"

#define SAME(code) static_assert((int)STELE_##code == (int)ERR_##code, #code)
SAME(USAGE);
SAME(INPUT);
SAME(LIMIT);
SAME(IO);
SAME(NOMEM);
SAME(INTERNAL);
SAME(BUSY);
SAME(PIPE);
static_assert((int)STELE_ERROR_TEXT == (int)ERR_TEXT_BYTES, "room for a text");
static_assert((int)STELE_RESEARCH == (int)SETTING_RESEARCH, "ranks");

const char *stele_version(void)
{
    return STELE_VERSION;
}

int handle_fail(int rc, const struct err *e, struct stele_error *out)
{
    if (rc == 0 || !out)
        return rc;
    *out = (struct stele_error){
        .code = rc,
        .has_byte = e->unit == ERR_BYTE,
        .line = e->unit == ERR_LINE ? e->at : 0,
        .byte = e->unit == ERR_BYTE ? e->at : 0,
    };
    memcpy(out->subject, e->subject, sizeof out->subject);
    memcpy(out->message, e->msg, sizeof out->message);
    return rc;
}

void stele_error_text(const struct stele_error *error,
                      char out[STELE_ERROR_TEXT])
{
    struct err e = {.code = error->code};
    if (error->has_byte || error->line > 0) {
        e.unit = error->has_byte ? ERR_BYTE : ERR_LINE;
        e.at = error->has_byte ? error->byte : error->line;
    }
    memcpy(e.subject, error->subject, sizeof e.subject);
    memcpy(e.msg, error->message, sizeof e.msg);
    err_text(&e, out);
}

void stele_text_clean(char *text)
{
    text_clean(text);
}

struct stele_settings *stele_settings_new(const char *task)
{
    const struct task *t = task_named(task ? task : "align");
    struct stele_settings *s = t ? calloc(1, sizeof *s) : NULL;
    if (!s)
        return NULL;
    s->task = t;
    s->shared = settings_default();
    s->own = task_values_default(t);
    if (strcmp(t->name, "mine") == 0)
        s->shared.writing.min_score = MINING_LEAST;
    if (!(t->groups >> SETTINGS_FLAGS & 1))
        s->shared.flagging.options.flags = 0; /* nothing reads them */
    s->n_users = 1;
    return s;
}

void stele_settings_free(struct stele_settings *s)
{
    if (!s || --s->n_users > 0)
        return;
    settings_free(&s->shared);
    free(s);
}

/* A row that the task has, and what it fills. */
struct place {
    const struct setting_table *table;
    const struct setting *row;
    const void *target;
};

static bool is_offered(const struct task *t, const struct setting *row)
{
    return (t->groups >> row->group & 1) != 0;
}

static bool find(const struct stele_settings *s, const char *key,
                 struct place *out)
{
    const struct task *t = s->task;
    *out = (struct place){.table = t->own, .target = &s->own};
    out->row = t->own ? setting_find(t->own, key) : NULL;
    if (out->row)
        return true;
    *out = (struct place){&settings_table, setting_find(&settings_table, key),
                          &s->shared};
    return out->row && is_offered(t, out->row);
}

static int set_own(struct stele_settings *s, const char *key, const char *value,
                   struct err *e)
{
    const struct setting_table *own = s->task->own;
    int rc = setting_set(own, &s->own, &s->shared.strings, key, value, e);
    if (rc == 0)
        s->own_given[setting_find(own, key) - own->rows] = true;
    return rc;
}

bool stele_has(const struct stele_settings *s, const char *key)
{
    struct place at;
    return find(s, key, &at);
}

bool stele_is_set(const struct stele_settings *s, const char *key)
{
    struct place at;
    if (!find(s, key, &at))
        return false;
    return at.table == &settings_table ? settings_is_given(&s->shared, key)
                                       : s->own_given[at.row - at.table->rows];
}

int stele_set(struct stele_settings *s, const char *key, const char *value,
              struct stele_error *error)
{
    struct err e = {0};
    struct place at;
    int rc;
    if (s->is_open)
        rc = err_set(&e, ERR_USAGE, "the settings are in use");
    else if (!find(s, key, &at))
        rc = err_set(&e, ERR_USAGE, "%s has no setting \"%.80s\"",
                     s->task->name, key);
    else if (at.table == &settings_table)
        rc = settings_set(&s->shared, key, value, &e);
    else
        rc = set_own(s, key, value, &e);
    return handle_fail(rc, &e, error);
}

size_t stele_get(const struct stele_settings *s, const char *key, char *out,
                 size_t n)
{
    struct place at;
    struct buf value = {0};
    if (find(s, key, &at))
        setting_print(at.row, at.target, &value);
    size_t length = value.n, copied = length < n ? length : n - 1;
    if (n > 0) {
        if (copied > 0)
            memcpy(out, value.p, copied);
        out[copied] = '\0';
    }
    buf_free(&value);
    return length;
}

/* Visit one row. */
static int visit_row(const struct place *at,
                     int (*visit)(void *context,
                                  const struct stele_setting_info *info),
                     void *context)
{
    struct buf help = {0};
    setting_describe(at->row, at->target, &help);
    if (help.failed || buf_add_char(&help, '\0') != 0) {
        buf_free(&help);
        return STELE_NOMEM;
    }
    const struct stele_setting_info info = {
        .size = sizeof info,
        .key = at->row->key,
        .letter = at->row->letter,
        .value = at->row->value,
        .help = help.p,
        .heading = at->table->headings[at->row->group],
        .rank = (enum stele_rank)at->row->rank,
        .is_option = at->table != &settings_table ||
                     at->row->group != SETTINGS_ENVIRONMENT,
        .is_shared = at->table == &settings_table,
    };
    int rc = visit(context, &info);
    buf_free(&help);
    return rc;
}

int stele_each_setting(const struct stele_settings *s,
                       int (*visit)(void *context,
                                    const struct stele_setting_info *info),
                       void *context)
{
    const struct task *t = s->task;
    int rc = 0;
    for (size_t k = 0; t->own && k < t->own->n && rc == 0; k++) {
        const struct place at = {t->own, &t->own->rows[k], &s->own};
        rc = visit_row(&at, visit, context);
    }
    for (size_t k = 0; k < settings_table.n && rc == 0; k++) {
        const struct place at = {&settings_table, &settings_table.rows[k],
                                 &s->shared};
        if (is_offered(t, at.row))
            rc = visit_row(&at, visit, context);
    }
    return rc;
}

int stele_check(const struct stele_settings *s, struct stele_error *error)
{
    struct err e = {0};
    return handle_fail(s->task->check(&s->shared, &s->own, &e), &e, error);
}

int handle_add_files(const struct stele_settings *s, struct run_files *f,
                     struct err *e)
{
    bool has_outputs = (s->task->groups >> SETTINGS_FILES & 1) != 0;
    return has_outputs ? settings_add_files(&s->shared, f, e)
                       : settings_add_inputs(&s->shared, f, e);
}

int handle_check_files(const struct stele_settings *s, const char *input,
                       const char *input2, const char *output, struct err *e)
{
    struct run_files f = {0};
    int rc = handle_add_files(s, &f, e);
    if (rc == 0)
        rc = run_files_add_input(&f, input, e);
    if (rc == 0)
        rc = run_files_add_input(&f, input2, e);
    if (rc == 0)
        rc = run_files_add_output(&f, output, e);
    run_files_free(&f);
    return rc;
}

int stele_check_files(const struct stele_settings *s, const char *const *inputs,
                      size_t n_inputs, const char *const *outputs,
                      size_t n_outputs, struct stele_error *error)
{
    struct err e = {0};
    struct run_files f = {0};
    int rc = s ? handle_add_files(s, &f, &e) : 0;
    for (size_t k = 0; k < n_inputs && rc == 0; k++)
        rc = run_files_add_input(&f, inputs[k], &e);
    for (size_t k = 0; k < n_outputs && rc == 0; k++)
        rc = run_files_add_output(&f, outputs[k], &e);
    run_files_free(&f);
    return handle_fail(rc, &e, error);
}

void stele_remove_temporary_files(void)
{
    live_files_remove();
}

int stele_open(const struct stele_settings *settings, struct stele **out,
               struct stele_error *error)
{
    struct stele_settings *s = (struct stele_settings *)settings;
    struct err e = {0};
    struct stele *h = calloc(1, sizeof *h);
    if (!h)
        return handle_fail(err_nomem(&e), &e, error);
    h->settings = s;
    s->n_users++;
    int rc = s->task->check(&s->shared, &s->own, &e);
    if (rc == 0 && !s->is_open)
        rc = settings_load(&s->shared, &e);
    if (rc == 0) {
        s->is_open = true;
        s->shared.lexicons.src_lang = s->own.src_lang;
        s->shared.lexicons.tgt_lang = s->own.tgt_lang;
        rc = engine_open(&s->shared, &h->engine, &e);
    }
    if (rc == 0)
        *out = h;
    else
        stele_close(h);
    return handle_fail(rc, &e, error);
}

void stele_close(struct stele *h)
{
    if (!h)
        return;
    engine_close(&h->engine);
    stele_settings_free(h->settings);
    free(h);
}

const char *stele_lexicon(const struct stele *h, size_t k, size_t *n_pairs,
                          size_t *n_skipped)
{
    const struct lexicon_set *l = &h->engine.lexicons;
    for (size_t i = 0; i < l->n; i++) {
        if (!l->paths[i] || k-- > 0)
            continue;
        *n_pairs = dictionary_n_pairs(&l->dictionaries[i]);
        *n_skipped = l->dictionaries[i].n_passed_over;
        return l->paths[i];
    }
    return NULL;
}
