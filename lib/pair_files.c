/* lib/pair_files.c - formats by name or ending, and what has an effect.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/pair_files.h"

#include "io/format.h"
#include "io/packing.h"
#include "io/run_files.h"
#include "io/workbook.h"
#include "report/xlsx_writer.h"

/* A workbook has no format: *out is NULL. */
static int take_format(const char *name, const char *path,
                       const struct format *or_else, const struct format **out,
                       struct err *e)
{
    *out = name ? format_named(name) : format_of_path(path);
    if (name && !*out)
        return err_set(e, ERR_USAGE, "unknown format \"%.40s\"", name);
    int rc = name ? 0 : format_check_ending(path, e);
    if (!name && workbook_is_path(path)) {
        *out = NULL;
        return 0;
    }
    if (!*out)
        *out = or_else;
    if (rc == 0 && *out && (*out)->all_beads)
        rc = err_set(e, ERR_USAGE,
                     "%.80s: the format %s has all beads, none can be left out",
                     path, (*out)->name);
    return rc;
}

int pair_files_take_format(const struct task_values *v, const char *path,
                           const struct sieve_job *job,
                           const struct format **out, struct err *e)
{
    return take_format(v->format, path,
                       job->formats[0] ? job->formats[0] : &format_tsv, out, e);
}

/* Into `f`, which has the inputs already. */
static int take_outputs(struct run_files *f, struct sieve_job *job,
                        const struct task_values *v, struct err *e)
{
    int rc = 0;
    for (size_t k = 0; k < v->n_outputs && rc == 0; k++) {
        job->paths[k] = v->outputs[k];
        rc = take_format(v->format, v->outputs[k], &format_tsv,
                         &job->formats[k], e);
        if (rc == 0)
            rc = run_files_add_output(f, v->outputs[k], e);
    }
    job->n_outputs = (unsigned)v->n_outputs;
    job->rejected_path = v->rejected;
    if (rc == 0 && v->rejected)
        rc = pair_files_take_format(v, v->rejected, job, &job->rejected_format,
                                    e);
    if (rc == 0 && v->rejected)
        rc = run_files_add_output(f, v->rejected, e);
    if (rc == 0 && v->conflicts)
        rc = run_files_add_output(f, v->conflicts, e);
    return rc;
}

static int add_inputs(struct run_files *f, const char *const *paths, size_t n,
                      struct err *e)
{
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = run_files_add_input(f, paths[k], e);
    return rc;
}

/* ERR_USAGE for an option that no output uses. */
static int check_effects(const struct stele_settings *s,
                         const struct sieve_job *job, struct err *e)
{
    bool tsv = job->rejected_path && job->rejected_format == &format_tsv;
    bool packed =
        job->rejected_path && packing_of_path(job->rejected_path, 1) > 0;
    bool book = job->rejected_path && !job->rejected_format;
    for (unsigned k = 0; k < job->n_outputs; k++) {
        book |= !job->formats[k];
        tsv |= job->formats[k] == &format_tsv;
        packed |= packing_of_path(job->paths[k], 1) > 0;
    }
    if (!tsv && !book && s->own.columns)
        return err_set(e, ERR_USAGE,
                       "--columns has no effect: no output is TSV or XLSX");
    if (!tsv && s->own.no_header)
        return err_set(e, ERR_USAGE,
                       "--no-header has no effect: no output is TSV");
    if (!packed && stele_is_set(s, "gzip-level"))
        return err_set(e, ERR_USAGE,
                       "--gzip-level has no effect: the name of no output ends "
                       "in .gz or .zst");
    return 0;
}

static int take_inputs(const struct stele_settings *s, const char *const *paths,
                       size_t n_paths, struct run_files *f,
                       struct record_reader_options *in, struct err *e)
{
    const struct task_values *v = &s->own;
    *in = (struct record_reader_options){.format = v->input_format,
                                         .columns = v->input_columns,
                                         .src_lang = v->src_lang,
                                         .tgt_lang = v->tgt_lang};
    if (n_paths == 0 || n_paths > RECORD_READER_MAX_LIST)
        return err_set(e, ERR_USAGE, "1 to %d files are needed, not %zu",
                       RECORD_READER_MAX_LIST, n_paths);
    for (size_t k = 0; k < n_paths; k++)
        in->paths[in->n_paths++] = paths[k];
    return add_inputs(f, paths, n_paths, e);
}

int pair_files_take_inputs(const struct stele_settings *s,
                           const char *const *paths, size_t n_paths,
                           const char *const *out, size_t n_out,
                           struct record_reader_options *in, struct err *e)
{
    struct run_files f = {0};
    int rc = take_inputs(s, paths, n_paths, &f, in, e);
    for (size_t k = 0; k < n_out && rc == 0; k++)
        rc = run_files_add_output(&f, out[k], e);
    run_files_free(&f);
    return rc;
}

int pair_files_take(const struct stele_settings *s, const char *const *paths,
                    size_t n_paths, const char *const *others, size_t n_others,
                    struct sieve_job *job, struct tsv_columns *columns,
                    struct err *e)
{
    const struct task_values *v = &s->own;
    struct run_files f = {0};
    job->options = (struct writer_options){.src_lang = v->src_lang,
                                           .tgt_lang = v->tgt_lang,
                                           .tool_version = STELE_VERSION,
                                           .no_header = v->no_header};
    job->gz_level = (int)v->gz_level;
    job->workbooks = &xlsx_workbooks;
    int rc = take_inputs(s, paths, n_paths, &f, &job->in, e);
    if (rc == 0 && v->n_outputs >= CONVERT_MAX_OUTPUTS)
        rc = err_set(e, ERR_USAGE, "more than %d outputs",
                     CONVERT_MAX_OUTPUTS - 1);
    if (rc == 0)
        rc = add_inputs(&f, others, n_others, e);
    if (rc == 0)
        rc = take_outputs(&f, job, v, e);
    if (rc == 0)
        rc = check_effects(s, job, e);
    if (rc == 0 && v->columns) {
        rc = tsv_columns_parse(v->columns, columns, e);
        job->options.columns = columns;
    }
    run_files_free(&f);
    return rc;
}

void pair_files_on_bad(void *context, const struct err *why)
{
    const struct stele_events *v = context;
    struct stele_error error;
    handle_fail(why->code, why, &error);
    if (v && v->failed)
        v->failed(v->context, (struct stele_text){"", 0}, &error);
}
