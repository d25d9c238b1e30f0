/* cli/cmd_merge.c - stele merge -o OUT SHARD…: shards to one corpus.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/task.h"

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_counts n;
    int rc = stele_merge(c->settings, c->paths, c->n_paths, &n, error);
    if (rc != 0)
        return rc;
    task_note(c, "%zu shards: %llu documents, %llu failed; %llu pairs",
              c->n_paths, (unsigned long long)n.n_pairs,
              (unsigned long long)n.n_failed, (unsigned long long)n.n_records);
    return n.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}

const struct task_command cmd_merge = {
    .task = "merge",
    .table =
        {
            .usage = "stele merge [options] -o OUT SHARD ...",
            .purpose =
                "Join the shards of a batch: the outputs have the same "
                "bytes as those of a batch\n"
                "without --shard.  A SHARD is the first output of one, with "
                "its journal in the\n"
                "same folder.  Their order does not matter, but none may be "
                "missing.",
            .examples = "  stele merge -o corpus.tsv.gz part-*.tsv.gz\n"
                        "  stele merge -o corpus.tsv.gz -o corpus.tmx.gz "
                        "part-*.tsv.gz\n",
        },
    .missing = "no shards are given",
    .has_jobs = true,
    .run = run,
};
