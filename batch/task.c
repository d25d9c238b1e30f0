/* batch/task.c - the pairs of a task, one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/task.h"

#include <stdlib.h>

#include "io/gzip_member.h"
#include "tokenize/utf8.h"

/* A walk over the lines of a task. */
struct lines {
    const struct batch_context *m;
    struct manifest_walk walk;
    uint32_t left;
    struct arena names; /* of the pair at hand */
    struct manifest_pair entry;
    struct work_pair pair;
    struct journal_row row;
};

struct task_result *task_new(size_t task)
{
    struct task_result *p = calloc(1, sizeof *p);
    if (p)
        p->task = task;
    return p;
}

void task_free(struct task_result *p)
{
    if (!p)
        return;
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++) {
        buf_free(&p->piece[i].body);
        buf_free(&p->piece[i].bytes);
    }
    buf_free(&p->rows);
    free(p);
}

static struct lines lines_of(const struct batch_context *m, size_t task)
{
    const struct task_range *t = &m->plan->tasks[task];
    return (struct lines){.m = m,
                          .walk = manifest_walk_from(t->at, t->line_no),
                          .left = t->n_pairs};
}

static void lines_end(struct lines *l)
{
    manifest_walk_end(&l->walk);
    arena_free(&l->names);
}

/* A language of the manifest with a NUL; NULL for none. */
static const char *name_of(struct arena *a, struct sv s)
{
    char *copy = s.n > 0 ? arena_alloc(a, s.n + 1) : NULL;
    if (copy) {
        memcpy(copy, s.p, s.n);
        copy[s.n] = '\0';
    }
    return copy;
}

static int name_pair(struct lines *l, struct err *e)
{
    const struct manifest_pair *entry = &l->entry;
    l->pair = (struct work_pair){
        .names = {entry->id, entry->src_url, entry->trg_url},
        .src_path = plan_path(&l->names, l->m->manifest, entry->src),
        .tgt_path = plan_path(&l->names, l->m->manifest, entry->trg),
        .src_lang = name_of(&l->names, entry->src_lang),
        .tgt_lang = name_of(&l->names, entry->trg_lang),
    };
    return l->pair.src_path && l->pair.tgt_path ? 0 : err_nomem(e);
}

/* Take the next pair, and begin its row.  1, 0 at the task's end, an error. */
static int lines_next(struct lines *l, struct err *e)
{
    struct sv line;
    if (l->left == 0)
        return 0;
    l->left--;
    int rc = manifest_next(l->m->manifest, &l->walk, &line, e);
    if (rc == 0)
        return err_set(e, ERR_IO, "the manifest has changed meanwhile");
    if (rc < 0)
        return rc;
    arena_reset(&l->names);
    manifest_parse(l->m->manifest, line, &l->entry);
    if (utf8_fault(line) < line.n)
        l->entry.fault = "the line is not UTF-8";
    l->row = (struct journal_row){.id = l->entry.id};
    if (l->entry.fault) { /* its id may hold anything */
        l->row = (struct journal_row){.id = SV("-"), .failed = true};
        return 1;
    }
    rc = name_pair(l, e);
    return rc == 0 ? 1 : rc;
}

static void add_row(struct lines *l, struct task_result *p, const struct err *e)
{
    char error[ERR_TEXT_BYTES] = "";
    if (l->row.failed)
        err_text(e, error);
    l->row.error = sv_from(error);
    journal_add_row(&p->rows, &l->row);
}

static uint64_t in_wrong_units(double n)
{
    return (uint64_t)(n * COUNTS_WRONG_UNIT + .5);
}

