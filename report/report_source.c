/* report/report_source.c - fills a delivery from articles, a manifest, or pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_source.h"

#include <math.h>

#include "base/hash.h"
#include "batch/manifest.h"
#include "corpus/pair_scorer.h"
#include "document/document_name.h"
#include "io/whole_file.h"

/* Remember a file with its content. */
static int add_input(struct report_inputs *in, struct arena *a, struct sv path,
                     struct sv bytes, struct err *e)
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
    in->list[in->n++] =
        (struct assessment_input){copy, hash_xxh64(bytes), bytes.n};
    return 0;
}

/* Align what was named, and add it; its files are read once. */
static int add_document(struct document_worker *w, struct arena *a,
                        const struct document_pair *pair, struct delivery *d,
                        struct report_inputs *in, struct err *e)
{
    struct document_records records;
    int rc = document_fetch(w, pair, e);
    const struct sv src =
        pair->src_file.n > 0 ? pair->src_file : sv_from(pair->src_path);
    const struct sv tgt =
        pair->tgt_file.n > 0 ? pair->tgt_file : sv_from(pair->tgt_path);
    if (rc == 0)
        rc = add_input(in, a, src, buf_sv(&w->src.bytes), e);
    if (rc == 0)
        rc = add_input(in, a, tgt, buf_sv(&w->tgt.bytes), e);
    if (rc == 0)
        rc = document_align(w, pair, &records, NULL, e);
    return rc == 0 ? delivery_add_aligned(d, w, &records, e) : rc;
}

/* As `stele align` names it. */
static int name_of_file(struct arena *a, const char *path, struct sv *out,
                        struct err *e)
{
    const char *name;
    int rc = document_name_of(a, path, NAMING_FILE, &name, e);
    return rc == 0 ? document_name_of_path(a, name, out, e) : rc;
}

static int read_articles(const struct report_job *job, struct arena *a,
                         struct document_worker *w, struct delivery *d,
                         struct report_inputs *in, struct err *e)
{
    struct document_pair pair = {.src_path = job->in.paths[0],
                                 .tgt_path = job->in.paths[1]};
    struct document_names *n = &pair.names;
    int rc = name_of_file(a, pair.src_path, &n->src_url, e);
    if (rc == 0)
        rc = name_of_file(a, pair.tgt_path, &n->tgt_url, e);
    n->id = n->src_url;
    return rc == 0 ? add_document(w, a, &pair, d, in, e) : rc;
}

/* A failure of one document pair, or of the run? */
static bool ends_run(int rc)
{
    return rc == ERR_NOMEM || rc == ERR_USAGE || rc == ERR_INTERNAL;
}

static int read_line(const struct report_job *job, const struct manifest *m,
                     struct sv line, uint64_t line_no, struct arena *scratch,
                     struct arena *a, struct document_worker *w,
                     struct delivery *d, struct report_inputs *in,
                     struct err *e)
{
    struct manifest_pair row;
    struct document_pair pair = {0};
    struct err why = {0};
    int rc = 0;
    arena_reset(scratch);
    manifest_parse(m, line, &row);
    if (row.fault)
        rc = err_set_at(&why, ERR_INPUT, ERR_LINE, line_no, "%s", row.fault);
    if (rc == 0)
        rc = manifest_document(m, &row, job->engine->settings->writing.naming,
                               scratch, &pair, &why);
    if (rc == 0)
        rc = add_document(w, a, &pair, d, in, &why);
    if (rc == 0)
        return 0;
    err_about(rc, job->in.paths[0], &why);
    if (ends_run(rc)) {
        if (e)
            *e = why;
        return rc;
    }
    d->n_failed++;
    events_failed(job->events, row.id.n > 0 ? row.id : SV("-"), &why);
    return 0;
}

static int read_manifest(const struct report_job *job, struct arena *a,
                         struct document_worker *w, struct delivery *d,
                         struct report_inputs *in, struct err *e)
{
    struct manifest *m;
    struct manifest_walk walk = {0};
    struct arena scratch = {0};
    struct sv line;
    int rc = manifest_open(job->in.paths[0], &m, e);
    if (rc != 0)
        return rc;
    while ((rc = manifest_next(m, &walk, &line, e)) == 1) {
        if (events_stop(job->events))
            break;
        rc = read_line(job, m, line, walk.line_no, &scratch, a, w, d, in, e);
        if (rc != 0)
            break;
    }
    manifest_walk_end(&walk);
    manifest_close(m);
    arena_free(&scratch);
    return rc < 0 ? rc : 0;
}

