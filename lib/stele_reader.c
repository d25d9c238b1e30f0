/* lib/stele_reader.c - written pairs, read and converted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/stele_reader.h"

#include <assert.h>
#include <stdlib.h>

#include "corpus/convert.h"
#include "corpus/record_fields.h"
#include "corpus/record_reader.h"
#include "io/format.h"
#include "io/packing.h"
#include "io/run_files.h"
#include "io/tsv.h"
#include "io/writer.h"
#include "lib/handle.h"

static_assert((int)STELE_CONVERT_FIELDS == (int)CONVERT_N_FIELDS, "fields");

struct stele_reader {
    struct record_reader_options options;
    struct record_reader *reader;
    struct buf src, tgt; /* the texts of the pair at hand */
    struct stele_pair pair;
};

static int take_paths(struct record_reader_options *o, const char *const *paths,
                      size_t n, struct err *e)
{
    if (n == 0 || n > RECORD_READER_MAX_PATHS)
        return err_set(e, ERR_USAGE, "1 to %d files are needed, not %zu",
                       RECORD_READER_MAX_PATHS, n);
    for (size_t k = 0; k < n; k++)
        o->paths[o->n_paths++] = paths[k];
    return 0;
}

int stele_reader_open(const char *const *paths, size_t n_paths,
                      const char *format, const char *columns,
                      struct stele_reader **out, struct stele_error *error)
{
    struct err e = {0};
    struct stele_reader *r = calloc(1, sizeof *r);
    if (!r)
        return handle_fail(err_nomem(&e), &e, error);
    r->options.format = format;
    r->options.columns = columns;
    int rc = take_paths(&r->options, paths, n_paths, &e);
    if (rc == 0)
        rc = record_reader_open(&r->options, &r->reader, &e);
    if (rc == 0)
        *out = r;
    else
        stele_reader_close(r);
    return handle_fail(rc, &e, error);
}

void stele_reader_close(struct stele_reader *r)
{
    if (!r)
        return;
    record_reader_close(r->reader);
    buf_free(&r->src);
    buf_free(&r->tgt);
    free(r);
}

static struct stele_text text_of(struct sv s)
{
    return (struct stele_text){s.p, s.n};
}

static struct stele_text side_text(struct buf *text,
                                   const struct record_side *side)
{
    buf_clear(text);
    writer_add_text(text, side);
    return text_of(buf_sv(text));
}

int stele_reader_next(struct stele_reader *r, const struct stele_pair **out,
                      struct stele_error *error)
{
    struct err e = {0};
    const struct record_read *read;
    int rc = record_reader_next(r->reader, &read, &e);
    if (rc != 1)
        return handle_fail(rc, &e, error);
    const struct record *x = &read->record;
    r->pair = (struct stele_pair){
        .src = side_text(&r->src, &x->src),
        .tgt = side_text(&r->tgt, &x->tgt),
        .src_lang = text_of(x->src.lang),
        .tgt_lang = text_of(x->tgt.lang),
        .src_url = text_of(x->src.url),
        .tgt_url = text_of(x->tgt.url),
        .document = text_of(read->document->id),
        .n_src = x->src.n,
        .n_tgt = x->tgt.n,
        .score = x->score,
        .flags = x->flags,
    };
    if (r->src.failed || r->tgt.failed)
        return handle_fail(err_nomem(&e), &e, error);
    *out = &r->pair;
    return 1;
}

bool stele_reader_goes_on(const struct stele_reader *r)
{
    return record_reader_goes_on(r->reader);
}

const char *stele_reader_format(unsigned k, const char **summary)
{
    *summary = record_reader_format_summary(k);
    return record_reader_format_name(k);
}

