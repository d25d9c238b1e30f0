/* cli/cmd_eval.c - stele eval GOT GOLD [GOT GOLD …]
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "lib/stele_lab.h"

static int run(struct task_call *c, struct stele_error *error)
{
    return stele_evaluate(c->settings, c->paths, c->n_paths, error);
}

const struct task_command cmd_eval = {
    .task = "eval",
    .table =
        {
            .usage = "stele eval [options] GOT GOLD [GOT GOLD ...]\n"
                     "       stele eval --versus [options] A B GOLD [A B GOLD "
                     "...]",
            .purpose =
                "Compare alignments with gold.  A file holds beads, one a "
                "line, numbered from 0:\n"
                "\"[0, 1]:[0]\" or \"[0, 1]:[0]:SCORE\", SCORE from 0 to "
                "1; or a ladder of hunalign.\n"
                "Strict: the gold has exactly this bead.  Lax: a gold bead "
                "shares a source and a\n"
                "target sentence with it.  Only beads with two sides count.",
            .examples =
                "  stele align -f beads a.en a.fr > a.beads\n"
                "  stele eval a.beads a.gold\n"
                "  stele eval --versus --table latex old/a.beads new/a.beads "
                "a.gold\n",
            .messages = MESSAGES_ALL,
        },
    .run = run,
};
