/* lib/stele_convert.c - written pairs from one format into others.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "corpus/convert.h"
#include "corpus/record_fields.h"
#include "corpus/training_card.h"
#include "io/document_jsonl.h"
#include "io/format.h"
#include "io/packing.h"
#include "io/run_files.h"
#include "io/sink.h"
#include "io/tmx.h"
#include "io/workbook.h"
#include "io/xliff.h"
#include "lib/handle.h"
#include "lib/stele_convert.h"
#include "report/xlsx_writer.h"

static_assert((int)STELE_CONVERT_FIELDS == (int)CONVERT_N_FIELDS, "fields");

enum { MAX_OUTPUTS = JOURNAL_MAX_OUTPUTS * FORMAT_MAX_PARTS };

/* A conversion as the settings want it. */
struct conversion_task {
    const struct stele_settings *settings;
    const struct task_values *values;
    const struct stele_events *events;
    struct convert_job job;
    struct convert_output outputs[MAX_OUTPUTS];
    struct tsv_columns columns;
    struct training_set training; /* with "for" */
    const char *cards[TRAINING_MAX_CARDS + 1];
    struct run_files files; /* those that are read and written */
    struct arena arena;     /* their names */
};

static void on_bad(void *context, const struct err *why)
{
    const struct conversion_task *t = context;
    handle_bad_record((void *)t->events, why);
}

static int on_file(void *context, const char *path, struct err *e)
{
    struct conversion_task *t = context;
    const char *kept = arena_copy(&t->arena, path, strlen(path) + 1);
    return kept ? run_files_add_output(&t->files, kept, e) : err_nomem(e);
}

static int add_output(struct conversion_task *t, const char *path,
                      const struct format *format, struct err *e)
{
    const uint64_t split = format == &format_tmx ? t->values->tmx_split : 0;
    if (t->job.n_outputs == MAX_OUTPUTS)
        return err_set(e, ERR_USAGE, "more than %d outputs", MAX_OUTPUTS);
    t->outputs[t->job.n_outputs++] =
        (struct convert_output){.path = path, .format = format, .split = split};
    /* a file that is split has other names */
    return split > 0 ? 0 : run_files_add_output(&t->files, path, e);
}

/* The files of a set. */
static int add_set(struct conversion_task *t, const char *name,
                   const struct format_set *set, struct err *e)
{
    const struct task_values *v = t->values;
    int rc = 0;
    if (!v->src_lang || !v->tgt_lang)
        return err_set(
            e, ERR_USAGE,
            "--format %s needs --src-lang and --trg-lang, which name "
            "its files",
            set->name);
    if (strcmp(name, "-") == 0)
        return err_set(e, ERR_USAGE,
                       "--format %s is several files: give what their names "
                       "begin with as -o NAME",
                       set->name);
    for (unsigned k = 0;
         k < FORMAT_MAX_PARTS && set->parts[k].format && rc == 0; k++) {
        struct buf path = {0};
        rc = format_part_path(&set->parts[k], name, v->src_lang, v->tgt_lang,
                              &path);
        const char *kept =
            rc == 0 ? arena_copy(&t->arena, path.p, path.n) : NULL;
        buf_free(&path);
        rc = kept ? add_output(t, kept, set->parts[k].format, e) : err_nomem(e);
    }
    return rc;
}

/* The outputs of the settings, compared with the files that are read. */
static int take_outputs(struct conversion_task *t, struct err *e)
{
    const struct task_values *v = t->values;
    const char *name = v->format;
    const struct format *format = name ? format_named(name) : NULL;
    const struct format_set *set = name ? format_set_named(name) : NULL;
    int rc = 0;
    if (name && !format && !set)
        return format_unknown(name, e);
    for (size_t k = 0; k < v->n_outputs && rc == 0; k++) {
        const char *path = v->outputs[k];
        const struct format *f = name ? format : format_of_path(path);
        if (set) {
            rc = add_set(t, path, set, e);
            continue;
        }
        if (!name && !workbook_is_path(path))
            rc = format_check_ending(path, e);
        if (rc == 0)
            rc = add_output(t, path,
                            f                        ? f
                            : workbook_is_path(path) ? NULL
                                                     : &format_tsv,
                            e);
    }
    return rc;
}

static int choose(void *context, struct record_read *r, unsigned *group,
                  struct err *e)
{
    struct conversion_task *t = context;
    return training_set_choose(&t->training, r, group, e);
}

/* The outputs that a tool reads. */
static int take_training(struct conversion_task *t, struct err *e)
{
    const struct task_values *v = t->values;
    const struct training_wish wish = {.tool = v->tool,
                                       .output = v->outputs[0],
                                       .tiers = v->tiers,
                                       .n_shards = v->n_shards,
                                       .src_lang = v->src_lang,
                                       .tgt_lang = v->tgt_lang,
                                       .license = v->license};
    if (v->n_outputs != 1)
        return err_set(e, ERR_USAGE, "--for writes one corpus: give -o once");
    int rc = training_set_plan(&wish, &t->training, e);
    if (rc == 0)
        rc = training_card_names(&t->training, t->cards, e);
    for (unsigned k = 0; k < t->training.n_outputs && rc == 0; k++)
        rc = run_files_add_output(&t->files, t->training.outputs[k].path, e);
    for (unsigned k = 0; rc == 0 && t->cards[k]; k++)
        rc = run_files_add_output(&t->files, t->cards[k], e);
    t->job.outputs = t->training.outputs;
    t->job.n_outputs = t->training.n_outputs;
    t->job.choose = choose;
    return rc;
}

