/* cli/cmd_batch.c - stele batch MANIFEST: many pairs of articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/environment.h"
#include "cli/option.h"
#include "cli/progress.h"
#include "cli/signals.h"

/* What the command line decides. */
struct batch_command {
    struct batch_job job;
    struct settings settings;
    enum loudness loudness;
};

static int parse(struct batch_command *c, int argc, char **argv, struct err *e)
{
    struct batch_job *job = &c->job;
    struct settings *s = &c->settings;
    const struct option_binding bindings[] = {
        option_own(&batch_settings_table, &job->batching),
        option_settings(s,
                        SETTINGS_WRITING | SETTINGS_TEXTS | SETTINGS_ALIGNING),
        option_own(&loudness_options, &c->loudness),
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
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int rc = option_parse_one(&table, argc, argv, "manifest",
                              &job->manifest_path, e);
    if (rc == 0)
        rc = environment_read(s, e);
    if (rc == 0)
        rc = settings_check(s, e);
    if (rc == 0)
        rc = batch_settings_check(&job->batching, &s->writing, e);
    return rc == 0 ? settings_load(s, e) : rc;
}

/* The exit code of a batch that ended in order. */
static int finish(const struct batch_command *c,
                  const struct batch_outcome *out)
{
    const struct counts *done = &out->progress.done;
    bool is_empty = done->n_pairs > 0 && done->n_records == 0 &&
                    !c->settings.writing.allow_empty;
    if (out->end == BATCH_STOPPED) {
        complain_note("stopped by a signal; --resume goes on from here");
        return 128 + signals_came();
    }
    if (out->end == BATCH_FAILURES)
        complain_note("stopped after %llu failed pairs; --resume goes on",
                      (unsigned long long)done->n_failed);
    if (is_empty)
        complain_note("no pair came out (--allow-empty makes that no failure)");
    return done->n_failed > 0 || is_empty || out->end != BATCH_WHOLE
               ? EXIT_PARTLY
               : EXIT_DONE;
}

/* The exit code of an error: where the same may work later, EXIT_AGAIN. */
static int give_up(const struct batch_outcome *out, const struct err *e)
{
    int code = complain(e);
    if (!out->may_retry)
        return code;
    if (out->has_journal)
        complain_note("what is done is kept; --resume goes on from there");
    return EXIT_AGAIN;
}

static int run(struct batch_command *c, struct engine *engine)
{
    struct batch_job *job = &c->job;
    struct batch_outcome out = {.may_retry = false};
    struct err e;
    struct display display = {
        .loudness = c->loudness,
        .json = job->batching.json,
        .shows = display_shows(job->batching.progress, c->loudness),
        .sync_seconds = job->batching.sync_seconds,
    };
    struct events events = display_open(&display);
    if (job->batching.n_workers == 0)
        job->batching.n_workers = cores_allowed();
    int rc = engine_open(&c->settings, engine, &e);
    signals_watch();
    if (rc == 0)
        rc = batch_run(engine, job, &events, &out, &e);
    if (rc != 0)
        return give_up(&out, &e);
    display_end(&display, &out.progress);
    return finish(c, &out);
}

int cmd_batch(int argc, char **argv)
{
    struct batch_command c = {
        .job = {.batching = batch_settings_default()},
        .settings = settings_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.settings = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    int code = rc == 0  ? run(&c, &engine)
               : rc > 0 ? EXIT_DONE
                        : complain_usage("batch", &e);
    engine_close(&engine);
    settings_free(&c.settings);
    return code;
}
