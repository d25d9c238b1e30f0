/* cli/cmd_align.c - stele align SOURCE TARGET: the main job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/environment.h"
#include "cli/explaining.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "document/align_document.h"
#include "document/document_name.h"
#include "document/outputs.h"

/* Everything that the command line decides. */
struct align_job {
    struct settings settings;
    struct record_ranges questions;
    enum loudness loudness;
    const char *id, *src_url, *tgt_url;
    const char *src_path, *tgt_path;
};

/* What is alive while the job runs. */
struct align_state {
    struct engine engine;
    struct document_worker worker;
    struct document_pair pair;
    struct document_records records;
    struct arena names;
    struct trace trace; /* where beads are to be explained */
};

static int set_name(const char **name, const char *value, struct err *e)
{
    if (!document_name_is_clean(sv_from(value)))
        return err_set(e, ERR_USAGE,
                       "a name is UTF-8 without control characters");
    *name = value;
    return 0;
}

static int set_id(void *target, const char *value, struct err *e)
{
    return set_name(&((struct align_job *)target)->id, value, e);
}

static int set_src_url(void *target, const char *value, struct err *e)
{
    return set_name(&((struct align_job *)target)->src_url, value, e);
}

static int set_tgt_url(void *target, const char *value, struct err *e)
{
    return set_name(&((struct align_job *)target)->tgt_url, value, e);
}

/* Their default is a name that is known when the files are. */
static void print_nothing(const void *target, struct buf *out)
{
    (void)target;
    (void)out;
}

static int set_explain(void *target, const char *value, struct err *e)
{
    return record_ranges_add(&((struct align_job *)target)->questions, value,
                             e);
}

static const struct setting rows[] = {
    {.key = "id",
     .kind = SETTING_OWN,
     .value = "NAME",
     .help = "name of the document pair (default: the source's file name)",
     .set = set_id,
     .print = print_nothing},
    {.key = "src-url",
     .kind = SETTING_OWN,
     .value = "URL",
     .help = "address of the source, for the output (default: its file name)",
     .set = set_src_url,
     .print = print_nothing},
    {.key = "trg-url",
     .kind = SETTING_OWN,
     .value = "URL",
     .help = "address of the target",
     .set = set_tgt_url,
     .print = print_nothing},
    {.key = "explain",
     .kind = SETTING_OWN,
     .group = 1,
     .value = "N",
     .help = "explain why record N was aligned and how it was scored; 7, 7-9, "
             "or #7: bead 7 of the document; may be repeated",
     .set = set_explain,
     .print = print_nothing},
};