/* The outputs of the settings, compared with the files that are read. */
static int take_outputs(struct convert_job *job, const struct task_values *v,
                        struct err *e)
{
    struct run_files f = {0};
    int rc = 0;
    for (unsigned k = 0; k < job->in.n_paths && rc == 0; k++)
        rc = run_files_add_input(&f, job->in.paths[k], e);
    for (size_t k = 0; k < v->n_outputs && rc == 0; k++) {
        const char *path = v->outputs[k];
        job->paths[k] = path;
        job->formats[k] =
            v->format ? format_named(v->format) : format_of_path(path);
        if (v->format && !job->formats[k])
            rc = format_unknown(v->format, e);
        else if (!v->format)
            rc = format_check_ending(path, e);
        if (!job->formats[k])
            job->formats[k] = &format_tsv;
        if (rc == 0)
            rc = run_files_add_output(&f, path, e);
    }
    job->n_outputs = (unsigned)v->n_outputs;
    run_files_free(&f);
    return rc;
}

/* ERR_USAGE for an option that no output uses. */
static int check_effects(const struct stele_settings *s,
                         const struct convert_job *job, struct err *e)
{
    bool tsv = false, packed = false;
    for (unsigned k = 0; k < job->n_outputs; k++) {
        tsv |= job->formats[k] == &format_tsv;
        packed |= packing_of_path(job->paths[k], 1) > 0;
    }
    if (!tsv && (s->own.columns || s->own.no_header))
        return err_set(e, ERR_USAGE, "--%s has no effect: no output is TSV",
                       s->own.columns ? "columns" : "no-header");
    if (!packed && stele_is_set(s, "gzip-level"))
        return err_set(e, ERR_USAGE,
                       "--gzip-level has no effect: the name of no output ends "
                       "in .gz or .zst");
    return 0;
}

static void give_counts(const struct convert_counts *n,
                        struct stele_convert_counts *out)
{
    *out = (struct stele_convert_counts){
        .size = sizeof *out,
        .n_records = n->n_records,
        .n_documents = n->n_documents,
        .n_bad = n->n_bad,
        .n_skipped = n->n_skipped,
        .n_nulls = n->n_nulls,
    };
    memcpy(out->src_lang, n->src_lang, sizeof out->src_lang);
    memcpy(out->tgt_lang, n->tgt_lang, sizeof out->tgt_lang);
    memcpy(out->guess, n->guess, sizeof out->guess);
    for (unsigned k = 0; k < CONVERT_N_FIELDS; k++) {
        if (n->n_lost[k] == 0)
            continue;
        out->lost[out->n_lost].name = record_field_name(k);
        out->lost[out->n_lost++].n = n->n_lost[k];
    }
}

int stele_convert(const struct stele_settings *settings,
                  const char *const *paths, size_t n_paths,
                  const struct stele_events *events,
                  struct stele_convert_counts *out, struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &settings->own;
    struct convert_counts counts = {.n_records = 0};
    struct tsv_columns columns;
    struct convert_job job = {
        .in = {.format = v->input_format,
               .columns = v->input_columns,
               .src_lang = v->src_lang,
               .tgt_lang = v->tgt_lang},
        .gz_level = (int)v->gz_level,
        .options = {.src_lang = v->src_lang,
                    .tgt_lang = v->tgt_lang,
                    .tool_version = STELE_VERSION,
                    .no_header = v->no_header},
        .on_bad = handle_bad_record,
        .context = (void *)events,
    };
    int rc = settings->task->check(&settings->shared, v, &e);
    if (rc == 0)
        rc = take_paths(&job.in, paths, n_paths, &e);
    if (rc == 0)
        rc = take_outputs(&job, v, &e);
    if (rc == 0)
        rc = check_effects(settings, &job, &e);
    if (rc == 0 && v->columns)
        rc = tsv_columns_parse(v->columns, &columns, &e);
    job.options.columns = v->columns ? &columns : NULL;
    if (rc == 0)
        rc = convert(&job, &counts, &e);
    give_counts(&counts, out);
    return handle_fail(rc, &e, error);
}
