/* cli/cmd_fit.c - stele fit LIST: figures from data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "training/calibration_training.h"
#include "training/length_training.h"

struct fit_job {
    struct settings settings;
    enum loudness loudness;
    const char *list_path, *out_path;
    bool calibration;
};

#define FIELD(member) SETTING_AT(struct fit_job, member)

static const struct setting rows[] = {
    {.key = "calibration",
     .kind = SETTING_FLAG,
     .rank = SETTING_COMMON,
     .help = "fit the scores, to a list of gold alignments",
     FIELD(calibration)},
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "write the parameters to FILE instead of standard output",
     FIELD(out_path)},
};

static const char *const headings[] = {"Fitting"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

/* Lengths are fitted to a manifest's texts; scores to texts that are split,
 * aligned with words. */
#define OF_LENGTHS SETTINGS_TEXTS
#define OF_SCORES (1u << SETTINGS_LEXICONS | 1u << SETTINGS_DECODING)
#define OF_BOTH                                                                \
    (1u << SETTINGS_PARAMS | 1u << SETTINGS_LENGTHS | 1u << SETTINGS_CORRIDOR)

/* What the one fit does not use. */
static int check(const struct fit_job *job, struct err *e)
{
    const struct settings *s = &job->settings;
    const char *key =
        settings_given(s, job->calibration ? OF_LENGTHS : OF_SCORES);
    if (key && job->calibration)
        return err_set(e, ERR_USAGE,
                       "--%s has no effect: with --calibration, the list says "
                       "what the texts are",
                       key);
    if (key)
        return err_set(e, ERR_USAGE, "--%s has no effect without --calibration",
                       key);
    return settings_check(s, e);
}

static int parse(struct fit_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_settings(&job->settings, OF_LENGTHS | OF_SCORES | OF_BOTH),
        option_own(&loudness_quiet_options, &job->loudness),
    };
    const struct option_table table = {
        .usage = "stele fit [options] MANIFEST\n"
                 "       stele fit --calibration [options] LIST",
        .purpose = "Fit c, s2 and the priors of the length model to the "
                   "article pairs of a manifest\n"
                   "of stele batch.  With --calibration, fit the scores to "
                   "gold alignments: the list\n"
                   "is TSV with a header: src and trg, texts with one sentence "
                   "a line; gold, their\n"
                   "beads; and optionally set, src_lang and trg_lang.  "
                   "--params loads the result.",
        .examples = "  stele fit pairs.tsv -o lengths.tsv\n"
                    "  stele fit --calibration gold.tsv -o weights.tsv\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int rc = option_parse_one(&table, argc, argv, "manifest or list",
                              &job->list_path, e);
    if (rc == 0)
        rc = check(job, e);
    return rc == 0 ? settings_load(&job->settings, e) : rc;
}

/* What is alive while the job runs. */
struct fit_state {
    struct arena arena;
    struct gold_corpus list;
    struct splitter *splitter;
    struct gold_document *documents;
    size_t n_documents;
    struct engine engine;
    struct calibration_training teaching;
};

static int load(struct fit_state *st, const struct fit_job *job)
{
    const struct splitter_options options = splitter_options_default();
    struct err e;
    int rc = gold_corpus_read(&st->arena, job->list_path, &st->list, &e);
    if (rc == 0) {
        st->documents =
            arena_array(&st->arena, st->list.n, sizeof *st->documents);
        rc = st->documents ? splitter_open(&options, &st->splitter, &e)
                           : err_nomem(&e);
    }
    for (size_t k = 0; rc == 0 && k < st->list.n; k++) {
        rc = gold_document_open(&st->list.entries[k], st->splitter,
                                &st->documents[k], &e);
        st->n_documents += rc == 0;
    }
    return rc == 0 ? EXIT_DONE : complain_about(job->list_path, &e);
}

/* A document for foils of document k: in the same language, of another set if
 * there is one, half the list away. */
static const struct gold_document *stranger_to(const struct fit_state *st,
                                               size_t k)
{
    const struct gold_document *d = &st->documents[k], *found = NULL;
    size_t n = st->n_documents;
    for (size_t step = 0; step < n; step++) {
        const struct gold_document *x = &st->documents[(k + n / 2 + step) % n];
        if (x == d || strcmp(x->tgt.article.lang, d->tgt.article.lang) != 0)
            continue;
        if (strcmp(x->set, d->set) != 0)
            return x;
        found = found ? found : x;
    }
    return found;
}

/* The number of the set of document k: that of the first document of it. */
static unsigned set_of(const struct fit_state *st, size_t k)
{
    size_t first = 0;
    while (strcmp(st->documents[first].set, st->documents[k].set) != 0)
        first++;
    unsigned n = 0;
    for (size_t j = 0; j < first; j++) {
        size_t i = 0;
        while (strcmp(st->documents[i].set, st->documents[j].set) != 0)
            i++;
        n += i == j;
    }
    return n;
}

