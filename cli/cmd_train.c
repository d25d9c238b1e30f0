/* cli/cmd_train.c - stele train MANIFEST -o LEXICON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/loudness.h"
#include "cli/signals.h"
#include "document/aligning.h"
#include "training/lexicon_training.h"

/* What the command line decides. */
struct train_command {
    struct lexicon_training_job job;
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    enum loudness loudness;
    bool progress; /* even when stderr is no terminal */
};

static const struct option_spec specs[] = {
    {OPTION_OUTPUT, 'o', "output", "FILE",
     "the lexicon to write; packed if it ends in .gz"},
    {OPTION_JOBS, 'j', "jobs", "N",
     "pairs at a time (default 0: a thread for every processor allowed)"},
    {OPTION_PASSES, 0, "passes", "N",
     "over the articles, each with the words of the last (default: 2)"},
    {OPTION_MIN_COUNT, 0, "min-count", "N",
     "words and pairs met less often are left out (default: 3)"},
    {OPTION_MIN_PROBABILITY, 0, "min-probability", "P",
     "least geometric mean of a pair's two probabilities (default: .05)"},
    {OPTION_PROGRESS, 0, "progress", NULL,
     "say how far it is even when that is no terminal"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct train_command *c = target;
    struct lexicon_training_job *job = &c->job;
    unsigned long n = 0;
    int rc = 0;
    switch (id) {
    case OPTION_OUTPUT: job->output_path = value; break;
    case OPTION_JOBS:
        rc = option_whole(value, 0, 1024, &n, e);
        job->n_workers = (unsigned)n;
        break;
    case OPTION_PASSES:
        rc = option_whole(value, 1, 10, &n, e);
        job->n_passes = (unsigned)n;
        break;
    case OPTION_MIN_COUNT:
        return option_decimal(value, 1, 1e9, &job->em.min_count, e);
    case OPTION_MIN_PROBABILITY:
        return option_decimal(value, .001, 1, &job->em.min_probability, e);
    default: c->progress = true; break;
    }
    return rc;
}

static const struct option_group training_options = {
    "Training", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct train_command *c, int argc, char **argv, struct err *e)
{
    struct lexicon_training_job *job = &c->job;
    const struct option_binding bindings[] = {
        {&training_options, c},
        {&lexicon_options, &c->lexicons},
        {&reading_options, &c->reading},
        {&splitting_options, &c->reading.splitting},
        {&aligning_options, &c->params},
        {&loudness_options, &c->loudness},
    };
    const struct option_table table = {
        .usage = "stele train [options] -o LEXICON MANIFEST",
        .purpose = "Learn from pairs of articles which words translate which, "
                   "and write a lexicon\nfor --lexicon.  The manifest is that "
                   "of stele batch.",
        .examples = "  stele train pairs.tsv -o words.tsv\n"
                    "  stele batch pairs.tsv --lexicon words.tsv "
                    "-o corpus.tsv.gz\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int rc = option_parse_one(&table, argc, argv, "manifest",
                              &job->manifest_path, e);
    if (rc != 0)
        return rc;
    if (!job->output_path)
        return err_set(e, ERR_USAGE, "-o says where the lexicon goes");
    if (c->params.align.method != ALIGN_HYBRID)
        return err_set(e, ERR_USAGE, "only method hybrid knows words");
    return 0;
}

enum { SHOW_EVERY = 50 }; /* pairs */

static void on_failed(void *context, struct sv id, const struct err *why)
{
    (void)context;
    (void)id;
    complain(why);
}

static void on_progress(void *context, const struct progress *p)
{
    (void)context;
    if (!p->pass_ends && p->done.n_pairs % SHOW_EVERY != 0)
        return;
    fprintf(stderr, "\rpass %u of %u: %llu pairs, %llu sentences\033[K%s",
            p->pass, p->n_passes, (unsigned long long)p->done.n_pairs,
            (unsigned long long)p->done.n_sents, p->pass_ends ? "\n" : "");
}

static bool on_stop(void *context)
{
    (void)context;
    return signals_came() != 0;
}

static int finish(const struct train_command *c,
                  const struct lexicon_training_outcome *out)
{
    const struct counts *n = &out->counts;
    if (out->stopped) {
        complain_note("stopped by a signal; nothing is written");
        return 128 + signals_came();
    }
    if (c->loudness != LOUD_QUIET)
        complain_note("%zu pairs of words from %llu pairs of articles, %llu "
                      "failed",
                      out->n_entries, (unsigned long long)n->n_pairs,
                      (unsigned long long)n->n_failed);
    if (out->n_entries == 0)
        complain_note("nothing was learnt, so there is no lexicon");
    return n->n_failed > 0 || out->n_entries == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct train_command *c, struct engine *engine)
{
    struct lexicon_training_outcome out;
    struct err e;
    bool shows =
        c->progress || (c->loudness != LOUD_QUIET && isatty(STDERR_FILENO));
    const struct events events = {
        .failed = on_failed,
        .progress = shows ? on_progress : NULL,
        .stop = on_stop,
    };
    if (c->job.n_workers == 0)
        c->job.n_workers = cores_allowed();
    signals_watch();
    int rc = engine_open(&c->reading, &c->params, &c->lexicons, engine, &e);
    if (rc == 0)
        rc = lexicon_training_run(engine, &c->job, &events, &out, &e);
    return rc == 0 ? finish(c, &out) : complain(&e);
}

int cmd_train(int argc, char **argv)
{
    struct train_command c = {
        .job = {.em = lexicon_em_params_default(), .n_passes = 2},
        .reading = reading_default(),
        .params = {.align = align_params_default()},
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.reading = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("train", &e);
    int code =
        reading_open(&c.reading, &e) == 0 ? run(&c, &engine) : complain(&e);
    engine_close(&engine);
    reading_close(&c.reading);
    return code;
}
