/* cli/cmd_train.c - stele train MANIFEST -o LEXICON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "cli/signals.h"
#include "training/lexicon_training.h"

/* What the command line decides. */
struct train_command {
    struct lexicon_training_job job;
    struct settings settings;
    enum loudness loudness;
    bool progress; /* even when stderr is no terminal */
};

#define FIELD(member) SETTING_AT(struct train_command, member)

static const struct setting rows[] = {
    {.key = "output",
     .letter = 'o',
     .kind = SETTING_TEXT,
     .rank = SETTING_COMMON,
     .value = "FILE",
     .help = "the lexicon to write, compressed if FILE ends in .gz",
     FIELD(job.output_path)},
    {.key = "jobs",
     .letter = 'j',
     .kind = SETTING_WHOLE,
     .rank = SETTING_COMMON,
     .value = "N",
     .help = "pairs at a time; all: one for each processor allowed",
     .min = 0,
     .max = 1024,
     .word = "all",
     .word_is = 0,
     FIELD(job.n_workers)},
    {.key = "passes",
     .kind = SETTING_WHOLE,
     .value = "N",
     .help = "passes over the articles, each with the words of the last",
     .min = 1,
     .max = 10,
     FIELD(job.n_passes)},
    {.key = "min-count",
     .kind = SETTING_DECIMAL,
     .value = "N",
     .help = "leave out words and pairs of words that are seen less often",
     .min = 1,
     .max = 1e9,
     FIELD(job.em.min_count)},
    {.key = "min-probability",
     .kind = SETTING_DECIMAL,
     .value = "P",
     .help = "leave out pairs whose two probabilities have a smaller geometric "
             "mean",
     .min = .001,
     .max = 1,
     FIELD(job.em.min_probability)},
    {.key = "progress",
     .kind = SETTING_FLAG,
     .help = "report progress even if standard error is no terminal",
     FIELD(progress)},
};

static const char *const headings[] = {"Training"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

/* Only method hybrid has words; nothing is written but a lexicon. */
#define GROUPS ((SETTINGS_TEXTS | SETTINGS_ALIGNING) & ~(1u << SETTINGS_METHOD))

static int parse(struct train_command *c, int argc, char **argv, struct err *e)
{
    struct lexicon_training_job *job = &c->job;
    struct settings *s = &c->settings;
    const struct option_binding bindings[] = {
        option_own(&own, c),
        option_settings(s, GROUPS),
        option_own(&loudness_quiet_options, &c->loudness),
    };
    const struct option_table table = {
        .usage = "stele train [options] -o LEXICON MANIFEST",
        .purpose = "Learn from article pairs which words translate which, and "
                   "write a lexicon for\n"
                   "--lexicon.  The manifest is that of stele batch.",
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
    rc = settings_check(s, e);
    return rc == 0 ? settings_load(s, e) : rc;
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
    int rc = engine_open(&c->settings, engine, &e);
    if (rc == 0)
        rc = lexicon_training_run(engine, &c->job, &events, &out, &e);
    return rc == 0 ? finish(c, &out) : complain(&e);
}

int cmd_train(int argc, char **argv)
{
    struct train_command c = {
        .job = {.em = lexicon_em_params_default(), .n_passes = 2},
        .settings = settings_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.settings = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    int code = rc == 0  ? run(&c, &engine)
               : rc > 0 ? EXIT_DONE
                        : complain_usage("train", &e);
    engine_close(&engine);
    settings_free(&c.settings);
    return code;
}
