/* cli/cmd_train.c - stele train MANIFEST -o LEXICON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/option.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

struct train_command {
    struct stele_settings *settings;
    enum loudness loudness;
    bool progress; /* even when stderr is no terminal */
    const char *manifest;
};

static int parse(struct train_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_row rows[] = {
        {.info = {.key = "progress",
                  .help = "report progress even if standard error is no "
                          "terminal",
                  .heading = "Training",
                  .is_option = true},
         .flag = &c->progress},
    };
    const struct option_table table = {
        .usage = "stele train [options] -o LEXICON MANIFEST",
        .purpose = "Learn from article pairs which words translate which, and "
                   "write a lexicon for\n"
                   "--lexicon.  The manifest is that of stele batch.",
        .examples = "  stele train pairs.tsv -o words.tsv\n"
                    "  stele batch pairs.tsv --lexicon words.tsv "
                    "-o corpus.tsv.gz\n",
        .settings = c->settings,
        .rows = rows,
        .n_rows = sizeof rows / sizeof rows[0],
        .loudness = &c->loudness,
    };
    int rc =
        option_parse_one(&table, argc, argv, "manifest", &c->manifest, error);
    if (rc == 0)
        rc = task_check(c->settings, error);
    return rc == 0 ? task_jobs(c->settings, error) : rc;
}

enum { SHOW_EVERY = 50 }; /* pairs */

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    (void)context;
    (void)id;
    message_error(why);
}

static void on_progress(void *context, const struct stele_progress *p)
{
    (void)context;
    if (!p->pass_ends && p->done.n_pairs % SHOW_EVERY != 0)
        return;
    fprintf(stderr, "\rpass %u of %u: %llu pairs, %llu sentences\033[K%s",
            p->pass, p->n_passes, (unsigned long long)p->done.n_pairs,
            (unsigned long long)p->done.n_sentences, p->pass_ends ? "\n" : "");
}

static bool on_stop(void *context)
{
    (void)context;
    return signals_came() != 0;
}

static int finish(const struct train_command *c,
                  const struct stele_lexicon_outcome *out)
{
    const struct stele_counts *n = &out->counts;
    if (out->stopped) {
        message_note("stopped by a signal; nothing is written");
        return 128 + signals_came();
    }
    if (c->loudness != LOUD_QUIET)
        message_note("%zu pairs of words from %llu pairs of articles, %llu "
                     "failed",
                     out->n_entries, (unsigned long long)n->n_pairs,
                     (unsigned long long)n->n_failed);
    if (out->n_entries == 0)
        message_note("nothing was learnt, so there is no lexicon");
    return n->n_failed > 0 || out->n_entries == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(const struct train_command *c, struct stele *stele,
               struct stele_error *error)
{
    struct stele_lexicon_outcome out;
    bool shows = c->progress || display_shows(PROGRESS_AUTO, c->loudness);
    const struct stele_events events = {
        .size = sizeof events,
        .failed = on_failed,
        .progress = shows ? on_progress : NULL,
        .stop = on_stop,
    };
    signals_watch();
    int rc = stele_train_lexicon(stele, c->manifest, &events, &out, error);
    return rc == 0 ? finish(c, &out) : rc;
}

int cmd_train(int argc, char **argv, struct failure *failure)
{
    struct train_command c = {
        .settings = task_settings_new("train", &failure->error),
        .loudness = LOUD_DEFAULT,
    };
    struct stele *stele = NULL;
    if (!c.settings)
        return STELE_NOMEM;
    int rc = parse(&c, argc, argv, &failure->error);
    if (rc == 0)
        rc = stele_open(c.settings, &stele, &failure->error);
    int code = rc == 0  ? run(&c, stele, &failure->error)
               : rc > 0 ? EXIT_DONE
                        : rc;
    stele_close(stele);
    stele_settings_free(c.settings);
    return code;
}
