/* cli/cmd_stream.c - stele stream: base64 document pairs to records.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/stream.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/environment.h"
#include "cli/loudness.h"
#include "cli/option.h"

/* What the command line decides. */
struct stream_command {
    struct stream_job job;
    struct settings settings;
    enum loudness loudness;
};

static const struct setting rows[] = {
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
     SETTING_AT(struct stream_job, n_workers)},
};

static const char *const headings[] = {"Stream"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

/* Records go to standard output. */
#define GROUPS                                                                 \
    ((SETTINGS_WRITING | SETTINGS_TEXTS | SETTINGS_ALIGNING) &                 \
     ~(1u << SETTINGS_FILES))

static int parse(struct stream_command *c, int argc, char **argv, struct err *e)
{
    struct stream_job *job = &c->job;
    struct settings *s = &c->settings;
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_settings(s, GROUPS),
        option_own(&loudness_quiet_options, &c->loudness),
    };
    const struct option_table table = {
        .usage = "stele stream [options] < PAIRS > RECORDS",
        .purpose = "Align article pairs, one a line: src_url, trg_url, "
                   "src_text and trg_text with\n"
                   "tabs between them, the texts in base64, as Bitextor has "
                   "them.  A first line may\n"
                   "name the columns, in any order, and id, src_lang and "
                   "trg_lang too.  The records\n"
                   "of a pair are written before the next line is read; with "
                   "-j N, at most 2 N + 2\n"
                   "lines are read ahead.  Invalid lines are reported with "
                   "their number and skipped.",
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
    if (rc == 0)
        rc = environment_read(s, e);
    if (rc == 0)
        rc = settings_check(s, e);
    const struct format *format = writing_format(&s->writing, 0);
    if (rc == 0 && format->one_document)
        rc = err_set(e, ERR_USAGE, "format \"%s\" holds one document only",
                     format->name);
    return rc == 0 ? settings_load(s, e) : rc;
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
        n->n_pairs > 0 && n->n_records == 0 && !c->settings.writing.allow_empty;
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
    int rc = engine_open(&c->settings, engine, &e);
    if (rc == 0)
        rc = stream_run(engine, &c->job, &events, &counts, &e);
    return rc == 0 ? finish(c, &counts) : complain(&e);
}

int cmd_stream(int argc, char **argv)
{
    struct stream_command c = {
        .job = {.n_workers = 1},
        .settings = settings_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.settings = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    if (c.job.n_workers == 0)
        c.job.n_workers = cores_allowed();
    int code = rc == 0  ? run(&c, &engine)
               : rc > 0 ? EXIT_DONE
                        : complain_usage("stream", &e);
    engine_close(&engine);
    settings_free(&c.settings);
    return code;
}
