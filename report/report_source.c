/* report/report_source.c - fills a delivery from articles, a manifest, or pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_source.h"

#include <math.h>

#include "base/hash.h"
#include "corpus/pair_scorer.h"
#include "document/document_name.h"
#include "io/whole_file.h"
#include "report/manifest_source.h"

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
    return rc == 0 ? report_add_document(w, a, &pair, d, in, e) : rc;
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
        if (p->src.failed || p->tgt.failed)
            return err_nomem(e);
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
            rc = report_add_input(in, a, name, hash_xxh64(buf_sv(&bytes)),
                                  bytes.n, e);
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
    if (job->kind == REPORT_MANIFEST)
        return manifest_source_read(job, a, d, inputs, e);
    int rc = document_worker_open(&w, job->engine, e);
    if (rc == 0)
        rc = read_articles(job, a, &w, d, inputs, e);
    document_worker_close(&w);
    return rc;
}
