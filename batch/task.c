/* batch/task.c - the pairs of a task, one after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/task.h"

#include <stdio.h>
#include <stdlib.h>

#include "document/document_summary.h"
#include "io/packing.h"

/* A walk over the lines of a task. */
struct lines {
    const struct batch_context *c;
    struct manifest_walk walk;
    uint32_t left;
    struct arena names; /* of the pair at hand */
    struct manifest_pair entry;
    struct document_pair pair;
    struct journal_row row;
    char encodings[2][48];
    bool is_narrowed;
};

struct task_result *task_new(size_t task)
{
    struct task_result *t = calloc(1, sizeof *t);
    if (t)
        t->task = task;
    return t;
}

void task_free(struct task_result *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < JOURNAL_MAX_OUTPUTS; i++) {
        buf_free(&t->piece[i].body);
        buf_free(&t->piece[i].bytes);
    }
    buf_free(&t->rows);
    arena_free(&t->arena);
    free(t);
}

static struct lines lines_of(const struct batch_context *c, size_t task)
{
    const struct task_range *t = &c->plan->tasks[task];
    return (struct lines){.c = c,
                          .walk = manifest_walk_from(t->at, t->line_no),
                          .left = t->n_pairs};
}

static void lines_end(struct lines *l)
{
    manifest_walk_end(&l->walk);
    arena_free(&l->names);
}

/* Take the next pair, and begin its row.  1, 0 at the task's end, an error. */
static int lines_next(struct lines *l, struct err *e)
{
    struct sv line;
    if (l->left == 0)
        return 0;
    l->left--;
    int rc = manifest_next(l->c->manifest, &l->walk, &line, e);
    if (rc == 0)
        return err_about(err_set(e, ERR_IO,
                                 "the manifest has changed "
                                 "meanwhile"),
                         manifest_path(l->c->manifest), e);
    if (rc < 0)
        return rc;
    arena_reset(&l->names);
    manifest_parse(l->c->manifest, line, &l->entry);
    l->row = (struct journal_row){.id = l->entry.id};
    if (l->entry.fault) { /* its id may hold anything */
        l->row = (struct journal_row){.id = SV("-"), .failed = true};
        return 1;
    }
    rc = manifest_document(l->c->manifest, &l->entry, l->c->writing->naming,
                           &l->names, &l->pair, e);
    return rc == 0 ? 1 : rc;
}

static void add_row(struct lines *l, struct task_result *t,
                    const struct err *why)
{
    char error[ERR_TEXT_BYTES] = "";
    if (l->row.failed)
        err_text(why, error);
    else if (l->is_narrowed)
        snprintf(error, sizeof error, "%s", JOURNAL_NARROWED);
    l->row.error = sv_from(error);
    journal_add_row(&t->rows, &l->row);
    l->row.error = SV("");
    journal_count_row(&t->counts, &l->row);
}

/* Keep a failure of the pair at hand.  The array is copied when its size is a
 * power of two. */
static int add_failure(struct task_result *t, struct sv id,
                       const struct err *why)
{
    size_t n = t->n_failures;
    if ((n & (n - 1)) == 0) {
        struct task_failure *more =
            arena_array(&t->arena, n ? 2 * n : 1, sizeof *more);
        if (!more)
            return ERR_NOMEM;
        if (n > 0)
            memcpy(more, t->failures, n * sizeof *more);
        t->failures = more;
    }
    const char *copy = arena_copy(&t->arena, id.p, id.n);
    if (!copy)
        return ERR_NOMEM;
    t->failures[t->n_failures++] = (struct task_failure){{copy, id.n}, *why};
    return 0;
}

static uint64_t in_wrong_units(double n)
{
    return (uint64_t)(n * COUNTS_WRONG_UNIT + .5);
}

int task_align(struct document_worker *w, const struct document_pair *pair,
               struct document_records *out, struct err *e)
{
    int rc = document_align(w, pair, out, NULL, e);
    if (rc != ERR_USAGE)
        return rc;
    if (e)
        e->code = ERR_INPUT;
    return ERR_INPUT;
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
        rc = task_align(w, &l->pair, r, e);
    return rc == 0 ? outputs_write(o, &r->document, r->records, r->n, e) : rc;
}

static void fill_row(struct journal_row *row, const struct document_records *r,
                     const struct outputs *o)
{
    const struct document_summary sums = document_summary(r), *s = &sums;
    row->n_below = r->settlement.n_below;
    row->marks = r->marks;
    row->n_src = s->n_src;
    row->n_tgt = s->n_tgt;
    row->n_pairs = s->n_pairs;
    row->n_nulls = s->n_1_0 + s->n_0_1;
    row->verdict = s->verdict.kind;
    row->n_wrong = in_wrong_units(s->n_wrong);
    row->n_written = o->n_written;
    row->n_written_wrong = in_wrong_units(o->n_wrong);
}

