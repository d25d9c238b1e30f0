/* batch/merge.c - copies the pieces of all tasks in their order.
 *
 * The pieces are put one behind the other, as one machine would have written
 * them.  What is numbered over the whole file is unpacked, numbered anew and
 * packed; everything else is copied as it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/merge.h"

#include <stdlib.h>
#include <string.h>

#include "base/pool.h"
#include "batch/journal_file.h"
#include "batch/journal_name.h"
#include "batch/output_files.h"
#include "batch/output_piece.h"
#include "batch/shard.h"
#include "batch/shard_set.h"
#include "batch/task.h"
#include "io/output_path.h"
#include "io/run_files.h"
#include "io/whole_file.h"

enum { LINES_BYTES = 1 << 20 };

struct merge {
    struct merge_job *job;
    struct journal_head head; /* of the whole */
    struct shard first;       /* kept open: its head and foot are used */
    struct shard at;          /* the shard at hand */
    size_t next_shard, next_task;
    uint64_t n_tasks; /* read so far */
    uint64_t units[JOURNAL_MAX_OUTPUTS];
    struct counts counts;
    struct run_files run_files;
    struct output_files files;
    char *journal_path;
    struct journal_file *lock;      /* of the journal that was there before */
    struct resumable_file *journal; /* the new one; NULL: to no file */
    size_t since;                   /* where in lines the last mark ends */
    struct buf lines;               /* of the journal, not written yet */
};

/* Open the next shard when the one at hand has no task left.  1, 0 behind the
 * last, or an error. */
static int advance(struct merge *m, struct err *e)
{
    while (m->next_shard == 0 || m->next_task + 1 >= m->at.past.n_marks) {
        if (m->next_shard == m->job->n_shards)
            return 0;
        shard_close(&m->at);
        int rc = shard_open(&m->at, m->job->shards[m->next_shard++], e);
        if (rc == 0)
            rc = shard_open_outputs(&m->at, e);
        if (rc == 0 && m->at.past.head.from != m->n_tasks)
            rc = err_about(
                err_set(e, ERR_INPUT, "its tasks do not follow the others"),
                m->at.journal_path, e);
        if (rc != 0)
            return rc;
        m->next_task = 0;
    }
    return 1;
}

static int stage_read(void *context, void **item, struct err *e)
{
    struct merge *m = context;
    int rc = advance(m, e);
    if (rc != 1)
        return rc;
    struct task_result *t = task_new((size_t)m->n_tasks++);
    if (!t)
        return err_nomem(e);
    struct sv rows =
        journal_rows(&m->at.past, buf_sv(&m->at.text), m->next_task++);
    rc = buf_add_sv(&t->rows, rows) == 0 ? 0 : err_nomem(e);
    for (size_t i = 0; i < m->job->n_outputs && rc == 0; i++) {
        struct task_piece *piece = &t->piece[i];
        piece->n_units = output_piece_at(&m->at.past, i, m->next_task).n_units;
        rc = shard_read_piece(&m->at, i, m->next_task, &piece->bytes, e);
    }
    if (rc != 0) {
        task_free(t);
        return rc;
    }
    *item = t;
    return 1;
}

static const struct format *format_of(const struct merge *m, size_t i)
{
    char name[32] = "";
    struct sv s = m->head.format[i];
    if (s.n < sizeof name)
        memcpy(name, s.p, s.n);
    return format_named(name);
}

/* Unpack what is to be numbered anew. */
static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct merge *m = context;
    struct task_result *t = item;
    int rc = 0;
    (void)worker;
    for (size_t i = 0; i < m->job->n_outputs && rc == 0; i++) {
        struct task_piece *piece = &t->piece[i];
        if (!format_of(m, i)->renumber)
            continue;
        if (m->head.level[i] > 0) {
            rc = whole_file_unpack(buf_sv(&piece->bytes), WHOLE_FILE_MAX_PIECE,
                                   &piece->body, e);
            buf_free(&piece->bytes);
        } else {
            piece->body = piece->bytes;
            piece->bytes = (struct buf){0};
        }
    }
    return rc;
}

static void stage_number(void *context, void *item)
{
    struct merge *m = context;
    task_number(item, m->units, m->job->n_outputs);
}

static int stage_finish(void *context, unsigned worker, void *item,
                        struct err *e)
{
    struct merge *m = context;
    struct task_result *t = item;
    int rc = 0;
    (void)worker;
    for (size_t i = 0; i < m->job->n_outputs && rc == 0; i++)
        if (format_of(m, i)->renumber)
            rc = task_pack_body(format_of(m, i), (unsigned)m->head.level[i],
                                t->piece[i].first, &t->piece[i].body,
                                &t->piece[i].bytes, e);
    return rc;
}

static void count_rows(struct counts *c, struct sv rows)
{
    struct journal_row row;
    for (struct sv line; sv_next_line(&rows, &line);) {
        if (journal_parse_row(line, &row))
            journal_count_row(c, &row);
    }
}

/* The journal's lines so far.  Merging cannot be resumed, so nothing has to be
 * durable before them. */
static int write_lines(struct merge *m, struct err *e)
{
    if (m->lines.failed)
        return err_nomem(e);
    int rc =
        m->journal ? resumable_file_write(m->journal, buf_sv(&m->lines), e) : 0;
    buf_clear(&m->lines);
    m->since = 0;
    return rc;
}

static int write_task(struct merge *m, const struct task_result *t,
                      struct err *e)
{
    int rc = output_files_add_task(&m->files, t, e);
    count_rows(&m->counts, buf_sv(&t->rows));
    buf_add_sv(&m->lines, buf_sv(&t->rows));
    journal_add_at(&m->lines, m->since, t->task + 1, m->files.at,
                   m->job->n_outputs);
    m->since = m->lines.n;
    return rc == 0 && m->lines.n >= LINES_BYTES ? write_lines(m, e) : rc;
}

