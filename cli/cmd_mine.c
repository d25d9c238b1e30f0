/* cli/cmd_mine.c - stele mine SOURCE TARGET: pairs in any order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/summary.h"

static void report(const struct task_call *c, const struct stele_alignment *al)
{
    char pairs[SUMMARY_TEXT], wrong[SUMMARY_TEXT];
    if (c->loudness == LOUD_QUIET)
        return;
    message_pair(c->paths, al);
    summary_texts(c->paths, al);
    summary_count(pairs, al->n_pairs, "pair");
    summary_wrong(wrong, al->n_pairs, al->expected_wrong);
    message_note("%s; %s", pairs, wrong);
}

static int run(struct task_call *c, struct stele_error *error)
{
    const struct stele_names names = {.size = sizeof names};
    const struct stele_alignment *al = NULL;
    struct stele_worker *worker = NULL;
    struct stele_written written = {.size = sizeof written};
    int rc = stele_worker_open(c->stele, &worker, error);
    if (rc == 0)
        rc = stele_mine_files(worker, &names, c->paths[0], c->paths[1], &al,
                              error);
    if (rc == 0)
        report(c, al);
    if (rc == 0)
        rc = stele_write_alignment(c->stele, worker, al, &written, error);
    if (rc == 0)
        rc = task_is_empty(c, 1, written.n_pairs) ? EXIT_PARTLY : EXIT_DONE;
    stele_worker_close(worker);
    return rc;
}

const struct task_command cmd_mine = {
    .task = "mine",
    .table =
        {
            .usage = "stele mine [options] SOURCE TARGET",
            .purpose =
                "Find the sentences of two texts that translate each other, in "
                "any order:\n"
                "comparable articles, or two piles of sentences, a sentence a "
                "line\n"
                "(--presegmented).  Pairs are of one sentence to one; both "
                "prefer each other\n"
                "to all others.",
            .examples =
                "  stele mine report.en.txt report.fr.txt\n"
                "  stele mine --presegmented pile.en pile.fr -o pairs.tsv.gz\n",
        },
    .two = true,
    .opens = true,
    .run = run,
};
