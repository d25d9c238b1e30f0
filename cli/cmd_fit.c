/* cli/cmd_fit.c - stele fit LIST: figures from data.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli/command.h"
#include "cli/option.h"
#include "cli/task.h"
#include "lib/stele_lab.h"

struct fit_command {
    struct stele_settings *settings;
    enum loudness loudness;
    const char *list;
};

static int parse(struct fit_command *c, int argc, char **argv,
                 struct stele_error *error)
{
    const struct option_table table = {
        .usage = "stele fit [options] MANIFEST\n"
                 "       stele fit --calibration [options] LIST",
        .purpose = "Fit c, s2 and the priors of the length model to the "
                   "article pairs of a manifest\n"
                   "of stele batch.  With --calibration, fit the scores to "
                   "gold alignments: the list\n"
                   "is TSV with a header: src and trg, texts with one sentence "
                   "a line; gold, their\n"
                   "beads; and optionally set, src_lang and trg_lang.  "
                   "--params loads the result.",
        .examples = "  stele fit pairs.tsv -o lengths.tsv\n"
                    "  stele fit --calibration gold.tsv -o weights.tsv\n",
        .settings = c->settings,
        .loudness = &c->loudness,
    };
    int rc = option_parse_one(&table, argc, argv, "manifest or list", &c->list,
                              error);
    return rc == 0 ? task_check(c->settings, error) : rc;
}

static void on_failed(void *context, struct stele_text id,
                      const struct stele_error *why)
{
    (void)context;
    (void)id;
    message_error(why);
}

static void report_lengths(const struct stele_length_fit *x)
{
    message_note("c %.4f, s2 %.4f, priors %.4f (1-1) %.4f (null) %.4f (1-2) "
                 "%.4f (2-2)",
                 x->c, x->s2, x->p_1_1, x->p_null, x->p_merge, x->p_2_2);
    message_note(
        "from %.0f beads, %zu of them likely 1-1, of %zu pairs of articles "
        "in %u rounds; %zu pairs failed",
        x->n_beads, x->n_likely, x->n_documents, x->n_rounds, x->n_failed);
}

static int run(const struct fit_command *c, const struct stele *stele,
               struct stele_error *error)
{
    const struct stele_events events = {.size = sizeof events,
                                        .failed = on_failed};
    struct stele_length_fit x;
    if (!task_differs(c->settings, "calibration", "yes"))
        return stele_fit_calibration(stele, c->list, error);
    int rc = stele_fit_lengths(stele, c->list, &events, &x, error);
    if (rc != 0)
        return rc;
    if (c->loudness != LOUD_QUIET)
        report_lengths(&x);
    return x.n_failed > 0 ? EXIT_PARTLY : EXIT_DONE;
}

int cmd_fit(int argc, char **argv, struct failure *failure)
{
    struct fit_command c = {
        .settings = task_settings_new("fit", &failure->error),
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
