/* cli/cmd_batch.c - stele batch MANIFEST: many pairs of articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/batch.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/cores.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "document/aligning.h"

/* What the command line decides. */
struct batch_command {
    struct batch_job job;
    struct reading reading;
    struct parameters params;
    struct lexicon_choice lexicons;
    enum loudness loudness;
};

static int parse(struct batch_command *c, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        {&batching_options, &c->job.batching},
        {&writing_options, &c->job.writing},
        {&reading_options, &c->reading},
        {&splitting_options, &c->reading.splitting},
        {&aligning_options, &c->params},
        {&lexicon_options, &c->lexicons},
        {&loudness_options, &c->loudness},
    };
    const struct option_table table = {
        .usage = "stele batch [options] MANIFEST",
        .purpose =
            "Align the pairs of articles that the manifest lists, on all "
            "processors, and\nwrite what comes out in the manifest's order.  "
            "The manifest is TSV with a header:\nid, src and trg, and if "
            "wanted src_url, trg_url, src_lang, trg_lang, bytes; file\nnames "
            "are relative to its folder.  OUT.journal.tsv says what became "
            "of each.",
        .examples = "  stele batch pairs.tsv -o corpus.tsv.gz\n"
                    "  stele batch pairs.tsv -o corpus.tsv.gz -o corpus.tmx.gz "
                    "--resume\n"
                    "  stele batch pairs.tsv --shard 3/8 -o part-3.tsv.gz\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    return option_parse_one(&table, argc, argv, "manifest",
                            &c->job.manifest_path, e);
}

/* The exit code of a batch that ended in order. */
static int finish(const struct batch_job *job, const struct batch_outcome *out)
{
    const struct counts *done = &out->progress.done;
    bool is_empty =
        done->n_pairs > 0 && done->n_records == 0 && !job->writing.allow_empty;
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
    int rc = engine_open(&c->reading, &c->params, &c->lexicons, engine, &e);
    signals_watch();
    if (rc == 0)
        rc = batch_run(engine, job, &events, &out, &e);
    if (rc != 0)
        return give_up(&out, &e);
    display_end(&display, &out.progress);
    return finish(job, &out);
}

int cmd_batch(int argc, char **argv)
{
    struct batch_command c = {
        .job = {.batching = batching_default(), .writing = writing_default()},
        .reading = reading_default(),
        .params = aligning_default(),
        .loudness = LOUD_DEFAULT,
    };
    struct engine engine = {.reading = NULL};
    struct err e = {0};
    int rc = parse(&c, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("batch", &e);
    int code =
        reading_open(&c.reading, &e) == 0 ? run(&c, &engine) : complain(&e);
    engine_close(&engine);
    reading_close(&c.reading);
    return code;
}
