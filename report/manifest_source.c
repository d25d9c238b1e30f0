/* report/manifest_source.c - the stages of a report on base/pool: a line, its
 * aligned pair, the copy of it in the delivery.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/manifest_source.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/pool.h"
#include "batch/manifest.h"

int report_add_input(struct report_inputs *in, struct arena *a, struct sv path,
                     uint64_t hash, uint64_t n_bytes, struct err *e)
{
    if (in->n == in->cap) {
        const size_t cap = in->cap ? 2 * in->cap : 64;
        struct assessment_input *more = arena_array(a, cap, sizeof *more);
        if (!more)
            return err_nomem(e);
        if (in->n > 0)
            memcpy(more, in->list, in->n * sizeof *more);
        in->list = more;
        in->cap = cap;
    }
    struct sv copy = {arena_copy(a, path.p, path.n), path.n};
    if (!copy.p)
        return err_nomem(e);
    in->list[in->n++] = (struct assessment_input){copy, hash, n_bytes};
    return 0;
}

static int add_file(struct report_inputs *in, struct arena *a, struct sv name,
                    const char *path, const struct buf *bytes, struct err *e)
{
    return report_add_input(in, a, name.n > 0 ? name : sv_from(path),
                            hash_xxh64(buf_sv(bytes)), bytes->n, e);
}

int report_add_document(struct document_worker *w, struct arena *a,
                        const struct document_pair *pair, struct delivery *d,
                        struct report_inputs *in, struct err *e)
{
    struct document_records records;
    int rc = document_fetch(w, pair, e);
    if (rc == 0)
        rc = add_file(in, a, pair->src_file, pair->src_path, &w->src.bytes, e);
    if (rc == 0)
        rc = add_file(in, a, pair->tgt_file, pair->tgt_path, &w->tgt.bytes, e);
    if (rc == 0)
        rc = document_align(w, pair, &records, NULL, e);
    return rc == 0 ? delivery_add_aligned(d, w, &records, e) : rc;
}

/* A line on its way to a document of the delivery. */
struct item {
    struct buf line;
    uint64_t line_no;
    struct sv id;   /* of the line */
    struct err why; /* code 0: it went well */
    struct arena arena;
    struct delivery delivery; /* of one document */
    struct report_inputs inputs;
};

struct manifest_reading {
    const struct report_job *job;
    struct manifest *manifest;
    struct manifest_walk walk;
    struct document_worker *workers; /* [n_workers] */
    unsigned n_workers;
    struct arena *arena; /* of the inputs */
    struct delivery *delivery;
    struct report_inputs *inputs;
};

static void stage_drop(void *context, void *item)
{
    struct item *i = item;
    (void)context;
    buf_free(&i->line);
    arena_free(&i->arena);
    delivery_free(&i->delivery);
    free(i);
}

static int stage_read(void *context, void **out, struct err *e)
{
    struct manifest_reading *r = context;
    struct sv line;
    int rc = events_stop(r->job->events)
                 ? 0
                 : manifest_next(r->manifest, &r->walk, &line, e);
    if (rc != 1)
        return rc;
    struct item *i = calloc(1, sizeof *i);
    if (!i || buf_add_sv(&i->line, line) != 0) {
        if (i)
            stage_drop(r, i);
        return err_nomem(e);
    }
    i->line_no = r->walk.line_no;
    *out = i;
    return 1;
}

static int align(const struct manifest_reading *r, struct document_worker *w,
                 struct item *i)
{
    const struct report_job *job = r->job;
    struct manifest_pair row;
    struct document_pair pair = {0};
    int rc = 0;
    manifest_parse(r->manifest, buf_sv(&i->line), &row);
    i->id = row.id;
    if (row.fault)
        rc = err_set_at(&i->why, ERR_INPUT, ERR_LINE, i->line_no, "%s",
                        row.fault);
    if (rc == 0)
        rc = manifest_document(r->manifest, &row,
                               job->engine->settings->writing.naming, &i->arena,
                               &pair, &i->why);
    if (rc == 0)
        rc = report_add_document(w, &i->arena, &pair, &i->delivery, &i->inputs,
                                 &i->why);
    return err_about(rc, job->in.paths[0], &i->why);
}

/* A failure of the run, not of one document pair? */
static bool ends_run(int rc)
{
    return rc == ERR_NOMEM || rc == ERR_USAGE || rc == ERR_INTERNAL;
}

static int stage_work(void *context, unsigned worker, void *item, struct err *e)
{
    struct manifest_reading *r = context;
    struct item *i = item;
    int rc = align(r, &r->workers[worker], i);
    if (!ends_run(rc))
        return 0;
    if (e)
        *e = i->why;
    return rc;
}

static int stage_write(void *context, void *item, struct err *e)
{
    struct manifest_reading *r = context;
    struct item *i = item;
    int rc = 0;
    if (i->why.code != 0) {
        r->delivery->n_failed++;
        events_failed(r->job->events, i->id.n > 0 ? i->id : SV("-"), &i->why);
    } else {
        rc = delivery_add_document(r->delivery, &i->delivery.documents[0], e);
    }
    for (size_t k = 0; k < i->inputs.n && rc == 0; k++) {
        const struct assessment_input *x = &i->inputs.list[k];
        rc = report_add_input(r->inputs, r->arena, x->path, x->hash, x->n_bytes,
                              e);
    }
    stage_drop(r, i);
    return rc;
}

static int open_workers(struct manifest_reading *r, struct err *e)
{
    const unsigned n = r->job->n_workers;
    r->workers = calloc(n, sizeof *r->workers);
    int rc = r->workers ? 0 : err_nomem(e);
    for (; rc == 0 && r->n_workers < n; r->n_workers++)
        rc = document_worker_open(&r->workers[r->n_workers], r->job->engine, e);
    return rc;
}

int manifest_source_read(const struct report_job *job, struct arena *a,
                         struct delivery *d, struct report_inputs *in,
                         struct err *e)
{
    static const struct pool_stages stages = {.read = stage_read,
                                              .work = stage_work,
                                              .write = stage_write,
                                              .drop = stage_drop};
    struct manifest_reading r = {
        .job = job, .arena = a, .delivery = d, .inputs = in};
    int rc = manifest_open(job->in.paths[0], &r.manifest, e);
    if (rc == 0)
        rc = open_workers(&r, e);
    if (rc == 0)
        rc = pool_run(&stages, &r, r.n_workers, e);
    for (unsigned k = 0; k < r.n_workers; k++)
        document_worker_close(&r.workers[k]);
    free(r.workers);
    manifest_walk_end(&r.walk);
    manifest_close(r.manifest);
    return rc;
}
