/* cli/cmd_align.c - stele align SOURCE TARGET: the main job.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/explaining.h"
#include "cli/loudness.h"
#include "document/align_document.h"
#include "document/aligning.h"
#include "document/article_file.h"
#include "document/document_name.h"
#include "document/outputs.h"

/* Everything that the command line decides. */
struct align_job {
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    struct writing writing;
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

static const struct option_spec naming_specs[] = {
    {OPTION_ID, 0, "id", "NAME",
     "name of the document pair (default: the source's file name)"},
    {OPTION_SRC_URL, 0, "src-url", "URL",
     "where the source came from (default: its file name)"},
    {OPTION_TRG_URL, 0, "trg-url", "URL", "the same for the target"},
};

static int set_name(void *target, int id, const char *value, struct err *e)
{
    struct align_job *job = target;
    if (!document_name_is_clean(sv_from(value)))
        return err_set(e, ERR_USAGE,
                       "a name is UTF-8 without control characters");
    switch (id) {
    case OPTION_ID: job->id = value; break;
    case OPTION_SRC_URL: job->src_url = value; break;
    default: job->tgt_url = value; break;
    }
    return 0;
}

static const struct option_group naming_options = {
    "Naming", naming_specs, sizeof naming_specs / sizeof naming_specs[0],
    set_name};

static int parse(struct align_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&writing_options, &job->writing},
        {&reading_options, &job->reading},
        {&splitting_options, &job->reading.splitting},
        {&aligning_options, &job->params},
        {&lexicon_options, &job->lexicons},
        {&naming_options, job},
        {&explaining_options, &job->questions},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele align [options] SOURCE TARGET",
        .purpose = "Align two articles that are translations of each other, "
                   "and write the\npairs of sentences, each with its "
                   "probability.  \"-\" is standard input or output.",
        .examples = "  stele align news.en.txt news.fr.txt\n"
                    "  stele align news.en.txt news.fr.txt -o news.tmx.gz "
                    "-o news.tsv.gz\n"
                    "  stele align news.en.txt news.fr.txt -f view\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
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
    return explaining_check(&job->questions, &job->writing, e);
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
    return !is_explaining(job) || job->writing.n_paths > 0 ||
           job->writing.nulls_path;
}

static int explain(struct align_state *st, const struct align_job *job,
                   struct err *e)
{
    struct document_worker *w = &st->worker;
    return explaining_write(&w->arena, &job->questions, &st->trace,
                            &st->engine.params, &w->input.vocabulary,
                            &st->records, &job->writing, e);
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
    int rc = outputs_open(o, &job->writing, &head, e);
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

static void report_lexicons(const struct lexicon_set *l)
{
    for (size_t k = 0; k < l->n; k++) {
        const struct dictionary *d = &l->dictionaries[k];
        if (l->paths[k])
            complain_note("%s: %zu pairs of words, %zu expressions passed over",
                          l->paths[k], dictionary_n_pairs(d), d->n_passed_over);
    }
}

/* Which encoding was guessed, if it was. */
static void report_encoding(const struct loaded *l)
{
    if (l->article.encoding_guessed)
        complain_note("%s: not UTF-8; read as %s (--encoding decides)", l->path,
                      l->article.encoding);
}

static int run(struct align_state *st, const struct align_job *job,
               struct outputs *o, struct err *e)
{
    int rc = engine_open(&job->reading, &job->params, &job->lexicons,
                         &st->engine, e);
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
    if (o->n_written > 0 || !is_writing(job) || job->writing.allow_empty)
        return EXIT_DONE;
    complain_note("no pair came out (--allow-empty makes that no failure)");
    return EXIT_PARTLY;
}

int cmd_align(int argc, char **argv)
{
    struct align_job job = {
        .reading = reading_default(),
        .params = aligning_default(),
        .writing = writing_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("align", &e);
    struct align_state st = {0};
    struct outputs o = {.n_written = 0};
    rc = reading_open(&job.reading, &e);
    if (rc == 0)
        rc = run(&st, &job, &o, &e);
    int code = rc == 0 ? finish(&st, &job, &o) : complain(&e);
    document_worker_close(&st.worker);
    engine_close(&st.engine);
    arena_free(&st.names);
    reading_close(&job.reading);
    return code;
}