/* Do the pair at hand. */
static int do_pair(struct lines *l, struct task_result *p, struct worker *w,
                   struct outputs *o, struct err *e)
{
    const struct work *work = &l->m->work;
    struct work_result result = {0};
    struct err fault = {0};
    int rc;
    if (l->entry.fault) {
        rc = err_set_at(&fault, ERR_INPUT, ERR_LINE, l->walk.line_no, "%s",
                        l->entry.fault);
        err_rename(&fault, SV("manifest"));
    } else {
        rc = worker_fetch(w, work, &l->pair, &result, &fault);
        if (rc == 0)
            rc = worker_align(w, work, &l->pair, o, &result, &fault);
    }
    if (rc == ERR_NOMEM)
        return err_nomem(e);
    const struct pair_summary *s = &result.summary;
    l->row.failed = rc != 0;
    l->row.n_src = s->n_src;
    l->row.n_tgt = s->n_tgt;
    l->row.n_pairs = s->n_pairs;
    l->row.n_nulls = s->n_1_0 + s->n_0_1;
    l->row.verdict = s->verdict.kind;
    l->row.n_wrong = in_wrong_units(s->n_wrong);
    if (rc == 0) {
        l->row.n_written = o->n_written;
        l->row.n_written_wrong = in_wrong_units(o->n_wrong);
    }
    l->row.digest = result.input_digest;
    add_row(l, p, &fault);
    journal_count_row(&p->tally, &l->row);
    p->tally.n_bytes += result.n_bytes;
    return 0;
}

static int do_pairs(struct task_result *p, const struct batch_context *m,
                    struct worker *w, struct outputs *o, struct err *e)
{
    struct lines l = lines_of(m, p->task);
    int rc;
    while ((rc = lines_next(&l, e)) == 1) {
        rc = do_pair(&l, p, w, o, e);
        if (rc != 0)
            break;
    }
    if (rc == 0 && p->rows.failed)
        rc = err_nomem(e);
    lines_end(&l);
    return rc;
}

int task_fill(struct task_result *p, const struct batch_context *m,
              struct worker *w, struct err *e)
{
    struct buf body[JOURNAL_MAX_OUTPUTS] = {{0}};
    struct outputs o;
    int rc = frame_open_bodies(&m->frame, &o, body, e);
    if (rc == 0)
        rc = do_pairs(p, m, w, &o, e);
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++) {
        p->piece[i].body = body[i];
        p->piece[i].n_units = i < o.n ? o.writers[i].n_written : 0;
    }
    outputs_abort(&o);
    return rc;
}

int task_pack_body(const struct format *format, unsigned level, uint64_t first,
                   struct buf *body, struct buf *bytes, struct err *e)
{
    int rc = 0;
    if (format->renumber) {
        struct buf numbered = {0};
        rc = format->renumber(buf_sv(body), first, &numbered);
        buf_free(body);
        *body = numbered;
    }
    if (rc != 0)
        return err_nomem(e);
    if (level == 0) {
        *bytes = *body;
        *body = (struct buf){0};
        return 0;
    }
    rc = gzip_member_pack(buf_sv(body), level, bytes, e);
    buf_free(body);
    return rc;
}

int task_pack(struct task_result *p, const struct batch_context *m,
              struct err *e)
{
    size_t n = writing_n_outputs(m->frame.writing);
    int rc = 0;
    for (size_t i = 0; i < n && rc == 0; i++) {
        struct task_piece *piece = &p->piece[i];
        rc = task_pack_body(writing_format(m->frame.writing, i),
                            writing_level(m->frame.writing, i), piece->first,
                            &piece->body, &piece->bytes, e);
    }
    return rc;
}

int task_still_true(const struct batch_context *m, size_t task, struct sv rows,
                    struct worker *w, struct counts *tally, struct err *e)
{
    struct lines l = lines_of(m, task);
    struct journal_row row;
    struct counts t = {0};
    struct sv line;
    int rc;
    while ((rc = lines_next(&l, e)) == 1) {
        struct work_result result = {0};
        if (!sv_next_line(&rows, &line) || !journal_parse_row(line, &row) ||
            !sv_eq(row.id, l.row.id))
            break;
        if (!l.entry.fault)
            worker_fetch(w, &m->work, &l.pair, &result, NULL);
        if (result.input_digest != row.digest)
            break;
        journal_count_row(&t, &row);
        t.n_bytes += result.n_bytes;
    }
    lines_end(&l);
    if (rc < 0)
        return rc;
    bool same = rc == 0 && rows.n == 0;
    if (same)
        counts_add(tally, &t);
    return same;
}
