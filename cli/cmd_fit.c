/* cli/cmd_fit.c - stele fit LIST: figures from data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

static void report_lengths(const struct task_call *c,
                           const struct stele_length_fit *x)
{
    task_note(c,
              "c %.4f, s2 %.4f, priors %.4f (1-1) %.4f (null) %.4f (1-2) "
              "%.4f (2-2)",
              x->c, x->s2, x->p_1_1, x->p_null, x->p_merge, x->p_2_2);
    task_note(
        c,
        "from %.0f beads, %zu of them likely 1-1, of %zu pairs of articles "
        "in %u rounds; %zu pairs failed",
        x->n_beads, x->n_likely, x->n_documents, x->n_rounds, x->n_failed);
}

static int run(struct task_call *c, struct stele_error *error)
{
    struct stele_length_fit x;
    if (!task_differs(c->settings, "calibration", "yes"))
        return stele_fit_calibration(c->stele, c->paths[0], error);
    int rc = stele_fit_lengths(c->stele, c->paths[0], &task_events, &x, error);
    if (rc != 0)
        return rc;
    report_lengths(c, &x);
    return x.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}

const struct task_command cmd_fit = {
    .task = "fit",
    .table =
        {
            .usage = "stele fit [options] MANIFEST\n"
                     "       stele fit --calibration [options] LIST",
            .purpose =
                "Fit c, s2 and the priors of the length model to the "
                "article pairs of a manifest\n"
                "of stele batch.  With --calibration, fit the scores to "
                "gold alignments: the list\n"
                "is TSV with a header: src and trg, texts with one sentence "
                "a line; gold, their\n"
                "beads; and optionally set, src_lang and trg_lang.  "
                "--params loads the result.",
            .examples = "  stele fit pairs.tsv -o lengths.tsv\n"
                        "  stele fit --calibration gold.tsv -o weights.tsv\n",
        },
    .one = "manifest or list",
    .opens = true,
    .run = run,
};
