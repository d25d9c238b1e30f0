/* cli/cmd_stream.c - stele stream: base64 document pairs to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "document/aligning.h"

static const struct option_spec specs[] = {
    {OPTION_JOBS, 'j', "jobs", "N",
     "pairs at a time (default: 1; 0: a thread for every processor)"},
};

static int set(void *target, int id, const char *value, struct err *e)
{
    struct stream_job *job = target;
    unsigned long n = 0;
    int rc = option_whole(value, 0, 1024, &n, e);
    (void)id;
    job->n_workers = n > 0 ? (unsigned)n : cores_allowed();
    return rc;
}

static const struct option_group stream_options = {
    "Stream", specs, sizeof specs / sizeof specs[0], set};

static int parse(struct stream_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&stream_options, job},
        {&writing_stdout_options, &job->writing},
        {&reading_options, &job->reading},
        {&splitting_options, &job->reading.splitting},
        {&aligning_options, &job->params},
        {&lexicon_options, &job->lexicons},
        {&loudness_options, &job->loudness},
    };
    const struct option_table table = {
        .usage = "stele stream [options] < PAIRS > RECORDS",
        .purpose =
            "Align document pairs that come as lines: Bitextor's src_url, "
            "trg_url, src_text\nand trg_text between tabs, the texts in "
            "base64; a first line may name the\ncolumns, in any order, id, "
            "src_lang and trg_lang too.  The records of a pair\nare out "
            "before the next line is read (with -j N, at most 2 N + 2 lines "
            "are\nread ahead).  A bad line is told with its number and passed "
            "over.",
        .examples = "  zcat pairs.tsv.gz | stele stream > records.tsv\n"
                    "  zcat pairs.tsv.gz | parallel --pipe -k stele stream "
                    "--no-header > records.tsv\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc == 0 && argc != first)
        rc = err_set(e, ERR_USAGE, "it reads standard input, not \"%.100s\"",
                     argv[first]);
    return rc;
}

int cmd_stream(int argc, char **argv)
{
    struct stream_job job = {
        .reading = reading_default(),
        .params = aligning_default(),
        .writing = writing_default(),
        .loudness = LOUD_DEFAULT,
        .n_workers = 1,
    };
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("stream", &e);
    int code = reading_open(&job.reading);
    if (code == EXIT_DONE)
        code = stream_run(&job);
    reading_close(&job.reading);
    return code;
}
