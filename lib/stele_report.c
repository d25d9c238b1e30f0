/* lib/stele_report.c - the settings of "report" as a job of the engine.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_report.h"

#include <assert.h>
#include <string.h>

#include "lib/handle.h"
#include "report/report.h"

static_assert((int)STELE_REPORT_PAIRS == (int)REPORT_PAIRS, "kinds");

/* Where the files go, and how many threads make them, is no part of what they
 * are. */
static bool is_place(const struct setting *row)
{
    static const char *const places[] = {"output", "tables", "plots",
                                         "junit",  "table",  "jobs"};
    for (size_t k = 0; k < sizeof places / sizeof *places; k++)
        if (strcmp(places[k], row->key) == 0)
            return true;
    return strcmp(row->key, "date") == 0;
}

/* Options that were given, as they are written: "--gate ... --by domain". */
static int add_given(struct buf *out, const struct stele_settings *s)
{
    const struct setting_table *const tables[] = {&settings_table,
                                                  s->task->own};
    const void *const values[] = {&s->shared, &s->own};
    for (unsigned t = 0; t < 2; t++)
        for (size_t k = 0; k < tables[t]->n; k++) {
            const struct setting *row = &tables[t]->rows[k];
            if (!stele_is_set(s, row->key) || is_place(row))
                continue;
            buf_add_sv(out, out->n > 0 ? SV(" --") : SV("--"));
            buf_add_sv(out, sv_from(row->key));
            if (row->value) {
                buf_add_char(out, ' ');
                setting_print(row, values[t], out);
            }
        }
    return out->failed ? ERR_NOMEM : 0;
}

static void give_text(char *out, size_t n, const struct buf *text)
{
    size_t take = text->n < n - 1 ? text->n : n - 1;
    while (take < text->n && take > 0 &&
           ((unsigned char)text->p[take] & 0xC0) == 0x80)
        take--; /* no half of a character */
    if (take > 0)
        memcpy(out, text->p, take);
    out[take] = '\0';
}

/* What has an effect on one kind of report alone. */
static int check_kind(const struct stele *h, const struct report_job *job,
                      struct err *e)
{
    const unsigned aligning = SETTINGS_TEXTS | SETTINGS_ALIGNING;
    const unsigned languages = 1u << SETTINGS_LANGUAGES |
                               1u << SETTINGS_LEXICONS | 1u << SETTINGS_PARAMS |
                               1u << SETTINGS_LENGTHS;
    const char *key =
        job->kind == REPORT_PAIRS
            ? settings_given(&h->settings->shared, aligning & ~languages)
        : job->in.format  ? "input-format"
        : job->in.columns ? "input-columns"
                          : NULL;
    if (!key)
        return 0;
    return err_set(e, ERR_USAGE, "--%s has no effect: %s", key,
                   job->kind == REPORT_PAIRS ? "pairs are not aligned"
                                             : "articles are read");
}

int stele_report(const struct stele *h, enum stele_report_kind kind,
                 const char *const *paths, size_t n_paths,
                 const struct stele_events *events,
                 struct stele_report_outcome *out, struct stele_error *error)
{
    struct err e = {0};
    struct event_relay relay;
    struct report_outcome outcome = {0};
    struct buf given = {0};
    const struct task_values *v = &h->settings->own;
    struct report_job job = {
        .engine = &h->engine,
        .kind = (enum report_kind)kind,
        .n_workers = v->n_workers > 0 ? v->n_workers : 1,
        .in = {.format = v->input_format,
               .columns = v->input_columns,
               .src_lang = h->settings->shared.reading.src_lang,
               .tgt_lang = h->settings->shared.reading.tgt_lang},
        .tables_folder = v->tables,
        .plots_folder = v->plots,
        .junit = v->junit,
        .table = (enum report_table_format)v->table,
        .options = v->report,
        .date = h->settings->shared.writing.date,
        .events = event_relay_open(&relay, events),
    };
    *out = (struct stele_report_outcome){.size = sizeof *out};
    int rc = 0;
    if (n_paths == 0 || n_paths > RECORD_READER_MAX_LIST)
        rc = err_set(&e, ERR_USAGE, "1 to %d files are needed",
                     RECORD_READER_MAX_LIST);
    for (size_t k = 0; k < n_paths && rc == 0; k++)
        job.in.paths[job.in.n_paths++] = paths[k];
    for (size_t k = 0; k < v->n_outputs && rc == 0; k++) {
        if (k == REPORT_MAX_OUTPUTS)
            rc = err_set(&e, ERR_USAGE, "more than %d outputs",
                         REPORT_MAX_OUTPUTS);
        else
            job.outputs[job.n_outputs++] = v->outputs[k];
    }
    if (rc == 0)
        rc = check_kind(h, &job, &e);
    if (rc == 0 && add_given(&given, h->settings) != 0)
        rc = err_nomem(&e);
    job.settings = buf_sv(&given);
    if (rc == 0)
        rc = report_run(&job, &outcome, &e);
    give_text(out->verdict, sizeof out->verdict, &outcome.verdict);
    give_text(out->not_met, sizeof out->not_met, &outcome.not_met);
    out->n_documents = outcome.n_documents;
    out->n_pairs = outcome.n_pairs;
    out->n_failed = outcome.n_failed;
    report_outcome_free(&outcome);
    buf_free(&given);
    return handle_fail(rc, &e, error);
}