/* "windows-1252?" in `out`, which is long enough for every name. */
static struct sv encoding_of(const struct article *a, char out[48])
{
    snprintf(out, 48, "%s%s", a->encoding, a->encoding_guessed ? "?" : "");
    return sv_from(out);
}

static int do_pair(struct lines *l, struct task_result *t,
                   struct document_worker *w, struct outputs *o, struct err *e)
{
    struct document_records records;
    struct err why = {0};
    int rc = align_pair(l, w, o, &records, &why);
    l->row.failed = rc != 0;
    l->is_narrowed = rc == 0 && records.grounds.alignment.is_narrowed;
    l->row.digest = w->input_digest;
    if (rc == 0) {
        fill_row(&l->row, &records, o);
        l->row.src_encoding = encoding_of(&w->src.article, l->encodings[0]);
        l->row.tgt_encoding = encoding_of(&w->tgt.article, l->encodings[1]);
    }
    if (rc == ERR_USAGE) { /* not of this pair alone: the run ends */
        if (e)
            *e = why;
        return rc;
    }
    if (rc == ERR_NOMEM || (rc != 0 && add_failure(t, l->row.id, &why) != 0))
        return err_nomem(e);
    add_row(l, t, &why);
    t->counts.n_marked += rc == 0 && (w->src.article.kind != TEXT_PLAIN ||
                                      w->tgt.article.kind != TEXT_PLAIN);
    t->counts.n_bytes += w->n_bytes;
    return 0;
}

static int do_pairs(struct task_result *t, const struct batch_context *c,
                    struct document_worker *w, struct outputs *o, struct err *e)
{
    struct lines l = lines_of(c, t->task);
    int rc;
    while ((rc = lines_next(&l, e)) == 1) {
        rc = do_pair(&l, t, w, o, e);
        if (rc != 0)
            break;
    }
    if (rc == 0 && t->rows.failed)
        rc = err_nomem(e);
    lines_end(&l);
    return rc;
}

int task_fill(struct task_result *t, const struct batch_context *c,
              struct document_worker *w, struct err *e)
{
    struct outputs o;
    outputs_open_memory(&o, c->writing, &c->head);
    int rc = do_pairs(t, c, w, &o, e);
    for (size_t i = 0; i < o.n; i++) {
        t->piece[i].body = o.output[i].text;
        t->piece[i].n_units = o.output[i].writer.n_written;
        o.output[i].text = (struct buf){0};
    }
    outputs_abort(&o);
    return rc;
}

void task_report(const struct task_result *t, const struct events *events)
{
    struct sv rows = buf_sv(&t->rows), line;
    struct journal_row row;
    for (size_t i = 0; i < t->n_failures; i++)
        events_failed(events, t->failures[i].id, &t->failures[i].why);
    while (sv_next_line(&rows, &line))
        if (journal_parse_row(line, &row) && !row.failed) {
            events_judged(events, row.id, row.verdict);
            if (sv_eq(row.error, SV(JOURNAL_NARROWED)))
                events_narrowed(events, row.id);
        }
}

void task_number(struct task_result *t, uint64_t *units, size_t n_outputs)
{
    for (size_t i = 0; i < n_outputs; i++) {
        t->piece[i].first = units[i];
        units[i] += t->piece[i].n_units;
    }
}

int task_pack_body(const struct format *format, unsigned packing,
                   uint64_t first, struct buf *body, struct buf *bytes,
                   struct err *e)
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
    if (packing == 0) {
        *bytes = *body;
        *body = (struct buf){0};
        return 0;
    }
    rc = packing_add(packing, buf_sv(body), bytes, e);
    buf_free(body);
    return rc;
}

int task_pack(struct task_result *t, const struct batch_context *c,
              struct err *e)
{
    size_t n = writing_n_outputs(c->writing);
    int rc = 0;
    for (size_t i = 0; i < n && rc == 0; i++) {
        struct task_piece *piece = &t->piece[i];
        rc = task_pack_body(writing_format(c->writing, i),
                            writing_packing(c->writing, i), piece->first,
                            &piece->body, &piece->bytes, e);
    }
    return rc;
}

int task_is_same(const struct batch_context *c, size_t task, struct sv rows,
                 struct document_worker *w, struct counts *counts,
                 struct err *e)
{
    struct lines l = lines_of(c, task);
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
        counts_add(counts, &t);
    return same;
}
