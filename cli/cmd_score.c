/* cli/cmd_score.c - stele score PAIRS: a score for pairs that exist already.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>

#include "cli/command.h"
#include "cli/summary.h"
#include "cli/task.h"

/* The summary line; and whether there was something to score. */
static int finish(const struct task_call *c, const struct stele_score_counts *n)
{
    char pairs[SUMMARY_TEXT], without[2 * SUMMARY_TEXT] = "";
    char wrong[SUMMARY_TEXT], units[SUMMARY_TEXT], lines[SUMMARY_TEXT];
    summary_count(pairs, n->n, "pair");
    summary_count(units, n->n_unscored, "unit");
    if (n->n_unscored > 0)
        snprintf(without, sizeof without, "; %s without text in both languages",
                 units);
    summary_wrong(wrong, n->n, (double)n->n - n->expected_right);
    if (c->loudness != LOUD_QUIET)
        message_languages(n->src_lang, n->tgt_lang, n->guess);
    task_note(c, "%s (%s, %s), %zu of them at .5 or more; %s%s", pairs,
              n->src_lang, n->tgt_lang, n->n_high, wrong, without);
    summary_count(lines, n->n_blank, "empty line");
    if (n->n_blank > 0)
        task_note(c, "%s left out", lines);
    summary_count(lines, n->n_bad, "bad line");
    if (n->n_bad > 0)
        message_note("%s left out (--fail-fast stops at the first)", lines);
    if (n->n_bad > 0)
        return EXIT_PARTLY;
    if (n->n > 0 || n->n_unscored == 0)
        return EXIT_DONE;
    message_note("no unit has text in both languages");
    return EXIT_PARTLY;
}

enum { MAX_REPORTED = 20 };

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    unsigned *n_reported = context;
    (void)id;
    if (*n_reported < MAX_REPORTED)
        message_error(why);
    else if (*n_reported == MAX_REPORTED)
        message_note("more bad lines follow; they are counted");
    *n_reported += *n_reported <= MAX_REPORTED;
}

static int run(struct task_call *c, struct stele_error *error)
{
    unsigned n_reported = 0;
    const struct stele_events events = {
        .size = sizeof events, .context = &n_reported, .failed = on_failed};
    struct stele_score_counts n;
    int rc = stele_score_file(c->stele, c->paths[0], &events, &n, error);
    return rc == 0 ? finish(c, &n) : rc;
}

const struct task_command cmd_score = {
    .task = "score",
    .table =
        {
            .usage = "stele score [options] PAIRS",
            .purpose = "Score existing pairs, each by itself: the probability "
                       "that its "
                       "two sides\ntranslate each other.  PAIRS is TSV with a "
                       "header, to "
                       "which a column \"score\" is\nadded; or TMX, where each "
                       "<tu> gets "
                       "a <prop type=\"score-aligner\">.  Everything\nelse is "
                       "written as "
                       "it was.",
            .examples =
                "  stele score corpus.tsv.gz -o scored.tsv.gz\n"
                "  stele score memory.tmx -o scored.tmx\n"
                "  stele score --src-column en --trg-column fr pairs.tsv\n",
        },
    .one = "file",
    .opens = true,
    .run = run,
};
