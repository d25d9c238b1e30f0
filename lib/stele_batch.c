/* lib/stele_batch.c - many document pairs, and events on their way out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "batch/check_output.h"
#include "batch/journal_name.h"
#include "batch/merge.h"
#include "batch/stream.h"
#include "corpus/convert.h"
#include "io/output_path.h"
#include "lib/handle.h"
#include "report/xlsx_writer.h"

static_assert((int)STELE_VERDICTS == VERDICT_UNRELATED + 1, "verdicts");
static_assert((int)STELE_BATCH_FAILURES == (int)BATCH_FAILURES, "ends");

const char *stele_verdict_name(unsigned k)
{
    return k < STELE_VERDICTS ? verdict_name((enum verdict_kind)k) : NULL;
}

/* Add a member; in thousandths where n_decimals is 3, in tenths where it is 1. */
static void add_member(char *out, const char *key, double number,
                       unsigned n_decimals)
{
    const unsigned scale = n_decimals == 3 ? 1000 : n_decimals == 1 ? 10 : 1;
    const unsigned long long units =
        (unsigned long long)llround(number * scale);
    const size_t n = strlen(out), room = STELE_COUNTS_JSON - n;
    const char *comma = n > 0 ? "," : "";
    if (n_decimals == 0)
        snprintf(out + n, room, "%s\"%s\":%llu", comma, key, units);
    else
        snprintf(out + n, room, "%s\"%s\":%llu.%0*llu", comma, key,
                 units / scale, (int)n_decimals, units % scale);
}

void stele_counts_json(const struct stele_counts *n,
                       char out[STELE_COUNTS_JSON])
{
    const char *meaning;
    out[0] = '\0';
    add_member(out, "pairs", (double)n->n_pairs, 0);
    add_member(out, "failed", (double)n->n_failed, 0);
    add_member(out, "sentences", (double)n->n_sentences, 0);
    add_member(out, "records", (double)n->n_records, 0);
    add_member(out, "encodings_guessed", (double)n->n_guessed, 0);
    add_member(out, "marked_up", (double)n->n_marked, 0);
    for (unsigned k = 0; k < STELE_MARKS; k++)
        add_member(out, stele_mark_name(k, &meaning), (double)n->n_with_mark[k],
                   0);
    for (unsigned k = 1; k < STELE_VERDICTS; k++)
        add_member(out, stele_verdict_name(k), (double)n->n_verdicts[k], 0);
    add_member(out, "below_floor", (double)n->n_below, 0);
    add_member(out, "expected_wrong", n->expected_wrong, 1);
    add_member(out, "written", (double)n->n_written, 0);
    add_member(out, "expected_wrong_written", n->expected_wrong_written, 1);
    add_member(out, "megabytes", (double)n->n_bytes / 1e6, 3);
}

struct stele_counts handle_counts(const struct counts *c)
{
    struct stele_counts out = {
        .n_pairs = c->n_pairs,
        .n_failed = c->n_failed,
        .n_sentences = c->n_sents,
        .n_records = c->n_records,
        .n_below = c->n_below,
        .n_written = c->n_written,
        .expected_wrong = (double)c->n_wrong / COUNTS_WRONG_UNIT,
        .expected_wrong_written =
            (double)c->n_written_wrong / COUNTS_WRONG_UNIT,
        .n_bytes = c->n_bytes,
        .n_guessed = c->n_guessed,
        .n_marked = c->n_marked,
    };
    static_assert((int)STELE_MARKS == (int)DOCUMENT_N_MARKS, "marks");
    for (unsigned k = 0; k < STELE_MARKS; k++)
        out.n_with_mark[k] = c->n_with_mark[k];
    for (unsigned k = 0; k < STELE_VERDICTS; k++)
        out.n_verdicts[k] = c->n_verdicts[k];
    return out;
}

static struct stele_progress progress_of(const struct progress *p)
{
    return (struct stele_progress){
        .done = handle_counts(&p->done),
        .n_pairs = p->n_pairs,
        .n_bytes = p->n_bytes,
        .n_bytes_now = p->n_bytes_now,
        .pass = p->pass,
        .n_passes = p->n_passes,
        .pass_ends = p->pass_ends,
    };
}

static void on_failed(void *context, struct sv id, const struct err *why)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    struct stele_error error;
    handle_fail(why->code, why, &error);
    v->failed(v->context, (struct stele_text){id.p, id.n}, &error);
}

static void on_judged(void *context, struct sv id, enum verdict_kind verdict)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    v->judged(v->context, (struct stele_text){id.p, id.n}, verdict);
}

static void on_narrowed(void *context, struct sv id)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    v->narrowed(v->context, (struct stele_text){id.p, id.n});
}

static void on_progress(void *context, const struct progress *p)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    const struct stele_progress progress = progress_of(p);
    v->progress(v->context, &progress);
}

static void on_resumed(void *context, size_t n_done, size_t n_tasks)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    v->resumed(v->context, n_done, n_tasks);
}

static bool on_stop(void *context)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    return v->stop(v->context);
}

static bool on_sync_due(void *context)
{
    const struct stele_events *v = ((struct event_relay *)context)->to;
    return v->sync_due(v->context);
}

