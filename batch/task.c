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
    struct document_pair pair;
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
    l->pair = (struct document_pair){
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

/* Align the pair at hand and write its records. */
static int align_pair(struct lines *l, struct document_worker *w,
                      struct outputs *o, struct document_records *r,
                      struct err *e)
{
    if (l->entry.fault) {
        int rc = err_set_at(e, ERR_INPUT, ERR_LINE, l->walk.line_no, "%s",
                            l->entry.fault);
        err_rename(e, SV("manifest"));
        document_forget(w);
        return rc;
    }
    int rc = document_fetch(w, &l->pair, e);
    if (rc == 0)
        rc = document_align(w, &l->pair, r, NULL, e);
    return rc == 0 ? outputs_write(o, &r->document, r->records, r->n, e) : rc;
}

static void fill_row(struct journal_row *row, const struct document_summary *s,
                     const struct outputs *o)
{
    row->n_src = s->n_src;
    row->n_tgt = s->n_tgt;
    row->n_pairs = s->n_pairs;
    row->n_nulls = s->n_1_0 + s->n_0_1;
    row->verdict = s->verdict.kind;
    row->n_wrong = in_wrong_units(s->n_wrong);
    row->n_written = o->n_written;
    row->n_written_wrong = in_wrong_units(o->n_wrong);
}

static int do_pair(struct lines *l, struct task_result *p,
                   struct document_worker *w, struct outputs *o, struct err *e)
{
    struct document_records records;
    struct err fault = {0};
    int rc = align_pair(l, w, o, &records, &fault);
    if (rc == ERR_NOMEM)
        return err_nomem(e);
    l->row.failed = rc != 0;
    l->row.digest = w->input_digest;
    if (rc == 0) {
        struct document_summary s = document_summary(&records);
        fill_row(&l->row, &s, o);
    }
    add_row(l, p, &fault);
    journal_count_row(&p->tally, &l->row);
    p->tally.n_bytes += w->n_bytes;
    return 0;
}

static int do_pairs(struct task_result *p, const struct batch_context *m,
                    struct document_worker *w, struct outputs *o, struct err *e)
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
              struct document_worker *w, struct err *e)
{
    struct outputs o;
    outputs_open_memory(&o, m->writing, &m->head);
    int rc = do_pairs(p, m, w, &o, e);
    for (size_t i = 0; i < o.n; i++) {
        p->piece[i].body = o.output[i].text;
        p->piece[i].n_units = o.output[i].writer.n_written;
        o.output[i].text = (struct buf){0};
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
    size_t n = writing_n_outputs(m->writing);
    int rc = 0;
    for (size_t i = 0; i < n && rc == 0; i++) {
        struct task_piece *piece = &p->piece[i];
        rc = task_pack_body(writing_format(m->writing, i),
                            writing_level(m->writing, i), piece->first,
                            &piece->body, &piece->bytes, e);
    }
    return rc;
}

int task_still_true(const struct batch_context *m, size_t task, struct sv rows,
                    struct document_worker *w, struct counts *tally,
                    struct err *e)
{
    struct lines l = lines_of(m, task);
    struct journal_row row;
    struct counts t = {0};
    struct sv line;
    int rc;
    while ((rc = lines_next(&l, e)) == 1) {
        if (!sv_next_line(&rows, &line) || !journal_parse_row(line, &row) ||
            !sv_eq(row.id, l.row.id))
            break;
        document_forget(w);
        if (!l.entry.fault)
            document_fetch(w, &l.pair, NULL);
        if (w->input_digest != row.digest)
            break;
        journal_count_row(&t, &row);
        t.n_bytes += w->n_bytes;
    }
    lines_end(&l);
    if (rc < 0)
        return rc;
    bool same = rc == 0 && rows.n == 0;
    if (same)
        counts_add(tally, &t);
    return same;
}