static const char *const headings[] = {"Names", "Explanations"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

static int parse(struct align_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_settings(&job->settings,
                        SETTINGS_WRITING | SETTINGS_TEXTS | SETTINGS_ALIGNING),
        option_own(&own, job),
        option_own(&loudness_options, &job->loudness),
    };
    const struct option_table table = {
        .usage = "stele align [options] SOURCE TARGET",
        .purpose = "Align two articles that are translations of each other, "
                   "and write the sentence\n"
                   "pairs, each with its probability.  \"-\" is standard input "
                   "or output.",
        .examples = "  stele align news.en.txt news.fr.txt\n"
                    "  stele align news.en.txt news.fr.txt -o news.tmx.gz "
                    "-o news.tsv.gz\n"
                    "  stele align news.en.txt news.fr.txt -f view\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc == 0)
        rc = environment_read(&job->settings, e);
    if (rc == 0)
        rc = settings_check(&job->settings, e);
    if (rc != 0)
        return rc;
    if (argc - first != 2)
        return err_set(e, ERR_USAGE, "two files are needed, not %d",
                       argc - first);
    job->src_path = argv[first];
    job->tgt_path = argv[first + 1];
    if (strcmp(job->src_path, "-") == 0 && strcmp(job->tgt_path, "-") == 0)
        return err_set(e, ERR_USAGE,
                       "only one side can come from standard input");
    rc = explaining_check(&job->questions, &job->settings, e);
    return rc == 0 ? settings_load(&job->settings, e) : rc;
}

/* How much was read from each file. */
static void report_lexicons(const struct lexicon_set *l)
{
    for (size_t k = 0; k < l->n; k++) {
        const struct dictionary *d = &l->dictionaries[k];
        if (l->paths[k])
            complain_note("%s: %zu pairs of words, %zu expressions passed over",
                          l->paths[k], dictionary_n_pairs(d), d->n_passed_over);
    }
}

static void report_encoding(const struct loaded *l)
{
    if (l->article.encoding_guessed)
        complain_note("%s: not UTF-8; read as %s (--encoding decides)", l->path,
                      l->article.encoding);
}

static int name_or_path(struct arena *a, const char *name, const char *path,
                        struct sv *out, struct err *e)
{
    *out = sv_from(name);
    return name ? 0 : document_name_of_path(a, path, out, e);
}

static int name_pair(struct align_state *st, const struct align_job *job,
                     struct err *e)
{
    struct arena *a = &st->names;
    struct document_names *n = &st->pair.names;
    st->pair.src_path = job->src_path;
    st->pair.tgt_path = job->tgt_path;
    int rc = name_or_path(a, job->id, job->src_path, &n->id, e);
    if (rc == 0)
        rc = name_or_path(a, job->src_url, job->src_path, &n->src_url, e);
    if (rc == 0)
        rc = name_or_path(a, job->tgt_url, job->tgt_path, &n->tgt_url, e);
    return rc;
}

static bool is_explaining(const struct align_job *job)
{
    return job->questions.n > 0;
}

/* Does anything but explanations come out? */
static bool is_writing(const struct align_job *job)
{
    return !is_explaining(job) || job->settings.writing.n_paths > 0 ||
           job->settings.writing.nulls_path;
}

static int explain(struct align_state *st, const struct align_job *job,
                   struct err *e)
{
    struct document_worker *w = &st->worker;
    return explaining_write(&w->arena, &job->questions, &st->trace,
                            &st->engine.params, &w->input.vocabulary,
                            &st->records, &job->settings.writing, e);
}

/* Read, split and align the pair. */
static int align_pair(struct align_state *st, const struct align_job *job,
                      struct err *e)
{
    struct document_worker *w = &st->worker;
    int rc = name_pair(st, job, e);
    if (rc == 0)
        rc = document_worker_open(w, &st->engine, e);
    if (rc == 0)
        rc = document_fetch(w, &st->pair, e);
    if (rc == 0)
        rc = document_align(w, &st->pair, &st->records,
                            is_explaining(job) ? &st->trace : NULL, e);
    return rc;
}

static int write_pair(struct align_state *st, const struct align_job *job,
                      struct outputs *o, struct err *e)
{
    const struct document_records *r = &st->records;
    const struct output_head head = {st->worker.src.article.lang,
                                     st->worker.tgt.article.lang,
                                     st->engine.digest};
    int rc = outputs_open(o, &job->settings.writing, &head, e);
    if (rc != 0)
        return rc;
    rc = outputs_write(o, &r->document, r->records, r->n, e);
    if (rc == 0)
        return outputs_close(o, e);
    outputs_abort(o);
    return rc;
}

/* The verdict, and how many pairs are expected to be wrong. */
static void tell_verdict(const struct document_summary *s)
{
    const struct verdict *v = &s->verdict;
    if (v->kind == VERDICT_NONE)
        return;
    complain_note("%s (probability %.2f): words agree in %.0f %% of the text; "
                  "of %zu pairs %.1f are expected to be wrong",
                  verdict_name(v->kind), v->probability, 100 * v->translated,
                  s->n_pairs, s->n_wrong);
}

static void summarise(const struct align_state *st, const struct outputs *o,
                      bool is_written)
{
    struct document_summary s = document_summary(&st->records);
    complain_note("%zu + %zu sentences (%s, %s), %zu pairs: %zu 1-1, %zu 1-2, "
                  "%zu 2-1, %zu wider; unaligned %zu + %zu; mean score %.2f",
                  s.n_src, s.n_tgt, st->worker.src.article.lang,
                  st->worker.tgt.article.lang, s.n_pairs, s.n_1_1, s.n_1_2,
                  s.n_2_1, s.n_other, s.n_1_0, s.n_0_1, s.mean_score);
    tell_verdict(&s);
    if (is_written && o->n_written == 0 && s.n_pairs > 0)
        complain_note("none of them written: not even the best scores enough");
    else if (is_written && o->n_written != s.n_pairs)
        complain_note("%llu of them written, the others score below %.4f; of "
                      "those written %.1f are expected to be wrong",
                      (unsigned long long)o->n_written, o->floor, o->n_wrong);
}

static int run(struct align_state *st, const struct align_job *job,
               struct outputs *o, struct err *e)
{
    int rc = engine_open(&job->settings, &st->engine, e);
    if (rc != 0)
        return rc;
    if (job->loudness == LOUD_VERBOSE)
        report_lexicons(&st->engine.lexicons);
    rc = align_pair(st, job, e);
    if (rc == 0 && job->loudness != LOUD_QUIET) {
        report_encoding(&st->worker.src);
        report_encoding(&st->worker.tgt);
    }
    if (rc == 0 && is_explaining(job))
        rc = explain(st, job, e);
    if (rc == 0 && is_writing(job))
        rc = write_pair(st, job, o, e);
    return rc;
}

/* The summary, and whether anything came out. */
static int finish(const struct align_state *st, const struct align_job *job,
                  const struct outputs *o)
{
    if (job->loudness != LOUD_QUIET)
        summarise(st, o, is_writing(job));
    if (o->n_written > 0 || !is_writing(job) ||
        job->settings.writing.allow_empty)
        return EXIT_DONE;
    complain_note("no pair came out (--allow-empty makes that no failure)");
    return EXIT_PARTLY;
}

int cmd_align(int argc, char **argv)
{
    struct align_job job = {.settings = settings_default(),
                            .loudness = LOUD_DEFAULT};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    struct align_state st = {0};
    struct outputs o = {.n_written = 0};
    int code = EXIT_DONE;
    if (rc < 0)
        code = complain_usage("align", &e);
    else if (rc == 0)
        code =
            run(&st, &job, &o, &e) == 0 ? finish(&st, &job, &o) : complain(&e);
    document_worker_close(&st.worker);
    engine_close(&st.engine);
    arena_free(&st.names);
    settings_free(&job.settings);
    return code;
}