struct events *event_relay_open(struct event_relay *r,
                                const struct stele_events *to)
{
    *r = (struct event_relay){.to = to, .events = {.context = r}};
    if (to && to->failed)
        r->events.failed = on_failed;
    if (to && to->judged)
        r->events.judged = on_judged;
    if (to && to->narrowed)
        r->events.narrowed = on_narrowed;
    if (to && to->progress)
        r->events.progress = on_progress;
    if (to && to->resumed)
        r->events.resumed = on_resumed;
    if (to && to->stop)
        r->events.stop = on_stop;
    if (to && to->sync_due)
        r->events.sync_due = on_sync_due;
    return &r->events;
}

void handle_bad_record(void *context, const struct err *why)
{
    const struct stele_events *v = context;
    struct stele_error error;
    handle_fail(why->code, why, &error);
    if (v && v->failed)
        v->failed(v->context, (struct stele_text){"", 0}, &error);
}

static unsigned at_least_one(unsigned n)
{
    return n > 0 ? n : 1;
}

/* Workbooks are made of another output when that is whole: they can be neither
 * appended to nor resumed. */
static int make_books(const struct writing *w, struct err *e)
{
    const size_t from = writing_source_of_books(w);
    struct convert_output outputs[WRITING_MAX_OUTPUTS] = {{0}};
    struct convert_job job = {.in.paths = {writing_path(w, from)},
                              .in.n_paths = 1,
                              .in.format = writing_format(w, from)->name,
                              .outputs = outputs,
                              .workbooks = &xlsx_workbooks};
    struct convert_counts counts;
    job.options.columns = w->has_columns ? &w->columns : NULL;
    job.options.with_nulls = w->with_nulls;
    for (size_t i = 0; i < w->n_books; i++)
        outputs[job.n_outputs++].path = w->books[i];
    return w->n_books > 0 ? convert(&job, &counts, e) : 0;
}

int stele_batch(const struct stele *stele, const char *manifest,
                const struct stele_events *events,
                struct stele_batch_outcome *out, struct stele_error *error)
{
    struct err e = {0};
    struct event_relay relay;
    struct batch_outcome outcome;
    struct batch_job job = {.manifest_path = manifest,
                            .batching = stele->settings->own.batch};
    job.batching.n_workers = at_least_one(job.batching.n_workers);
    int rc = batch_run(&stele->engine, &job, event_relay_open(&relay, events),
                       &outcome, &e);
    if (rc == 0 && outcome.end == BATCH_WHOLE)
        rc = make_books(&stele->settings->shared.writing, &e);
    *out = (struct stele_batch_outcome){
        .size = sizeof *out,
        .progress = progress_of(&outcome.progress),
        .end = (enum stele_batch_end)outcome.end,
        .has_journal = outcome.has_journal,
        .may_retry = outcome.may_retry,
    };
    return handle_fail(rc, &e, error);
}

bool stele_batch_has_journal(const struct stele *stele)
{
    const struct writing *w = &stele->settings->shared.writing;
    bool are_files = true;
    for (size_t i = 0; i < writing_n_outputs(w); i++)
        are_files = are_files && output_path_is_file(writing_path(w, i));
    return are_files;
}

int stele_merge(const struct stele_settings *settings,
                const char *const *shards, size_t n_shards,
                struct stele_counts *out, struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &settings->own;
    struct counts counts = {0};
    struct arena a = {0};
    struct merge_job job = {.n_outputs = v->n_outputs,
                            .n_workers = at_least_one(v->n_workers),
                            .n_shards = n_shards};
    int rc = settings->task->check(&settings->shared, v, &e);
    if (rc == 0 && n_shards == 0)
        rc = err_set(&e, ERR_USAGE, "no shards are given");
    memcpy(job.paths, v->outputs, sizeof job.paths);
    job.shards = arena_array(&a, n_shards, sizeof *job.shards);
    if (rc == 0 && !job.shards)
        rc = err_nomem(&e);
    if (rc == 0) {
        memcpy(job.shards, shards, n_shards * sizeof *shards);
        rc = merge_run(&job, &counts, &e);
    }
    *out = handle_counts(&counts);
    arena_free(&a);
    return handle_fail(rc, &e, error);
}

bool stele_has_journal(const char *path)
{
    char *journal = journal_path(path);
    const bool is_there = sv_ends(sv_from(path), SV(".journal.tsv")) ||
                          (journal && access(journal, F_OK) == 0);
    free(journal);
    return is_there;
}

int stele_check_output(const char *path, struct stele_output_check *out,
                       struct stele_error *error)
{
    struct err e = {0};
    struct output_check found;
    int rc = check_output(path, &found, &e);
    *out = (struct stele_output_check){
        .size = sizeof *out,
        .n_outputs = found.n_outputs,
        .n_bytes = found.n_bytes,
        .n_records = found.n_units[0],
        .shard = found.shard,
        .n_shards = found.n_shards,
        .counts = handle_counts(&found.counts),
    };
    return handle_fail(rc, &e, error);
}

int stele_stream(const struct stele *stele, const struct stele_events *events,
                 struct stele_counts *out, struct stele_error *error)
{
    struct err e = {0};
    struct event_relay relay;
    struct counts counts = {0};
    const struct stream_job job = {
        .n_workers = at_least_one(stele->settings->own.n_workers),
        .fail_fast = stele->settings->own.fail_fast};
    int rc = stream_run(&stele->engine, &job, event_relay_open(&relay, events),
                        &counts, &e);
    *out = handle_counts(&counts);
    return handle_fail(rc, &e, error);
}
