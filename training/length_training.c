/* training/length_training.c - lengths of all sentences, an estimate, a file.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/length_training.h"

#include <math.h>

#include "document/parameters.h"
#include "training/lexicon_sample.h"

struct fitting {
    const struct length_training_job *job;
    const struct events *events;
    const struct engine *engine;
    struct run_files files; /* the output, and the inputs but the articles */
    struct manifest *manifest;
    struct document_worker worker;
    struct arena lengths;
    struct buf documents; /* a struct length_document each */
    size_t n_failed;
};

/* The lengths of an article's sentences, to stay. */
static int keep_side(struct arena *a, const struct article *article,
                     struct side *out, struct err *e)
{
    uint32_t *len_cp = arena_array(a, article->n_sents, sizeof *len_cp);
    if (!len_cp)
        return err_nomem(e);
    for (size_t k = 0; k < article->n_sents; k++)
        len_cp[k] = article->sents[k].n_cp;
    *out = (struct side){.len_cp = len_cp, .n = article->n_sents};
    return 0;
}

static int keep(struct fitting *f, struct err *e)
{
    struct length_document d;
    int rc = keep_side(&f->lengths, &f->worker.src.article, &d.src, e);
    if (rc == 0)
        rc = keep_side(&f->lengths, &f->worker.tgt.article, &d.tgt, e);
    if (rc == 0 && buf_add(&f->documents, (const char *)&d, sizeof d) != 0)
        rc = err_nomem(e);
    return rc;
}

static int take_line(struct fitting *f, struct sv line, uint64_t line_no,
                     struct err *e)
{
    struct err why = {0};
    struct lexicon_sample *l = lexicon_sample_new(f->manifest, line, line_no);
    if (!l)
        return err_nomem(e);
    int rc = lexicon_sample_read(l, &f->worker, f->manifest, &why);
    if (rc == ERR_NOMEM || rc == ERR_USAGE) {
        if (e) /* not of this pair alone: the run ends */
            *e = why;
    } else if (rc != 0) {
        events_failed(f->events, l->entry.fault ? SV("-") : l->entry.id, &why);
        f->n_failed++;
        rc = 0;
    } else {
        rc = keep(f, e);
    }
    lexicon_sample_free(l);
    return rc;
}

static int read_all(struct fitting *f, struct err *e)
{
    struct manifest_walk walk = {0};
    struct sv line;
    int rc = training_files(f->engine, f->job->manifest_path,
                            f->job->output_path, &f->files, e);
    if (rc == 0)
        rc = manifest_open(f->job->manifest_path, &f->manifest, e);
    if (rc == 0)
        rc = document_worker_open(&f->worker, f->engine, e);
    f->worker.outputs = &f->files;
    while (rc == 0 && (rc = manifest_next(f->manifest, &walk, &line, e)) > 0)
        rc = take_line(f, line, walk.line_no, e);
    manifest_walk_end(&walk);
    return rc;
}

static size_t n_documents(const struct fitting *f)
{
    return f->documents.n / sizeof(struct length_document);
}

static int write_estimate(const char *path, const struct length_estimate *x,
                          struct err *e)
{
    const struct length_parameters l = {
        .c = x->c,
        .s2 = x->s2,
        .p_11 = x->p_11,
        .p_null = fmax(x->p_null, 1e-6), /* six decimals are written */
        .p_merge = fmax(x->p_merge, 1e-6),
        .p_22 = fmax(x->p_22, 1e-6)};
    struct buf text = {0};
    parameters_add_lengths(&l, &text);
    int rc =
        text.failed ? err_nomem(e) : parameters_write(path, buf_sv(&text), e);
    buf_free(&text);
    return rc;
}

int length_training_run(const struct engine *engine,
                        const struct length_training_job *job,
                        const struct events *events,
                        struct length_training_outcome *out, struct err *e)
{
    struct fitting f = {.job = job, .events = events, .engine = engine};
    struct length_estimate *x = &out->estimate;
    int rc = read_all(&f, e);
    if (rc == 0)
        rc =
            err_about(length_estimate(
                          &engine->params.align,
                          (const struct length_document *)(void *)f.documents.p,
                          n_documents(&f), x, e),
                      job->manifest_path, e);
    if (rc == 0)
        rc = write_estimate(job->output_path, x, e);
    out->n_documents = n_documents(&f);
    out->n_failed = f.n_failed;
    document_worker_close(&f.worker);
    manifest_close(f.manifest);
    run_files_free(&f.files);
    arena_free(&f.lengths);
    buf_free(&f.documents);
    return rc;
}
