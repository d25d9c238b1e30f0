/* cli/cmd_train.c - stele train MANIFEST -o LEXICON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/complain.h"
#include "document/aligning.h"
#include "training/lexicon_training.h"

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
    struct lexicon_training_job *job = target;
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
    default: job->progress = true; break;
    }
    return rc;
}

static const struct option_group training_options = {
    "Training", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct lexicon_training_job *job, int argc, char **argv,
                 struct err *e)
{
    const struct option_binding bindings[] = {
        {&training_options, job},
        {&lexicon_options, &job->lexicons},
        {&reading_options, &job->reading},
        {&splitting_options, &job->reading.splitting},
        {&aligning_options, &job->params},
        {&loudness_options, &job->loudness},
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
    if (job->params.align.method != ALIGN_HYBRID)
        return err_set(e, ERR_USAGE, "only method hybrid knows words");
    return 0;
}

int cmd_train(int argc, char **argv)
{
    struct lexicon_training_job job = {
        .reading = reading_default(),
        .params = {.align = align_params_default()},
        .em = lexicon_em_params_default(),
        .loudness = LOUD_DEFAULT,
        .n_passes = 2,
    };
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("train", &e);
    int code = reading_open(&job.reading);
    if (code == EXIT_DONE)
        code = lexicon_training_run(&job);
    reading_close(&job.reading);
    return code;
}