/* What the groups of a set count, gold and foils, when beads are asked: foils
 * are told from gold by few figures; what is left is to tell which beads of
 * gold are right. */
static const double BEAD_SHARE[2] = {1, .25};

/* For pairs without a document; and for how much of a document is translated:
 * that none is called a translation in error weighs more. */
static const double SHARE[2] = {1, .5}, VERDICT_SHARE[2] = {1, 3};

static int teach_all(struct fit_state *st, struct err *e)
{
    for (unsigned q = 0; q < CALIBRATION_N; q++)
        st->teaching.examples[q].question = (enum calibration_target)q;
    int rc = 0;
    for (size_t k = 0; rc == 0 && k < st->n_documents; k++) {
        unsigned group = 2 * set_of(st, k);
        if (group + 1 >= EXAMPLES_MAX_GROUPS)
            return err_set(e, ERR_LIMIT, "more than %d sets",
                           EXAMPLES_MAX_GROUPS / 2);
        rc = calibration_training_add_document(&st->teaching, &st->documents[k],
                                               stranger_to(st, k), group, e);
    }
    return rc;
}

static const double *share_of(unsigned q)
{
    switch (q) {
    case CALIBRATION_BEAD:
    case CALIBRATION_BARE: return BEAD_SHARE;
    case CALIBRATION_WHOLE:
    case CALIBRATION_PARTLY: return VERDICT_SHARE;
    default: return SHARE;
    }
}

static int fit_calibration(struct fit_state *st, const struct fit_job *job)
{
    struct calibration c = {.model = {{0}}};
    struct buf text = {0};
    struct err e;
    int rc = engine_open(&job->settings, &st->engine, &e);
    st->teaching.engine = &st->engine;
    if (rc == 0)
        rc = err_about(teach_all(st, &e), job->list_path, &e);
    for (unsigned q = 0; rc == 0 && q < CALIBRATION_N; q++)
        rc = examples_fit(&st->teaching.examples[q], share_of(q), &c.model[q],
                          &e);
    err_about(rc, job->list_path, &e);
    if (rc == 0) {
        parameters_add_calibration(&c, &text);
        rc = text.failed ? err_nomem(&e)
                         : parameters_write(job->out_path, buf_sv(&text), &e);
    }
    buf_free(&text);
    return rc == 0 ? EXIT_DONE : complain_about(job->out_path, &e);
}

static int run_calibration(const struct fit_job *job)
{
    struct fit_state st = {.n_documents = 0};
    int code = load(&st, job);
    if (code == EXIT_DONE)
        code = fit_calibration(&st, job);
    calibration_training_free(&st.teaching);
    engine_close(&st.engine);
    for (size_t k = 0; k < st.n_documents; k++)
        gold_document_close(&st.documents[k]);
    splitter_close(st.splitter);
    arena_free(&st.arena);
    return code;
}

static void on_failed(void *context, struct sv id, const struct err *why)
{
    (void)context;
    (void)id;
    complain(why);
}

static void report_lengths(const struct length_training_outcome *out)
{
    const struct length_estimate *x = &out->estimate;
    complain_note("c %.4f, s2 %.4f, priors %.4f (1-1) %.4f (null) %.4f (1-2) "
                  "%.4f (2-2)",
                  x->c, x->s2, x->p_11, x->p_null, x->p_merge, x->p_22);
    complain_note(
        "from %.0f beads, %zu of them likely 1-1, of %zu pairs of articles "
        "in %u rounds; %zu pairs failed",
        x->n_beads, x->n_pairs, out->n_documents, x->n_rounds, out->n_failed);
}

static int run_lengths(struct fit_job *job)
{
    const struct length_training_job lengths = {.manifest_path = job->list_path,
                                                .output_path = job->out_path};
    const struct events events = {.failed = on_failed};
    const struct settings *s = &job->settings;
    struct engine engine = {
        .settings = s, .reading = &s->reading, .params = s->params};
    struct length_training_outcome out;
    struct err e;
    if (length_training_run(&engine, &lengths, &events, &out, &e) != 0)
        return complain(&e);
    if (job->loudness != LOUD_QUIET)
        report_lengths(&out);
    return out.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_fit(int argc, char **argv)
{
    struct fit_job job = {.settings = settings_default(),
                          .loudness = LOUD_DEFAULT};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    int code = rc > 0            ? EXIT_DONE
               : rc < 0          ? complain_usage("fit", &e)
               : job.calibration ? run_calibration(&job)
                                 : run_lengths(&job);
    settings_free(&job.settings);
    return code;
}
