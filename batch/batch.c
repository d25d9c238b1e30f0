/* batch/batch.c - the stages of a batch on base/pool.
 *
 * The reader hands out tasks; a worker reads, splits, aligns and formats the
 * task's pairs; in task order the records are numbered; a worker packs them;
 * the writer appends them to the outputs.  From time to time the outputs are
 * made durable, and then the journal's lines about them: what the journal says
 * is always true, whenever the machine stops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/pool.h"
#include "batch/journal_name.h"
#include "batch/resume.h"
#include "io/gzip_member.h"
#include "io/output_path.h"

/* What is alive while a batch runs. */
struct batch {
    const struct engine *engine;
    const struct batch_job *job;
    const struct events *events;
    struct manifest *manifest;
    struct plan plan;
    struct batch_context context;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers;

    size_t n_outputs;
    const char *paths[JOURNAL_MAX_OUTPUTS];
    struct buf head[JOURNAL_MAX_OUTPUTS], foot[JOURNAL_MAX_OUTPUTS];
    struct run_files run_files; /* outputs, and inputs but the articles */
    struct output_files files;
    struct journal_head journal_head;
    bool has_journal; /* no output is a pipe or the like */
    struct journal_file *journal;
    char *journal_path;
    struct buf unwritten; /* lines of the journal, until the next sync */
    size_t since;         /* where in them the last mark ends */

    size_t next_task;                    /* to be handed out */
    uint64_t units[JOURNAL_MAX_OUTPUTS]; /* numbered so far */
    struct progress progress;
    bool too_many_failed;
    bool is_new;     /* nothing of an earlier run is in the outputs */
    bool is_writing; /* outputs are open: what fails now may work later */
};

static int stage_read(void *context, void **item, struct err *e)
{
    struct batch *b = context;
    if (b->next_task >= b->plan.to || b->too_many_failed ||
        events_stop(b->events))
        return 0;
    *item = task_new(b->next_task++);
    return *item ? 1 : err_nomem(e);
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct batch *b = context;
    return task_fill(item, &b->context, &b->workers[worker], e);
}

static void stage_number(void *context, void *item)
{
    struct batch *b = context;
    task_number(item, b->units, b->n_outputs);
}

static int stage_finish(void *context, unsigned worker, void *item,
                        struct err *e)
{
    struct batch *b = context;
    (void)worker;
    return task_pack(item, &b->context, e);
}

/* Make everything up to here durable: first the outputs, then the journal. */
static int checkpoint(struct batch *b, struct err *e)
{
    if (!b->journal || b->unwritten.n == 0)
        return 0;
    int rc =
        b->unwritten.failed ? err_nomem(e) : output_files_sync(&b->files, e);
    if (rc == 0)
        rc = journal_file_add(b->journal, buf_sv(&b->unwritten), e);
    buf_clear(&b->unwritten);
    b->since = 0;
    return rc;
}

static int write_task(struct batch *b, const struct task_result *t,
                      struct err *e)
{
    struct progress *p = &b->progress;
    int rc = output_files_add_task(&b->files, t, e);
    if (rc != 0)
        return rc;
    if (b->journal) {
        buf_add_sv(&b->unwritten, buf_sv(&t->rows));
        journal_add_at(&b->unwritten, b->since, t->task + 1, b->files.at,
                       b->n_outputs);
        b->since = b->unwritten.n;
    }
    task_report(t, b->events);
    counts_add(&p->done, &t->counts);
    p->n_bytes_now += t->counts.n_bytes;
    b->too_many_failed = p->done.n_failed > b->job->batching.max_errors;
    events_progress(b->events, p);
    return events_sync_due(b->events) ? checkpoint(b, e) : 0;
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct batch *b = context;
    int rc = b->too_many_failed ? 0 : write_task(b, item, e);
    task_free(item);
    return rc;
}

static void stage_drop(void *context, void *item)
{
    (void)context;
    task_free(item);
}

static const struct pool_stages stages = {
    .read = stage_read,
    .work = stage_work,
    .number = stage_number,
    .finish = stage_finish,
    .write = stage_write,
    .drop = stage_drop,
};

/* Begin the outputs and the journal. */
static int begin(struct batch *b, struct err *e)
{
    int rc = output_files_open(&b->files, b->paths, b->n_outputs,
                               b->journal_head.run, NULL, e);
    b->is_writing = rc == 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = output_files_add(&b->files, i, buf_sv(&b->head[i]), 0, e);
    if (rc != 0 || !b->journal)
        return rc;
    journal_add_head(&b->unwritten, &b->journal_head);
    journal_add_at(&b->unwritten, 0, b->plan.from, b->files.at, b->n_outputs);
    rc = journal_file_cut(b->journal, 0, e);
    return rc == 0 ? checkpoint(b, e) : rc;
}

