/* cli/cmd_stats.c - stele stats PAIRS: what is in a file of pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/task.h"

static int run(struct task_call *c, struct stele_error *error)
{
    uint64_t n_read = 0, n_bad = 0;
    int rc = stele_stats(c->settings, c->paths, c->n_paths, &task_events,
                         &n_read, &n_bad, error);
    if (n_bad > 0)
        task_note(c, "%llu pairs are invalid", (unsigned long long)n_bad);
    if (rc != 0)
        return rc;
    return n_bad > 0 || n_read == 0 ? EXIT_PARTLY : EXIT_DONE;
}

const struct task_command cmd_stats = {
    .task = "stats",
    .table =
        {
            .usage = "stele stats [options] PAIRS [FILE ...]",
            .purpose = "Count what a file of written pairs holds: pairs, "
                       "lengths, beads, "
                       "scores, flags\nand copies.  The file has any format "
                       "that convert "
                       "reads.",
            .examples =
                "  stele stats corpus.tsv.gz\n"
                "  stele stats --json --per host corpus.tsv -o stats.json\n",
        },
    .missing = "no file is named",
    .run = run,
};
