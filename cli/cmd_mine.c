/* cli/cmd_mine.c - stele mine SOURCE TARGET: pairs in any order.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <string.h>

#include "cli/command.h"
#include "cli/summary.h"

static int check(struct task_call *c, struct stele_error *error)
{
    if (c->n_paths != 2)
        return message_misuse(error, "two files are needed, not %zu",
                              c->n_paths);
    if (strcmp(c->paths[0], "-") == 0 && strcmp(c->paths[1], "-") == 0)
        return message_misuse(error,
                              "only one side can come from standard input");
    return 0;
}

static void report(const struct task_call *c, const struct stele_alignment *al)
{
    char src[SUMMARY_TEXT], pairs[SUMMARY_TEXT], wrong[SUMMARY_TEXT];
    if (c->loudness == LOUD_QUIET)
        return;
    message_encoding(c->paths[0], &al->src);
    message_encoding(c->paths[1], &al->tgt);
    message_kind(c->paths[0], &al->src);
    message_kind(c->paths[1], &al->tgt);
    message_marks(al->marks);
    summary_count(src, al->src.n, "source sentence");
    summary_count(pairs, al->n_pairs, "pair");
    summary_wrong(wrong, al->n_pairs, al->expected_wrong);
    message_note("%s (%s), %zu target sentences (%s): %s; %s", src,
                 al->src.lang, al->tgt.n, al->tgt.lang, pairs, wrong);
}

static int write_records(const struct task_call *c, struct stele_worker *worker,
                         const struct stele_alignment *al,
                         struct stele_written *written,
                         struct stele_error *error)
{
    struct stele_writer *writer = NULL;
    int rc = stele_writer_open(c->stele, NULL, NULL, al->src.lang, al->tgt.lang,
                               &writer, error);
    if (rc != 0)
        return rc;
    rc = stele_writer_add(writer, worker, written, error);
    if (rc == 0)
        return stele_writer_close(writer, error);
    stele_writer_abort(writer);
    return rc;
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
        rc = write_records(c, worker, al, &written, error);
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
    .opens = true,
    .check = check,
    .run = run,
};