/* Write the feet, and name the outputs when the journal knows them whole. */
static int end(struct batch *b, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = output_files_add(&b->files, i, buf_sv(&b->foot[i]), 0, e);
    journal_add_end(&b->unwritten, b->since, b->files.at, b->n_outputs);
    if (rc == 0)
        rc = checkpoint(b, e);
    return rc == 0 ? output_files_name(&b->files, e) : rc;
}

/* Do the tasks from b->next_task on, and close the outputs: with their names
 * when all is done, else as they are. */
static int run_tasks(struct batch *b, struct batch_outcome *out, struct err *e)
{
    int rc = pool_run(&stages, b, b->n_workers, e);
    bool whole = b->next_task >= b->plan.to && !b->too_many_failed;
    out->end = whole                ? BATCH_WHOLE
               : b->too_many_failed ? BATCH_FAILURES
                                    : BATCH_STOPPED;
    if (rc != 0)
        checkpoint(b, NULL);
    else
        rc = whole ? end(b, e) : checkpoint(b, e);
    return rc;
}

/* Everything that the bytes of the outputs depend on, but the articles. */
static int digest_run(const struct batch *b, uint64_t *out, struct err *e)
{
    const struct engine *g = b->engine;
    const uint64_t contents[] = {g->lexicons.digest, b->plan.digest};
    const struct sv bytes = {(const char *)contents, sizeof contents};
    uint64_t digest =
        hash_sv(bytes, hash_sv(sv_from(gzip_member_library()), 0));
    int rc = settings_digest(g->settings, SETTINGS_ALL, digest, &digest, e);
    if (rc == 0)
        rc = setting_digest(&batch_settings_table, &b->job->batching, ~0u,
                            digest, out, e);
    return rc;
}

/* The names of the outputs and of their journal, which are no inputs. */
static int list_files(struct batch *b, struct err *e)
{
    const struct writing *w = &b->engine->settings->writing;
    b->n_outputs = writing_n_outputs(w);
    b->has_journal = true;
    for (size_t i = 0; i < b->n_outputs; i++) {
        b->paths[i] = writing_path(w, i);
        b->has_journal = b->has_journal && output_path_is_file(b->paths[i]);
    }
    b->journal_path = journal_path(b->paths[0]);
    if (!b->journal_path)
        return err_nomem(e);
    int rc = settings_add_files(b->engine->settings, &b->run_files, e);
    if (rc == 0)
        rc = run_files_add_input(&b->run_files, b->job->manifest_path, e);
    return rc == 0 && b->has_journal
               ? run_files_add_output(&b->run_files, b->journal_path, e)
               : rc;
}

/* The manifest, its plan, and what all tasks share. */
static int open_plan(struct batch *b, struct err *e)
{
    const struct batch_settings *o = &b->job->batching;
    int rc = manifest_open(b->job->manifest_path, &b->manifest, e);
    if (rc == 0)
        rc = plan_make(b->manifest, &b->run_files, o->task_kib << 10, o->shard,
                       o->n_shards, &b->plan, e);
    if (rc != 0)
        return err_about(rc, b->job->manifest_path, e);
    b->next_task = b->plan.from;
    b->progress.n_pairs = b->plan.n_pairs;
    b->progress.n_bytes = b->plan.n_bytes;
    b->context = (struct batch_context){
        .manifest = b->manifest,
        .plan = &b->plan,
        .writing = &b->engine->settings->writing,
        .head = output_head_of_batch(&b->engine->settings->reading,
                                     b->engine->digest),
    };
    return 0;
}

static int open_workers(struct batch *b, struct err *e)
{
    const unsigned wanted = b->job->batching.n_workers;
    b->workers = calloc(wanted, sizeof *b->workers);
    if (!b->workers)
        return err_nomem(e);
    int rc = 0;
    for (; b->n_workers < wanted && rc == 0; b->n_workers++) {
        struct document_worker *w = &b->workers[b->n_workers];
        rc = document_worker_open(w, b->engine, e);
        w->outputs = &b->run_files;
    }
    return rc;
}

