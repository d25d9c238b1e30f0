/* batch/batch_stages.c - the stages of a batch on base/pool.
 *
 * The reader hands out tasks; a worker reads, splits, aligns and formats the
 * task's pairs; in task order the records are numbered; a worker packs them;
 * the writer appends them to the outputs.  Every --sync seconds the outputs
 * are made durable, and then the journal's lines about them: what the journal says
 * is always true, whenever the machine stops.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/pool.h"
#include "batch/batch_state.h"
#include "cli/signals.h"

static int stage_read(void *context, void **item, struct err *e)
{
    struct batch *b = context;
    if (b->next_task >= b->plan.to || b->stopping || signals_came() != 0)
        return 0;
    *item = task_new(b->next_task++);
    return *item ? 1 : err_nomem(e);
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct batch *b = context;
    return task_fill(item, &b->maker, &b->workers[worker], e);
}

static void stage_number(void *context, void *item)
{
    struct batch *b = context;
    struct task_result *p = item;
    for (size_t i = 0; i < b->n_outputs; i++) {
        p->piece[i].first = b->units[i];
        b->units[i] += p->piece[i].n_units;
    }
}

static int stage_finish(void *context, unsigned worker, void *item,
                        struct err *e)
{
    struct batch *b = context;
    (void)worker;
    return task_pack(item, &b->maker, e);
}

/* Make everything up to here durable: first the outputs, then the journal. */
static int checkpoint(struct batch *b, struct err *e)
{
    if (!b->ledger || b->unwritten.n == 0)
        return 0;
    int rc = output_files_sync(&b->shelf, e);
    if (rc == 0)
        rc = journal_file_add(b->ledger, buf_sv(&b->unwritten), e);
    buf_clear(&b->unwritten);
    b->synced_at = batch_seconds();
    return rc;
}

static int write_parcel(struct batch *b, struct task_result *p, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = output_files_add(&b->shelf, i, buf_sv(&p->piece[i].bytes),
                              p->piece[i].n_units, e);
    if (rc != 0)
        return rc;
    if (b->ledger) {
        buf_add_sv(&b->unwritten, buf_sv(&p->rows));
        journal_add_at(&b->unwritten, p->task + 1, b->shelf.at, b->n_outputs);
    }
    if (b->unwritten.failed)
        return err_nomem(e);
    batch_say_failures(b, p);
    counts_add(&b->tally, &p->tally);
    counts_add(&b->now, &p->tally);
    b->stopping = b->tally.n_failed > b->job->batching.max_errors;
    batch_show(b);
    bool due = batch_seconds() - b->synced_at >= b->job->batching.sync_seconds;
    return due ? checkpoint(b, e) : 0;
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct batch *b = context;
    int rc = b->stopping ? 0 : write_parcel(b, item, e);
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
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = output_files_add(&b->shelf, i, buf_sv(&b->head[i]), 0, e);
    if (rc != 0 || !b->ledger)
        return rc;
    struct journal_head head = batch_head(b);
    journal_add_head(&b->unwritten, &head);
    journal_add_at(&b->unwritten, b->plan.from, b->shelf.at, b->n_outputs);
    rc = journal_file_cut(b->ledger, 0, e);
    return rc == 0 ? checkpoint(b, e) : rc;
}

/* Write the feet, and name the outputs when the journal knows them whole. */
static int end(struct batch *b, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = output_files_add(&b->shelf, i, buf_sv(&b->foot[i]), 0, e);
    journal_add_end(&b->unwritten, b->shelf.at, b->n_outputs);
    if (rc == 0)
        rc = checkpoint(b, e);
    return rc == 0 ? output_files_name(&b->shelf, e) : rc;
}

int batch_run_tasks(struct batch *b, bool *whole, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < b->n_outputs && rc == 0; i++)
        rc = outputs_add_ends(&b->job->writing, &b->maker.head, i, &b->head[i],
                              &b->foot[i], e);
    if (rc == 0 && b->fresh)
        rc = begin(b, e);
    if (rc == 0)
        rc = pool_run(&stages, b, b->n_workers, e);
    *whole = rc == 0 && !b->stopping && b->next_task >= b->plan.to;
    if (*whole)
        rc = end(b, e);
    else if (rc == 0)
        rc = checkpoint(b, e);
    else
        checkpoint(b, NULL);
    output_files_leave(&b->shelf);
    return rc;
}
