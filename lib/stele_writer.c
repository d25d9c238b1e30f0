/* lib/stele_writer.c - alignments, scored pairs and bytes to files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "corpus/scoring.h"
#include "io/sink.h"
#include "lib/handle.h"
#include "report/xlsx_writer.h"

enum { GZIP_LEVEL = 6 };

struct stele_file {
    struct sink *sink;
};

int stele_file_open(const char *path, struct stele_file **out,
                    struct stele_error *error)
{
    struct err e = {0};
    struct stele_file *f = calloc(1, sizeof *f);
    int rc = f ? sink_open(path, GZIP_LEVEL, &f->sink, &e) : err_nomem(&e);
    if (rc == 0)
        *out = f;
    else
        free(f);
    return handle_fail(rc, &e, error);
}

int stele_file_write(struct stele_file *f, const char *bytes, size_t n,
                     struct stele_error *error)
{
    struct err e = {0};
    return handle_fail(sink_write(f->sink, (struct sv){bytes, n}, &e), &e,
                       error);
}

int stele_file_close(struct stele_file *f, struct stele_error *error)
{
    struct err e = {0};
    int rc = sink_close(f->sink, &e);
    free(f);
    return handle_fail(rc, &e, error);
}

void stele_file_abort(struct stele_file *f)
{
    if (!f)
        return;
    sink_abort(f->sink);
    free(f);
}

struct stele_writer {
    struct writing writing; /* where it differs from the settings' */
    struct outputs outputs;
};

int stele_writer_open(const struct stele *stele, const char *path,
                      const char *format, const char *src_lang,
                      const char *tgt_lang, struct stele_writer **out,
                      struct stele_error *error)
{
    struct err e = {0};
    const struct output_head head = {src_lang, tgt_lang, stele->engine.digest};
    struct stele_writer *w = calloc(1, sizeof *w);
    if (!w)
        return handle_fail(err_nomem(&e), &e, error);
    w->writing = stele->settings->shared.writing;
    w->writing.workbooks = &xlsx_workbooks;
    if (path) {
        w->writing.set = NULL;
        w->writing.named[0] = path;
        w->writing.n_named = 1;
        w->writing.nulls_path = NULL;
        writing_expand(&w->writing, NULL, NULL, NULL, NULL); /* no set */
    }
    if (format)
        w->writing.format = format_named(format);
    int rc = format && !w->writing.format
                 ? format_unknown(format, &e)
                 : outputs_open(&w->outputs, &w->writing, &head, &e);
    if (rc == 0)
        *out = w;
    else
        free(w);
    return handle_fail(rc, &e, error);
}

int stele_writer_add(struct stele_writer *w, struct stele_worker *worker,
                     struct stele_written *written, struct stele_error *error)
{
    struct err e = {0};
    const struct document_records *r = &worker->records;
    const struct format *f = writing_needs_languages(&w->writing);
    int rc =
        r->n == 0 ? err_set(&e, ERR_USAGE, "nothing was aligned")
        : f && (r->marks & MARKS_UNKNOWN)
            ? err_set(&e, ERR_USAGE, "%s needs the language of both sides",
                      f->name)
            : outputs_write(&w->outputs, &r->document, r->records, r->n, &e);
    if (written)
        *written = (struct stele_written){
            .size = sizeof *written,
            .left_out = w->outputs.left_out,
            .n_pairs = (size_t)w->outputs.n_written,
            .least_score = w->outputs.floor,
            .expected_wrong = w->outputs.n_wrong,
            .n_cut = (size_t)outputs_n_cut(&w->outputs),
        };
    return handle_fail(rc, &e, error);
}

int stele_writer_close(struct stele_writer *w, struct stele_error *error)
{
    struct err e = {0};
    int rc = outputs_close(&w->outputs, &e);
    free(w);
    return handle_fail(rc, &e, error);
}

void stele_writer_abort(struct stele_writer *w)
{
    if (!w)
        return;
    outputs_abort(&w->outputs);
    free(w);
}

int stele_write_alignment(const struct stele *stele,
                          struct stele_worker *worker,
                          const struct stele_alignment *alignment,
                          struct stele_written *written,
                          struct stele_error *error)
{
    struct stele_writer *w = NULL;
    int rc = stele_writer_open(stele, NULL, NULL, alignment->src.lang,
                               alignment->tgt.lang, &w, error);
    if (rc != 0)
        return rc;
    rc = stele_writer_add(w, worker, written, error);
    if (rc == 0)
        return stele_writer_close(w, error);
    stele_writer_abort(w);
    return rc;
}

int handle_number_records(const struct stele_worker *worker, size_t *record_no,
                          size_t *n, struct err *e)
{
    const struct writing *w = &worker->stele->settings->shared.writing;
    const struct document_records *r = &worker->records;
    double floor = 0;
    int rc = writing_floor(w, r->records, r->n, &floor, e);
    *n = 0;
    for (size_t k = 0; rc == 0 && k < r->n; k++)
        record_no[k] = writing_leaves_out_document(w, &r->document) ||
                               writing_leaves_out(w, floor, &r->records[k])
                           ? 0
                           : ++*n;
    return rc;
}

int stele_number_records(struct stele_worker *worker, size_t *record_no,
                         size_t *n, struct stele_error *error)
{
    struct err e = {0};
    return handle_fail(handle_number_records(worker, record_no, n, &e), &e,
                       error);
}

int stele_score_file(const struct stele *stele, const char *path,
                     const struct stele_events *events,
                     struct stele_score_counts *counts,
                     struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &stele->settings->own;
    const struct score_job job = {
        .src_column = v->src_column,
        .tgt_column = v->tgt_column,
        .src_lang = v->src_lang,
        .tgt_lang = v->tgt_lang,
        .in_path = path,
        .out_path = v->in_place ? path
                    : v->output ? v->output
                                : "-",
        .fail_fast = v->fail_fast,
        .on_bad = handle_bad_record,
        .context = (void *)events,
    };
    struct scoring s = {.job = &job, .scorer = {.engine = &stele->engine}};
    int rc = handle_check_files(stele->settings, path, NULL, v->output, &e);
    if (rc == 0 && v->in_place && strcmp(path, "-") == 0)
        rc = err_set(&e, ERR_USAGE,
                     "--in-place: standard input cannot be replaced");
    if (rc == 0)
        rc = score_file(&s, &e);
    const struct score_sums *sums = &s.sums;
    *counts = (struct stele_score_counts){
        .size = sizeof *counts,
        .n = sums->n,
        .n_high = sums->n_high,
        .n_bad = sums->n_bad,
        .n_blank = sums->n_blank,
        .n_unscored = sums->n_unscored,
        .expected_right = sums->right,
    };
    static_assert(sizeof counts->src_lang == LANGUAGE_TAG_BYTES, "a tag");
    memcpy(counts->src_lang, sums->src_lang, sizeof counts->src_lang);
    memcpy(counts->tgt_lang, sums->tgt_lang, sizeof counts->tgt_lang);
    memcpy(counts->guess, sums->guess, sizeof counts->guess);
    pair_scorer_free(&s.scorer);
    return handle_fail(rc, &e, error);
}
