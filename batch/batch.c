/* batch/batch.c - sets a batch up, lets it run, and says how it ended.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "batch/batch_state.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/signals.h"
#include "io/gzip_member.h"

struct journal_head batch_head(const struct batch *b)
{
    struct journal_head h = {
        .run = b->run,
        .cuts = b->plan.cuts,
        .shard = b->job->batching.shard,
        .n_shards = b->job->batching.n_shards,
        .from = b->plan.from,
        .to = b->plan.to,
        .n_tasks = b->plan.n,
        .n_outputs = b->n_outputs,
    };
    for (size_t i = 0; i < b->n_outputs; i++) {
        h.format[i] = sv_from(writing_format(&b->job->writing, i)->name);
        h.level[i] = writing_level(&b->job->writing, i);
        h.name[i] = journal_short_name(b->journal_path, b->paths[i]);
    }
    return h;
}

/* Everything that the bytes of the outputs depend on, but the articles. */
static uint64_t digest_run(const struct batch *b)
{
    const struct batch_job *job = b->job;
    uint64_t digest = hash_sv(sv_from(b->engine.digest), b->plan.digest);
    digest = hash_sv(sv_from(gzip_member_library()), digest);
    digest = reading_digest(&job->reading, digest);
    digest = writing_digest(&job->writing, digest);
    return digest + job->batching.task_bytes;
}

/* The manifest, its plan, and what all tasks share. */
static int open_plan(struct batch *b, struct err *e)
{
    const struct batch_job *job = b->job;
    int rc = manifest_open(job->manifest_path, &b->manifest, e);
    if (rc == 0)
        rc =
            plan_make(b->manifest, job->batching.task_bytes,
                      job->batching.shard, job->batching.n_shards, &b->plan, e);
    if (rc != 0)
        return err_about(rc, job->manifest_path, e);
    b->run = digest_run(b);
    b->next_task = b->plan.from;
    b->maker = (struct batch_context){
        .manifest = b->manifest,
        .plan = &b->plan,
        .writing = &job->writing,
        .head = output_head_of_batch(&b->engine),
    };
    return 0;
}

static int open_workers(struct batch *b, struct err *e)
{
    unsigned wanted = b->job->batching.n_workers;
    if (wanted == 0)
        wanted = cores_allowed();
    b->workers = calloc(wanted, sizeof *b->workers);
    if (!b->workers)
        return err_nomem(e);
    int rc = 0;
    for (; b->n_workers < wanted && rc == 0; b->n_workers++)
        rc = document_worker_open(&b->workers[b->n_workers], &b->engine, e);
    return rc;
}

/* Check what cannot be written by a batch. */
static int check_formats(const struct batch *b, struct err *e)
{
    for (size_t i = 0; i < b->n_outputs; i++) {
        const struct format *f = writing_format(&b->job->writing, i);
        if (f->one_document)
            return err_set(e, ERR_USAGE,
                           "format \"%s\" holds one document only", f->name);
    }
    return 0;
}

/* Journal and outputs, at the place where work begins. */
static int open_outputs(struct batch *b, bool *settled, struct err *e)
{
    b->n_outputs = writing_n_outputs(&b->job->writing);
    bool files = true;
    for (size_t i = 0; i < b->n_outputs; i++) {
        b->paths[i] = writing_path(&b->job->writing, i);
        files = files && resumable_file_is_named(b->paths[i]);
    }
    int rc = check_formats(b, e);
    if (rc == 0 && !files && b->job->batching.resume)
        rc = err_set(e, ERR_USAGE, "--resume needs files for outputs");
    b->journal_path = journal_path(b->paths[0]);
    if (rc == 0 && !b->journal_path)
        rc = err_nomem(e);
    if (rc == 0 && files)
        rc = journal_file_open(b->journal_path, &b->ledger, e);
    return rc == 0 ? resume_open(b, settled, e) : rc;
}

static void close_all(struct batch *b)
{
    output_files_leave(&b->shelf);
    journal_file_close(b->ledger);
    free(b->journal_path);
    buf_free(&b->unwritten);
    for (size_t i = 0; i < b->n_outputs; i++) {
        buf_free(&b->head[i]);
        buf_free(&b->foot[i]);
    }
    for (unsigned i = 0; i < b->n_workers; i++)
        document_worker_close(&b->workers[i]);
    free(b->workers);
    engine_close(&b->engine);
    plan_free(&b->plan);
    manifest_close(b->manifest);
}

/* The exit code of a batch that ended as it should. */
static int verdict(struct batch *b, bool whole)
{
    int signal = signals_came();
    batch_say_sum(b);
    if (!whole && signal != 0) {
        complain_note("stopped by a signal; --resume goes on from here");
        return 128 + signal;
    }
    if (!whole)
        complain_note("stopped after %llu failed pairs; --resume goes on",
                      (unsigned long long)b->tally.n_failed);
    bool empty = b->tally.n_pairs > 0 && b->tally.n_records == 0 &&
                 !b->job->writing.allow_empty;
    if (empty)
        complain_note("no pair came out (--allow-empty makes that no failure)");
    return b->tally.n_failed > 0 || empty || !whole ? EXIT_PARTLY : EXIT_DONE;
}

/* The exit code of an error: what may pass is EXIT_AGAIN. */
static int give_up(const struct batch *b, const struct err *e, bool may_pass)
{
    int code = complain(e);
    if (!may_pass)
        return code;
    if (b->ledger)
        complain_note("what is done is kept; --resume goes on from there");
    return EXIT_AGAIN;
}

static int run(struct batch *b)
{
    struct err e = {0};
    bool settled = false, whole = true;
    b->began_at = b->shown_at = b->synced_at = batch_seconds();
    int rc = engine_open(&b->job->reading, &b->job->params, &b->job->lexicons,
                         &b->engine, &e);
    if (rc == 0)
        rc = open_plan(b, &e);
    if (rc == 0)
        rc = open_workers(b, &e);
    if (rc != 0)
        return give_up(b, &e, false);
    rc = open_outputs(b, &settled, &e);
    if (rc != 0)
        return give_up(b, &e, rc == ERR_LIMIT && !b->ledger);
    if (!settled) {
        signals_watch();
        rc = batch_run_tasks(b, &whole, &e);
    }
    if (rc != 0)
        return give_up(b, &e, rc == ERR_IO);
    return verdict(b, whole);
}

int batch_run(const struct batch_job *job)
{
    struct batch b = {.job = job};
    int code = run(&b);
    close_all(&b);
    return code;
}
