/* cli/cmd_dedup.c - stele dedup PAIRS -o OUT: one of the pairs that are equal.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdlib.h>

#include "cli/command.h"
#include "cli/task.h"

/* The folder of the environment, where the option names none. */
static int take_tmpdir(struct task_call *c, struct stele_error *error)
{
    const char *folder = getenv("TMPDIR");
    if (!folder || folder[0] == '\0' || stele_is_set(c->settings, "tmpdir"))
        return 0;
    return stele_set(c->settings, "tmpdir", folder, error);
}

static void note(const struct task_call *c, uint64_t n, const char *what)
{
    if (n > 0)
        task_note(c, "%llu %s", (unsigned long long)n, what);
}

static int finish(const struct task_call *c, const struct stele_dedup_counts *n)
{
    task_note(c, "%llu pairs, %llu kept (%.1f %%)",
              (unsigned long long)n->n_read, (unsigned long long)n->n_kept,
              n->n_read ? 100 * (double)n->n_kept / (double)n->n_read : 0);
    note(c, n->n_copies, "left out as copies");
    note(c, n->n_overlap, "left out, because they are in the test set");
    note(c, n->n_bad, "left out as invalid");
    note(c, n->n_skipped, "units without both languages are left out");
    note(c, n->n_conflicts, "sources have several targets");
    note(c, n->n_cut, "texts are longer than a cell of XLSX holds, and cut");
    return n->n_bad > 0 || n->n_read == 0 ? EXIT_PARTLY : EXIT_DONE;
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_dedup_counts n;
    int rc =
        stele_dedup(c->settings, c->paths, c->n_paths, &task_events, &n, error);
    return rc == 0 ? finish(c, &n) : rc;
}

const struct task_command cmd_dedup = {
    .task = "dedup",
    .table =
        {
            .usage = "stele dedup [options] -o OUT PAIRS [FILE ...]",
            .purpose = "Keep one of the written pairs that are the same, in "
                       "their order, "
                       "and take a test\nset out.  Input and output have any "
                       "format that "
                       "convert knows; from TSV to TSV\nlines stay as they "
                       "are, with all "
                       "their columns.",
            .examples =
                "  stele dedup corpus.tsv.gz -o unique.tsv.gz\n"
                "  stele dedup --match near --by src corpus.tsv -o unique.tsv\n"
                "  stele dedup --overlap test.en --overlap test.fr corpus.tsv "
                "-o "
                "clean.tsv\n",
        },
    .missing = "no file is named",
    .check = take_tmpdir,
    .run = run,
};