/* ---- Written pairs ---- */

struct pairs {
    const struct report_job *job;
    struct delivery *delivery;
    struct pair_scorer scorer;
    struct checker *checker; /* NULL: none */
    bool
        has_flags; /* the file: what comes after the first ones needs no look */
    struct buf src, tgt;
};

static const char *tag(char out[16], struct sv lang)
{
    if (lang.n == 0 || lang.n > 15 || sv_eq(lang, SV("und")))
        return NULL;
    memcpy(out, lang.p, lang.n);
    out[lang.n] = '\0';
    return out;
}

/* What the file does not give: a score by the pair alone, and flags. */
static int complete(struct pairs *p, struct record_read *r, struct err *e)
{
    struct record *x = &r->record;
    char src_lang[16], tgt_lang[16];
    uint32_t flags = 0;
    int rc = 0;
    if (x->src.n == 0 || x->tgt.n == 0)
        return 0;
    if (isnan(x->score)) {
        buf_clear(&p->src);
        buf_clear(&p->tgt);
        writer_add_text(&p->src, &x->src);
        writer_add_text(&p->tgt, &x->tgt);
        rc = pair_scorer_score_texts(
            &p->scorer, tag(src_lang, x->src.lang), buf_sv(&p->src),
            tag(tgt_lang, x->tgt.lang), buf_sv(&p->tgt), &x->score, e);
        p->delivery->scored_alone = true;
    }
    p->has_flags |= (r->known & FIELD_FLAGS) != 0;
    if (rc == 0 && !p->has_flags)
        rc = flagging_of_record(&p->job->engine->checks, p->checker, x, &flags,
                                e);
    x->flags |= flags;
    x->flags &=
        ~decisions_dismissed(&p->job->engine->decisions, r->document->id, x);
    return rc;
}

static int read_records(struct pairs *p, struct record_reader *reader,
                        struct err *e)
{
    const struct record_read *r;
    struct err bad = {0};
    int rc;
    while ((rc = record_reader_next(reader, &r, &bad)) != 0) {
        if (rc > 0) {
            struct record_read this = *r;
            rc = complete(p, &this, e);
            if (rc == 0)
                rc = delivery_add_read(p->delivery, &this, e);
            if (rc != 0)
                return rc;
            continue;
        }
        if (!record_reader_goes_on(reader)) {
            if (e)
                *e = bad;
            return rc;
        }
        p->delivery->n_failed++;
        events_failed(p->job->events, SV(""), &bad);
        bad = (struct err){0};
    }
    return delivery_end(p->delivery, e);
}

static int note_files(const struct report_job *job, struct arena *a,
                      struct report_inputs *in, struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; k < job->in.n_paths && rc == 0; k++) {
        struct buf bytes = {0};
        struct sv name;
        if (strcmp(job->in.paths[k], "-") == 0)
            continue; /* read once, above */
        rc = whole_file_read(job->in.paths[k], WHOLE_FILE_MAX_BYTES, &bytes, e);
        if (rc == 0)
            rc = document_name_of_path(a, job->in.paths[k], &name, e);
        if (rc == 0)
            rc = add_input(in, a, name, buf_sv(&bytes), e);
        buf_free(&bytes);
    }
    return rc;
}

static int read_pairs(const struct report_job *job, struct arena *a,
                      struct delivery *d, struct report_inputs *in,
                      struct err *e)
{
    struct pairs p = {
        .job = job, .delivery = d, .scorer = {.engine = job->engine}};
    struct record_reader *reader = NULL;
    int rc = note_files(job, a, in, e);
    if (rc == 0)
        rc = record_reader_open(&job->in, &reader, e);
    if (rc == 0)
        rc = flagging_checker(&job->engine->checks, false, &p.checker, e);
    if (rc == 0)
        rc = read_records(&p, reader, e);
    record_reader_close(reader);
    checker_close(p.checker);
    pair_scorer_free(&p.scorer);
    buf_free(&p.src);
    buf_free(&p.tgt);
    return rc;
}

int report_read(const struct report_job *job, struct arena *a,
                struct delivery *d, struct report_inputs *inputs, struct err *e)
{
    struct document_worker w = {0};
    if (job->kind == REPORT_PAIRS)
        return read_pairs(job, a, d, inputs, e);
    int rc = document_worker_open(&w, job->engine, e);
    if (rc == 0)
        rc = job->kind == REPORT_ARTICLES
                 ? read_articles(job, a, &w, d, inputs, e)
                 : read_manifest(job, a, &w, d, inputs, e);
    document_worker_close(&w);
    return rc;
}
