/* cli/cmd_batch.c - stele batch MANIFEST: many pairs of articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <assert.h>
#include <stdlib.h>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/summary.h"

struct batch_own {
    enum progress_when progress;
    unsigned is_json; /* of --log-format */
    bool is_strict;
};

static uint64_t n_no_translation(const struct stele_counts *n)
{
    uint64_t sum = 0;
    for (unsigned k = 1; k < STELE_VERDICTS; k++)
        if (summary_is_no_translation(stele_verdict_name(k)))
            sum += n->n_verdicts[k];
    return sum;
}

/* The exit code of a batch that ended in order. */
static int finish(const struct task_call *c,
                  const struct stele_batch_outcome *out)
{
    const struct batch_own *own = c->own;
    const struct stele_counts *done = &out->progress.done;
    if (out->end == STELE_BATCH_STOPPED) {
        message_note("stopped by a signal; --resume goes on from here");
        return 128 + signals_came();
    }
    if (out->end == STELE_BATCH_FAILURES)
        message_note("stopped after %llu failed documents; --resume goes on",
                     (unsigned long long)done->n_failed);
    bool is_empty = task_is_empty(c, done->n_pairs, done->n_records);
    bool has_strangers = own->is_strict && n_no_translation(done) > 0;
    return done->n_failed > 0 || is_empty || has_strangers ||
                   out->end != STELE_BATCH_WHOLE
               ? EXIT_PARTLY
               : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    const struct batch_own *own = c->own;
    char sync[24];
    struct stele_batch_outcome out;
    struct display display = {
        .loudness = c->loudness,
        .json = own->is_json,
        .shows = display_shows(own->progress, c->loudness),
        .floor = stele_floor(c->stele),
    };
    stele_get(c->settings, "sync", sync, sizeof sync);
    display.sync_seconds = (unsigned)strtoul(sync, NULL, 10);
    struct stele_events events = display_open(&display);
    /* What has no journal is not kept: a signal ends it as ever, also while
     * nobody reads the pipe that it writes to. */
    if (stele_batch_has_journal(c->stele))
        signals_watch();
    int rc = stele_batch(c->stele, c->paths[0], &events, &out, error);
    if (rc == 0) {
        display_end(&display, &out.progress);
        return finish(c, &out);
    }
    if (out.may_retry && out.has_journal)
        c->note = "what is done is kept; --resume goes on from there";
    return out.may_retry ? STELE_BUSY : rc;
}

static_assert(sizeof(enum progress_when) == sizeof(unsigned), "a choice");
static const struct option_row rows[] = {
    {.info = {.key = "progress",
              .value = "WHEN",
              .help = "report progress: always, never or on a terminal (auto) "
                      "(default: auto)",
              .heading = "Messages"},
     .kind = OPTION_CHOICE,
     .names = {"auto", "always", "never"},
     .at = offsetof(struct batch_own, progress)},
    {.info = {.key = "log-format",
              .value = "NAME",
              .help = "format of the messages on standard error: text or json "
                      "(default: text)",
              .heading = "Messages"},
     .kind = OPTION_CHOICE,
     .names = {"text", "json"},
     .at = offsetof(struct batch_own, is_json)},
    {.info = {.key = "strict",
              .help = "exit 1 if some articles are no translation: comparable "
                      "or unrelated",
              .heading = "Messages"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct batch_own, is_strict)},
};

const struct task_command cmd_batch = {
    .task = "batch",
    .table =
        {
            .usage = "stele batch [options] MANIFEST",
            .purpose =
                "Align the article pairs of a manifest, on all processors.  "
                "The outputs have the\n"
                "manifest's order; OUT.journal.tsv records the result of each "
                "pair.  The manifest\n"
                "is TSV with a header: id, src, trg, and optionally src_url, "
                "trg_url, src_lang,\n"
                "trg_lang and bytes.  File names are relative to its folder.",
            .examples =
                "  stele batch pairs.tsv -o corpus.tsv.gz\n"
                "  stele batch pairs.tsv -o corpus.tsv.gz -o corpus.tmx.gz "
                "--resume\n"
                "  stele batch pairs.tsv --shard 3/8 -o part-3.tsv.gz\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
            .messages = MESSAGES_VERBOSE,
        },
    .own_bytes = sizeof(struct batch_own),
    .one = "manifest",
    .has_jobs = true,
    .opens = true,
    .run = run,
};
