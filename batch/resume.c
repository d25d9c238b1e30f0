/* batch/resume.c - compares an old journal with today's batch.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/resume.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "batch/journal_name.h"
#include "batch/output_piece.h"
#include "io/whole_file.h"

/* A journal of this very batch? */
static int check_head(const struct journal_head *old,
                      const struct journal_head *head, struct err *e)
{
    if (old->run != head->run)
        return err_set(e, ERR_INPUT,
                       "another manifest or other options were used: --force "
                       "begins anew");
    if (old->shard != head->shard || old->n_shards != head->n_shards)
        return err_set(e, ERR_INPUT, "this is shard %llu of %llu",
                       (unsigned long long)old->shard,
                       (unsigned long long)old->n_shards);
    if (old->n_outputs != head->n_outputs)
        return err_set(e, ERR_INPUT, "the journal is of other outputs");
    return 0;
}

/* Whether the journal says of this shard what would be said today: sizes of
 * articles decide where tasks begin, and they may have changed. */
static bool same_plan(const struct journal_head *old,
                      const struct journal_head *head)
{
    return old->cuts == head->cuts && old->from == head->from &&
           old->to == head->to && old->n_tasks == head->n_tasks;
}

/* How many tasks of the journal still hold. */
static int count_tasks(struct resume *r, const struct journal_head *head,
                       const struct batch_context *context,
                       struct document_worker *w, struct err *e)
{
    int rc = 1;
    while (r->n_tasks + 1 < r->past.n_marks &&
           head->from + r->n_tasks < head->to) {
        struct sv rows = journal_rows(&r->past, buf_sv(&r->text), r->n_tasks);
        rc = task_is_same(context, (size_t)head->from + r->n_tasks, rows, w,
                          &r->counts, e);
        if (rc != 1)
            break;
        r->n_tasks++;
    }
    return rc < 0 ? rc : 0;
}

static int compare(struct resume *r, const struct journal_head *head,
                   const struct batch_context *context,
                   struct document_worker *w, struct err *e)
{
    int rc = journal_read(&r->arena, buf_sv(&r->text), &r->past, e);
    if (rc != 0 || r->past.n_marks == 0)
        return rc;
    rc = check_head(&r->past.head, head, e);
    if (rc != 0 || r->past.head.from != head->from)
        return rc; /* other tasks are this shard's now: it begins anew */
    r->found = true;
    rc = count_tasks(r, head, context, w, e);
    size_t n_all = (size_t)(head->to - head->from);
    r->is_done = rc == 0 && r->past.ended && r->n_tasks == n_all &&
                 r->past.n_marks == n_all + 1 && same_plan(&r->past.head, head);
    return rc;
}

int resume_read(struct resume *r, const char *path,
                const struct journal_head *head,
                const struct batch_context *context, struct document_worker *w,
                struct err *e)
{
    *r = (struct resume){.found = false};
    if (access(path, F_OK) != 0)
        return 0;
    int rc = whole_file_read(path, JOURNAL_MAX_BYTES, &r->text, e);
    if (rc == 0 && r->text.n > 0)
        rc = compare(r, head, context, w, e);
    return err_about(rc, path, e);
}

void resume_free(struct resume *r)
{
    buf_free(&r->text);
    arena_free(&r->arena);
}

/* Put the head of today before what the journal says of the tasks. */
static int renew_journal(const struct resume *r,
                         const struct journal_head *head,
                         struct journal_file *journal, struct err *e)
{
    const struct journal_mark *marks = r->past.marks;
    struct buf lines = {0};
    journal_add_head(&lines, head);
    journal_add_at(&lines, 0, head->from, marks[0].at, head->n_outputs);
    buf_add_sv(&lines, sv_sub(buf_sv(&r->text), marks[0].behind,
                              marks[r->n_tasks].behind));
    int rc = lines.failed ? err_nomem(e) : journal_file_cut(journal, 0, e);
    if (rc == 0)
        rc = journal_file_add(journal, buf_sv(&lines), e);
    buf_free(&lines);
    return rc;
}

/* Hold the first n pieces of output i against the journal, wherever they are.
 * is_whole: these are all. */
static int check_pieces(const struct resume *r, const char *path, size_t i,
                        size_t n, bool is_whole, struct err *e)
{
    int fd = -1;
    const uint64_t n_bytes = output_piece_at(&r->past, i, n - 1).to;
    if (n_bytes == 0 && !is_whole)
        return 0; /* the file begins anew */
    int rc =
        resumable_file_find(path, r->past.head.run, n_bytes, is_whole, &fd, e);
    if (rc != 0)
        return rc;
    rc = output_pieces_check(&r->past, i, n, fd, e);
    close(fd);
    return err_about(rc, path, e);
}

/* Hold the outputs that are whole against the journal, then name them. */
static int settle(const struct resume *r, const char *const *paths,
                  struct err *e)
{
    const struct journal_past *past = &r->past;
    const size_t n = past->n_marks + 1;
    int rc = 0;
    for (size_t i = 0; i < past->head.n_outputs && rc == 0; i++)
        rc = check_pieces(r, paths[i], i, n, true, e);
    for (size_t i = 0; i < past->head.n_outputs && rc == 0; i++)
        rc = resumable_file_settle(paths[i], past->head.run,
                                   past->end[i].n_bytes, e);
    return rc;
}

int resume_outputs(const struct resume *r, const struct journal_head *head,
                   const char *const *paths, struct journal_file *journal,
                   struct output_files *files, struct err *e)
{
    const struct journal_mark *mark = &r->past.marks[r->n_tasks];
    int rc = 0;
    if (r->is_done)
        return settle(r, paths, e);
    for (size_t i = 0; i < head->n_outputs && rc == 0; i++)
        rc = check_pieces(r, paths[i], i, r->n_tasks + 1, false, e);
    if (rc == 0)
        rc = output_files_open(files, paths, head->n_outputs, head->run,
                               mark->at, e);
    if (rc != 0)
        return rc;
    return same_plan(&r->past.head, head)
               ? journal_file_cut(journal, mark->behind, e)
               : renew_journal(r, head, journal, e);
}

/* The head of a journal is far shorter than this. */
enum { HEAD_BYTES = 1 << 16 };

/* Up to HEAD_BYTES from the beginning of a file. */
static void read_head(const char *path, struct buf *out)
{
    int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && buf_reserve(out, HEAD_BYTES) == 0) {
        ssize_t n = read(fd, out->p, HEAD_BYTES);
        out->n = n > 0 ? (size_t)n : 0;
    }
    if (fd >= 0)
        close(fd);
}

void resume_discard(const char *path)
{
    struct resume r = {.found = false};
    read_head(path, &r.text);
    if (journal_read(&r.arena, buf_sv(&r.text), &r.past, NULL) == 0) {
        for (size_t i = 0; i < r.past.head.n_outputs; i++) {
            char *output = journal_output_path(path, r.past.head.name[i]);
            if (output)
                resumable_file_discard(output, r.past.head.run);
            free(output);
        }
    }
    resume_free(&r);
}