/* What stands beside the data, when that is whole. */
static int write_cards(const struct conversion_task *t, struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; rc == 0 && t->cards[k]; k++) {
        struct buf text = {0};
        struct sink *sink = NULL;
        rc = training_card_text(&t->training, k, &text, e);
        if (rc == 0)
            rc = sink_open(t->cards[k], t->job.gz_level, &sink, e);
        if (rc == 0)
            rc = sink_write(sink, buf_sv(&text), e);
        if (rc == 0)
            rc = sink_close(sink, e);
        else
            sink_abort(sink);
        buf_free(&text);
    }
    return rc;
}

/* ERR_USAGE for an option that no output uses. */
static int check_effects(const struct conversion_task *t, struct err *e)
{
    const struct stele_settings *s = t->settings;
    const bool chunks = t->values->chunk_words > 0;
    bool tsv = false, book = false, packed = false, tmx = false, xliff = false,
         docs = false;
    const bool training = t->values->tool != NULL;
    for (unsigned k = 0; k < t->job.n_outputs; k++) {
        const struct format *f = t->job.outputs[k].format;
        tsv |= f == &format_tsv;
        book |= f == NULL;
        tmx |= f == &format_tmx;
        xliff |= f == &format_xliff;
        docs |= f == &format_document_jsonl;
        packed |= packing_of_path(t->job.outputs[k].path, 1) > 0;
    }
    const struct {
        const char *key;
        bool has_effect;
        const char *why_not;
    } needs[] = {
        {"format", !training, "--for decides what is written"},
        {"columns", !training, "--for decides what is written"},
        {"no-header", !training, "--for decides what is written"},
        {"tiers", training, "it is for --for"},
        {"shards", training, "it is for --for"},
        {"license", training, "it is for --for"},
        {"columns", tsv || book, "no output is TSV or XLSX"},
        {"no-header", tsv, "no output is TSV"},
        {"gzip-level", packed, "the name of no output ends in .gz or .zst"},
        {"tmx-split", tmx, "no output is TMX"},
        {"review-below", xliff, "no output is XLIFF"},
        {"chunk-words", docs, "no output is document JSONL"},
        {"chunk-gap", chunks, "without --chunk-words there are no chunks"},
        {"chunk-score", chunks, "without --chunk-words there are no chunks"},
    };
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++)
        if (stele_is_set(s, needs[i].key) && !needs[i].has_effect)
            return err_set(e, ERR_USAGE, "--%s has no effect: %s", needs[i].key,
                           needs[i].why_not);
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
        .n_cut = n->n_cut,
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

static int take_inputs(struct conversion_task *t, const char *const *paths,
                       size_t n, struct err *e)
{
    int rc = handle_take_paths(&t->job.in, paths, n, e);
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = run_files_add_input(&t->files, paths[k], e);
    return rc;
}

static struct convert_job job_of(struct conversion_task *t)
{
    const struct task_values *v = t->values;
    return (struct convert_job){
        .in = {.format = v->input_format,
               .columns = v->input_columns,
               .src_lang = v->src_lang,
               .tgt_lang = v->tgt_lang},
        .outputs = t->outputs,
        .gz_level = (int)v->gz_level,
        .workbooks = &xlsx_workbooks,
        .options = {.src_lang = v->src_lang,
                    .tgt_lang = v->tgt_lang,
                    .tool_version = STELE_VERSION,
                    .no_header = v->no_header,
                    .review_below = v->review_below,
                    .chunk_words = v->chunk_words,
                    .chunk_gap = v->chunk_gap,
                    .chunk_score = v->chunk_score},
        .on_bad = on_bad,
        .on_file = on_file,
        .context = t,
    };
}

int stele_convert(const struct stele_settings *settings,
                  const char *const *paths, size_t n_paths,
                  const struct stele_events *events,
                  struct stele_convert_counts *out, struct stele_error *error)
{
    struct err e = {0};
    const struct task_values *v = &settings->own;
    struct convert_counts counts = {.n_records = 0};
    struct conversion_task t = {
        .settings = settings, .values = v, .events = events};
    t.job = job_of(&t);
    int rc = settings->task->check(&settings->shared, v, &e);
    if (rc == 0)
        rc = take_inputs(&t, paths, n_paths, &e);
    if (rc == 0)
        rc = v->tool ? take_training(&t, &e) : take_outputs(&t, &e);
    if (rc == 0)
        rc = check_effects(&t, &e);
    if (rc == 0 && v->columns)
        rc = tsv_columns_parse(v->columns, &t.columns, &e);
    t.job.options.columns = v->columns ? &t.columns : NULL;
    if (rc == 0 && v->tool)
        rc = training_set_make_folders(&t.training, &e);
    if (rc == 0)
        rc = convert(&t.job, &counts, &e);
    if (rc == 0)
        rc = write_cards(&t, &e);
    give_counts(&counts, out);
    if (v->tool)
        out->n_lost = 0; /* what a tool does not read is no loss */
    out->n_low = t.training.n_low;
    out->n_sets = t.training.n_data;
    training_set_free(&t.training);
    run_files_free(&t.files);
    arena_free(&t.arena);
    return handle_fail(rc, &e, error);
}