static int make_head(struct batch *b, struct err *e)
{
    const struct writing *w = &b->engine->settings->writing;
    struct journal_head *h = &b->journal_head;
    *h = (struct journal_head){
        .cuts = b->plan.cuts,
        .shard = b->job->batching.shard,
        .n_shards = b->job->batching.n_shards,
        .from = b->plan.from,
        .to = b->plan.to,
        .n_tasks = b->plan.n,
        .floor = b->engine->floor,
        .n_outputs = b->n_outputs,
    };
    for (size_t i = 0; i < b->n_outputs; i++) {
        h->format[i] = sv_from(writing_format(w, i)->name);
        h->level[i] = writing_packing(w, i);
        h->name[i] = journal_short_name(b->journal_path, b->paths[i]);
    }
    return digest_run(b, &h->run, e);
}

/* Heads and feet of the outputs, and the journal. */
static int open_outputs(struct batch *b, struct err *e)
{
    const struct writing *w = &b->engine->settings->writing;
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = outputs_add_ends(w, &b->context.head, i, &b->head[i], &b->foot[i],
                              e);
    if (rc == 0 && b->has_journal)
        rc = journal_file_open(b->journal_path, &b->journal, e);
    return rc == 0 ? make_head(b, e) : rc;
}

/* An earlier batch that was interrupted is not lost unasked. */
static int give_up_earlier(struct batch *b, struct err *e)
{
    if (!b->journal || journal_file_state(b->journal) != JOURNAL_UNFINISHED)
        return 0;
    if (!b->job->batching.force)
        return err_set(e, ERR_USAGE,
                       "%.100s is of an unfinished batch: --resume continues "
                       "it, --force begins anew",
                       b->journal_path);
    resume_discard(b->journal_path);
    return 0;
}

/* An output turned out to be an article: there is nothing to be resumed. */
static void take_back(struct batch *b)
{
    if (!b->journal || !b->is_new)
        return;
    resume_discard(b->journal_path);
    journal_file_remove(b->journal);
}

/* Go on where an earlier run stopped, or begin. */
static int start(struct batch *b, bool *is_done, struct err *e)
{
    struct resume r = {.found = false};
    int rc = 0;
    if (b->job->batching.resume)
        rc = resume_read(&r, b->journal_path, &b->journal_head, &b->context,
                         &b->workers[0], e);
    else
        rc = give_up_earlier(b, e);
    if (rc == 0 && r.found) {
        *is_done = r.is_done;
        b->progress.done = r.counts;
        b->next_task = b->plan.from + r.n_tasks;
        for (size_t i = 0; i < b->n_outputs; i++)
            b->units[i] = r.past.marks[r.n_tasks].at[i].n_units;
        if (!r.is_done)
            events_resumed(b->events, r.n_tasks, b->plan.to - b->plan.from);
        rc = resume_outputs(&r, &b->journal_head, b->paths, b->journal,
                            &b->files, e);
        b->is_writing = rc == 0 && !r.is_done;
    } else if (rc == 0) {
        b->is_new = true;
        rc = begin(b, e);
    }
    resume_free(&r);
    return rc;
}

static void close_all(struct batch *b)
{
    output_files_leave(&b->files);
    journal_file_close(b->journal);
    run_files_free(&b->run_files);
    free(b->journal_path);
    buf_free(&b->unwritten);
    for (size_t i = 0; i < b->n_outputs; i++) {
        buf_free(&b->head[i]);
        buf_free(&b->foot[i]);
    }
    for (unsigned i = 0; i < b->n_workers; i++)
        document_worker_close(&b->workers[i]);
    free(b->workers);
    plan_free(&b->plan);
    manifest_close(b->manifest);
}

int batch_run(const struct engine *engine, const struct batch_job *job,
              const struct events *events, struct batch_outcome *out,
              struct err *e)
{
    struct batch b = {.engine = engine, .job = job, .events = events};
    bool is_done = false;
    *out = (struct batch_outcome){.end = BATCH_WHOLE};
    int rc =
        batch_settings_check(&job->batching, &engine->settings->writing, e);
    if (rc == 0)
        rc = list_files(&b, e);
    if (rc == 0)
        rc = open_plan(&b, e);
    if (rc == 0)
        rc = open_workers(&b, e);
    if (rc == 0)
        rc = open_outputs(&b, e);
    if (rc == 0)
        rc = start(&b, &is_done, e);
    if (rc == 0 && !is_done)
        rc = run_tasks(&b, out, e);
    if (rc == ERR_USAGE)
        take_back(&b);
    out->progress = b.progress;
    out->has_journal = b.journal != NULL;
    out->may_retry = rc == ERR_BUSY || (rc == ERR_IO && b.is_writing);
    close_all(&b);
    return rc;
}
