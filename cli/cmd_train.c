/* cli/cmd_train.c - stele train MANIFEST -o LEXICON.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/signals.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

enum { SHOW_EVERY = 50 }; /* pairs */

struct train_own {
    bool shows; /* --progress */
};

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

static int finish(const struct task_call *c,
                  const struct stele_lexicon_outcome *out)
{
    const struct stele_counts *n = &out->counts;
    if (out->stopped) {
        message_note("stopped by a signal; nothing is written");
        return 128 + signals_came();
    }
    task_note(c, "%zu pairs of words from %llu pairs of articles, %llu failed",
              out->n_entries, (unsigned long long)n->n_pairs,
              (unsigned long long)n->n_failed);
    if (out->n_entries == 0)
        message_note("nothing was learnt, so there is no lexicon");
    return n->n_failed > 0 || out->n_entries == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_lexicon_outcome out;
    const struct train_own *own = c->own;
    bool shows = own->shows || display_shows(PROGRESS_AUTO, c->loudness);
    const struct stele_events events = {
        .size = sizeof events,
        .failed = task_events.failed,
        .progress = shows ? on_progress : NULL,
        .stop = on_stop,
    };
    signals_watch();
    int rc = stele_train_lexicon(c->stele, c->paths[0], &events, &out, error);
    return rc == 0 ? finish(c, &out) : rc;
}

static const struct option_row rows[] = {
    {.info = {.key = "progress",
              .help = "report progress even if standard error is no terminal",
              .heading = "Training"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct train_own, shows)},
};

const struct task_command cmd_train = {
    .task = "train",
    .table =
        {
            .usage = "stele train [options] -o LEXICON MANIFEST",
            .purpose =
                "Learn from article pairs which words translate which, and "
                "write a lexicon for\n"
                "--lexicon.  The manifest is that of stele batch.",
            .examples = "  stele train pairs.tsv -o words.tsv\n"
                        "  stele batch pairs.tsv --lexicon words.tsv "
                        "-o corpus.tsv.gz\n",
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
        },
    .own_bytes = sizeof(struct train_own),
    .one = "manifest",
    .has_jobs = true,
    .opens = true,
    .run = run,
};
