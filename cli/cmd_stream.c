/* cli/cmd_stream.c - stele stream: base64 document pairs to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/loudness.h"
#include "document/aligning.h"

/* What the command line decides. */
struct stream_command {
    struct stream_job job;
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    enum loudness loudness;
};

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

static int parse(struct stream_command *c, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&stream_options, &c->job},
        {&writing_stdout_options, &c->job.writing},
        {&reading_options, &c->reading},
        {&splitting_options, &c->reading.splitting},
        {&aligning_options, &c->params},
        {&lexicon_options, &c->lexicons},
        {&loudness_options, &c->loudness},
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

static void on_failed(void *context, struct sv id, const struct err *why)
{
    char text[ERR_TEXT_BYTES];
    (void)context;
    err_text(why, text);
    complain_note("%.*s: %s", (int)id.n, id.p, text);
}

/* The last line, and the exit code of a stream that came to its end. */
static int finish(const struct stream_command *c, const struct counts *n)
{
    bool is_empty =
        n->n_pairs > 0 && n->n_records == 0 && !c->job.writing.allow_empty;
    if (c->loudness != LOUD_QUIET)
        complain_note("%llu article pairs, %llu failed; %llu records",
                      (unsigned long long)n->n_pairs,
                      (unsigned long long)n->n_failed,
                      (unsigned long long)n->n_records);
    if (is_empty)
        complain_note("no pair came out (--allow-empty makes that no failure)");
    return n->n_failed > 0 || is_empty ? EXIT_PARTLY : EXIT_DONE;
}

static int run(const struct stream_command *c, struct engine *engine)
{
    const struct events events = {.failed = on_failed};
    struct counts counts;
    struct err e;
    int rc = engine_open(&c->reading, &c->params, &c->lexicons, engine, &e);
    if (rc == 0)
        rc = stream_run(engine, &c->job, &events, &counts, &e);
    return rc == 0 ? finish(c, &counts) : complain(&e);
}

int cmd_stream(int argc, char **argv)
{
    struct stream_command c = {
        .job = {.writing = writing_default(), .n_workers = 1},
        .reading = reading_default(),
        .params = aligning_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.reading = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("stream", &e);
    int code =
        reading_open(&c.reading, &e) == 0 ? run(&c, &engine) : complain(&e);
    engine_close(&engine);
    reading_close(&c.reading);
    return code;
}
