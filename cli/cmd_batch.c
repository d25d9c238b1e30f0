/* cli/cmd_batch.c - stele batch MANIFEST: many pairs of articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/summary.h"
#include "cli/task.h"

/* What the command line decides beside the settings. */
struct batch_command {
    struct stele_settings *settings;
    enum loudness loudness;
    enum progress_when progress;
    bool json;
    bool is_strict; /* --strict */
    const char *manifest;
};

/* The index of `value` in names [n], or STELE_USAGE. */
static int choose(const char *value, const char *const *names, int n,
                  struct stele_error *error)
{
    for (int k = 0; k < n; k++)
        if (strcmp(value, names[k]) == 0)
            return k;
    return message_misuse(error, "\"%.40s\" is none of: %s, %s%s%s", value,
                          names[0], names[1], n > 2 ? ", " : "",
                          n > 2 ? names[2] : "");
}

static int set_progress(void *target, const char *value,
                        struct stele_error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    struct batch_command *c = target;
    int k = choose(value, names, 3, error);
    c->progress = k > 0 ? (enum progress_when)k : PROGRESS_AUTO;
    return k < 0 ? k : 0;
}

static int set_log_format(void *target, const char *value,
                          struct stele_error *error)
{
    static const char *const names[] = {"text", "json"};
    struct batch_command *c = target;
    int k = choose(value, names, 2, error);
    c->json = k == 1;
    return k < 0 ? k : 0;
}

static int parse(struct batch_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_row rows[] = {
        {.info = {.key = "progress",
                  .value = "WHEN",
                  .help = "report progress: always, never or on a terminal "
                          "(auto) (default: auto)",
                  .heading = "Messages",
                  .is_option = true},
         .set = set_progress,
         .target = c},
        {.info = {.key = "log-format",
                  .value = "NAME",
                  .help = "format of the messages on standard error: text or "
                          "json (default: text)",
                  .heading = "Messages",
                  .is_option = true},
         .set = set_log_format,
         .target = c},
        {.info = {.key = "strict",
                  .help = "exit 1 if some articles are no translation: "
                          "comparable or unrelated",
                  .heading = "Messages",
                  .is_option = true},
         .flag = &c->is_strict},
    };
    const struct option_table table = {
        .usage = "stele batch [options] MANIFEST",
        .purpose =
            "Align the article pairs of a manifest, on all processors.  The "
            "outputs have the\n"
            "manifest's order; OUT.journal.tsv records the result of each "
            "pair.  The manifest\n"
            "is TSV with a header: id, src, trg, and optionally src_url, "
            "trg_url, src_lang,\n"
            "trg_lang and bytes.  File names are relative to its folder.",
        .examples = "  stele batch pairs.tsv -o corpus.tsv.gz\n"
                    "  stele batch pairs.tsv -o corpus.tsv.gz -o corpus.tmx.gz "
                    "--resume\n"
                    "  stele batch pairs.tsv --shard 3/8 -o part-3.tsv.gz\n",
        .settings = c->settings,
        .rows = rows,
        .n_rows = sizeof rows / sizeof rows[0],
        .loudness = &c->loudness,
        .has_verbose = true,
    };
    int rc =
        option_parse_one(&table, argc, argv, "manifest", &c->manifest, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    return rc == 0 ? task_jobs(c->settings, error) : rc;
}

static uint64_t n_no_translation(const struct stele_counts *n)
{
    uint64_t sum = 0;
    for (unsigned k = 1; k < STELE_VERDICTS; k++)
        if (summary_is_no_translation(stele_verdict_name(k)))
            sum += n->n_verdicts[k];
    return sum;
}

/* The exit code of a batch that ended in order. */
static int finish(const struct batch_command *c,
                  const struct stele_batch_outcome *out)
{
    const struct stele_counts *done = &out->progress.done;
    bool is_empty = done->n_pairs > 0 && done->n_records == 0 &&
                    task_differs(c->settings, "allow-empty", "yes");
    if (out->end == STELE_BATCH_STOPPED) {
        message_note("stopped by a signal; --resume goes on from here");
        return 128 + signals_came();
    }
    if (out->end == STELE_BATCH_FAILURES)
        message_note("stopped after %llu failed documents; --resume goes on",
                     (unsigned long long)done->n_failed);
    if (is_empty)
        message_note(
            "no pair is written (--allow-empty makes that no failure)");
    bool has_strangers = c->is_strict && n_no_translation(done) > 0;
    return done->n_failed > 0 || is_empty || has_strangers ||
                   out->end != STELE_BATCH_WHOLE
               ? EXIT_PARTLY
               : EXIT_DONE;
}

static int run(const struct batch_command *c, struct stele *stele,
               struct failure *failure)
{
    char sync[24];
    struct stele_batch_outcome out;
    struct display display = {
        .loudness = c->loudness,
        .json = c->json,
        .shows = display_shows(c->progress, c->loudness),
    };
    stele_get(c->settings, "sync", sync, sizeof sync);
    display.sync_seconds = (unsigned)strtoul(sync, NULL, 10);
    struct stele_events events = display_open(&display);
    /* What has no journal is not kept: a signal ends it as ever, also while
     * nobody reads the pipe that it writes to. */
    if (stele_batch_has_journal(stele))
        signals_watch();
    int rc = stele_batch(stele, c->manifest, &events, &out, &failure->error);
    if (rc == 0) {
        display_end(&display, &out.progress);
        return finish(c, &out);
    }
    if (out.may_retry && out.has_journal)
        failure->note = "what is done is kept; --resume goes on from there";
    return out.may_retry ? STELE_BUSY : rc;
}

int cmd_batch(int argc, char **argv, struct failure *failure)
{
    struct batch_command c = {
        .settings = task_settings_new("batch", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    if (!c.settings)
        return STELE_NOMEM;
    struct stele *stele = NULL;
    int rc = parse(&c, argc, argv, &failure->error);
    if (rc == 0)
        rc = stele_open(c.settings, &stele, &failure->error);
    int code = rc == 0 ? run(&c, stele, failure) : rc > 0 ? EXIT_DONE : rc;
    stele_close(stele);
    stele_settings_free(c.settings);
    return code;
}