static int stage_write(void *context, void *item, struct err *e)
{
    int rc = write_task(context, item, e);
    task_free(item);
    return rc;
}

static void stage_drop(void *context, void *item)
{
    (void)context;
    task_free(item);
}

/* Head or foot, from the first shard. */
static int copy_ends(struct merge *m, bool foot, struct err *e)
{
    int rc = 0;
    for (size_t i = 0; i < m->job->n_outputs && rc == 0; i++) {
        struct buf bytes = {0};
        rc = shard_read_piece(
            &m->first, i, foot ? shard_n_pieces(&m->first) - 1 : 0, &bytes, e);
        if (rc == 0)
            rc = output_files_add(&m->files, i, buf_sv(&bytes), 0, e);
        buf_free(&bytes);
    }
    return rc;
}

static int begin(struct merge *m, struct err *e)
{
    m->head = m->first.past.head;
    m->head.shard = m->head.n_shards = 1;
    m->head.from = 0;
    m->head.to = m->head.n_tasks;
    for (size_t i = 0; i < m->job->n_outputs; i++) {
        m->head.name[i] = journal_short_name(m->journal_path, m->job->paths[i]);
        if (!format_of(m, i))
            return err_about(
                err_set(e, ERR_INPUT, "a format that is not known here"),
                m->first.journal_path, e);
    }
    int rc =
        output_files_open_once(&m->files, m->job->paths, m->job->n_outputs, e);
    if (rc == 0 && m->lock)
        rc = resumable_file_open_once(m->journal_path, &m->journal, e);
    if (rc == 0)
        rc = copy_ends(m, false, e);
    journal_add_head(&m->lines, &m->head);
    journal_add_at(&m->lines, 0, 0, m->files.at, m->job->n_outputs);
    m->since = m->lines.n;
    return rc;
}

static int end(struct merge *m, struct err *e)
{
    if (m->n_tasks != m->head.n_tasks)
        return err_about(
            err_set(e, ERR_INPUT, "tasks are missing behind the last shard"),
            m->at.journal_path, e);
    int rc = copy_ends(m, true, e);
    journal_add_end(&m->lines, m->since, m->files.at, m->job->n_outputs);
    if (rc == 0)
        rc = output_files_sync(&m->files, e);
    if (rc == 0)
        rc = write_lines(m, e);
    if (rc == 0)
        rc = output_files_name(&m->files, e);
    if (rc == 0 && m->journal) {
        rc = resumable_file_finish(m->journal, e);
        m->journal = NULL;
    }
    return rc;
}

static int merge_tasks(struct merge *m, struct err *e)
{
    static const struct pool_stages stages = {
        .read = stage_read,
        .work = stage_work,
        .number = stage_number,
        .finish = stage_finish,
        .write = stage_write,
        .drop = stage_drop,
    };
    int rc = begin(m, e);
    if (rc == 0)
        rc = pool_run(&stages, m, m->job->n_workers, e);
    return rc == 0 ? end(m, e) : rc;
}

/* The outputs and their journal, which is none where an output is no file. */
static int add_outputs(struct merge *m, bool *are_files, struct err *e)
{
    int rc = 0;
    *are_files = true;
    m->journal_path = journal_path(m->job->paths[0]);
    if (!m->journal_path)
        return err_nomem(e);
    for (size_t i = 0; i < m->job->n_outputs && rc == 0; i++) {
        rc = run_files_add_output(&m->run_files, m->job->paths[i], e);
        *are_files = *are_files && output_path_is_file(m->job->paths[i]);
    }
    return rc == 0 && *are_files
               ? run_files_add_output(&m->run_files, m->journal_path, e)
               : rc;
}

/* Nobody else writes these outputs, and no batch that could go on with them is
 * lost. */
static int lock_journal(struct merge *m, struct err *e)
{
    int rc = journal_file_open(m->journal_path, &m->lock, e);
    if (rc == 0 && journal_file_state(m->lock) == JOURNAL_UNFINISHED)
        rc = err_set(e, ERR_USAGE,
                     "%.100s is of an unfinished batch: choose another output, "
                     "or remove it",
                     m->journal_path);
    return rc;
}

/* Only look, at shards and names; then write. */
static int run(struct merge *m, struct err *e)
{
    bool are_files;
    const struct merge_job *job = m->job;
    int rc = add_outputs(m, &are_files, e);
    if (rc == 0)
        rc = shard_set_sort(job->shards, job->n_shards, job->paths,
                            job->n_outputs, &m->run_files, e);
    if (rc == 0)
        rc = shard_open(&m->first, m->job->shards[0], e);
    if (rc == 0)
        rc = shard_open_outputs(&m->first, e);
    if (rc == 0 && are_files)
        rc = lock_journal(m, e);
    return rc == 0 ? merge_tasks(m, e) : rc;
}

static void close_all(struct merge *m)
{
    output_files_leave(&m->files);
    resumable_file_leave(m->journal);
    journal_file_close(m->lock);
    shard_close(&m->at);
    shard_close(&m->first);
    run_files_free(&m->run_files);
    free(m->journal_path);
    buf_free(&m->lines);
}

int merge_run(struct merge_job *job, struct counts *out, struct err *e)
{
    struct merge m = {.job = job, .first = shard_none(), .at = shard_none()};
    int rc = run(&m, e);
    *out = m.counts;
    close_all(&m);
    return rc;
}
