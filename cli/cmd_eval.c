/* cli/cmd_eval.c - stele eval GOT GOLD [GOT GOLD …]
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/comparison_print.h"
#include "lib/stele_lab.h"

struct eval_own {
    bool brief;
    bool compares;         /* files come in threes: A B GOLD */
    const char *format;    /* of the comparison, or NULL */
    const char *plot_path; /* where a reliability plot goes, or NULL */
};

/* What has no effect, and files that are too many or too few. */
static int check(struct task_call *call, struct stele_error *error)
{
    const struct eval_own *c = call->own;
    const size_t n = call->n_paths;
    enum comparison_format format;
    if (c->format && !c->compares)
        return message_misuse(error, "--table has no effect without "
                                     "--versus");
    if (c->compares && (c->brief || c->plot_path))
        return message_misuse(error, "--%s has no effect with --versus",
                              c->brief ? "brief" : "plot");
    if (c->format && !comparison_format_named(c->format, &format))
        return message_misuse(
            error, "unknown table \"%.40s\": text, json or latex", c->format);
    if (c->compares && (n == 0 || n % 3 != 0))
        return message_misuse(
            error, "files come in threes, A B GOLD; there are %zu", n);
    if (!c->compares && (n == 0 || n % 2 != 0))
        return message_misuse(
            error, "files come in pairs, GOT GOLD; there are %zu", n);
    return 0;
}

/* The line of one document, where there are several. */
static void print_document(const char *path, const struct stele_figures *f)
{
    size_t n = strlen(path);
    printf("%-60s P %.4f R %.4f F %.4f lax F %.4f\n",
           n > 60 ? path + n - 60 : path, f->strict_p, f->strict_r, f->strict_f,
           f->lax_f);
}

static int add_all(struct stele_evaluation *v, const struct task_call *c,
                   struct stele_error *error)
{
    int rc = 0;
    for (size_t i = 0; i < c->n_paths && rc == 0; i += 2) {
        struct stele_figures one;
        bool several = c->n_paths > 2;
        rc = stele_evaluation_add(v, c->paths[i], c->paths[i + 1],
                                  several ? &one : NULL, error);
        if (rc == 0 && several)
            print_document(c->paths[i + 1], &one);
    }
    return rc;
}

static void print_types(const struct stele_evaluation *v)
{
    struct stele_type_figures t;
    printf("\nbead   in gold    found   recall\n");
    for (size_t k = 0; stele_evaluation_type(v, k, &t); k++)
        if (t.n_gold > 0)
            printf("%u-%u%s  %9zu  %7zu   %.4f\n", t.n_src, t.n_tgt,
                   t.and_more ? "+" : " ", t.n_gold, t.n_found,
                   (double)t.n_found / (double)t.n_gold);
}

static void print_bins(const struct stele_evaluation *v)
{
    struct stele_bin_figures b;
    printf("\nscore        beads   mean score   right\n");
    for (size_t k = 0; stele_evaluation_bin(v, k, &b); k++)
        if (b.n > 0)
            printf("%.1f - %.1f  %7zu       %.4f   %.4f\n", b.from, b.to, b.n,
                   b.mean_score, b.share_right);
}

static int print_total(struct stele_evaluation *v, const struct task_call *call,
                       struct stele_error *error)
{
    const struct eval_own *c = call->own;
    struct stele_figures f;
    int rc = stele_evaluation_figures(v, &f, error);
    printf("TOTAL %zu beads: strict P %.4f R %.4f F %.4f  lax F %.4f\n",
           f.n_gold, f.strict_p, f.strict_r, f.strict_f, f.lax_f);
    if (rc != 0)
        return rc;
    if (!f.has_scores && c->plot_path) {
        message_misuse(error, "no bead has a score to draw");
        snprintf(error->subject, sizeof error->subject, "%s", call->paths[0]);
        return error->code = STELE_INPUT;
    }
    if (f.has_scores)
        printf("SCORE ECE %.4f Brier %.4f AUC %.4f AUClax %.4f\n", f.ece,
               f.brier, f.auc_strict, f.auc_lax);
    if (f.n_other_scores > 0)
        printf("SCORE left out of %zu beads: in their ladder, scores are not "
               "all 0 to 1\n",
               f.n_other_scores);
    if (!c->brief)
        print_types(v);
    if (!c->brief && f.has_scores)
        print_bins(v);
    return c->plot_path ? stele_evaluation_plot(v, c->plot_path, error) : 0;
}

static int compare(const struct task_call *c, struct stele_error *error)
{
    const struct eval_own *own = c->own;
    struct stele_comparison *v = NULL;
    enum comparison_format format = COMPARISON_TEXT;
    int rc = stele_comparison_open(&v, error);
    for (size_t i = 0; i < c->n_paths && rc == 0; i += 3)
        rc = stele_comparison_add(v, c->paths[i], c->paths[i + 1],
                                  c->paths[i + 2], error);
    if (rc == 0)
        rc = stele_comparison_run(v, error);
    if (own->format)
        comparison_format_named(own->format, &format);
    if (rc == 0)
        comparison_print(v, format, c->n_paths / 3);
    stele_comparison_close(v);
    return rc;
}

static int run(struct task_call *c, struct stele_error *error)
{
    const struct eval_own *own = c->own;
    struct stele_evaluation *v = NULL;
    int rc = stele_check_files(NULL, c->paths, c->n_paths, &own->plot_path, 1,
                               error);
    if (rc == 0 && own->compares)
        return compare(c, error);
    if (rc == 0)
        rc = stele_evaluation_open(&v, error);
    if (rc == 0)
        rc = add_all(v, c, error);
    if (rc == 0)
        rc = print_total(v, c, error);
    stele_evaluation_close(v);
    return rc;
}

static const struct option_row rows[] = {
    {.info = {.key = "brief",
              .letter = 'b',
              .help = "only the totals, not the tables by bead type and by "
                      "score",
              .heading = "Options"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct eval_own, brief)},
    {.info = {.key = "plot",
              .value = "FILE",
              .help = "write a plot of the scores' reliability to FILE, as SVG",
              .heading = "Options"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct eval_own, plot_path)},
    {.info = {.key = "versus",
              .help = "compare two aligners: files come in threes, A B GOLD",
              .heading = "Options"},
     .kind = OPTION_FLAG,
     .at = offsetof(struct eval_own, compares)},
    {.info = {.key = "table",
              .value = "NAME",
              .help = "how --versus prints: text, json or latex (default: "
                      "text)",
              .heading = "Options"},
     .kind = OPTION_TEXT,
     .at = offsetof(struct eval_own, format)},
};

const struct task_command cmd_eval = {
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
            .rows = rows,
            .n_rows = sizeof rows / sizeof rows[0],
            .messages = MESSAGES_ALL,
        },
    .own_bytes = sizeof(struct eval_own),
    .check = check,
    .run = run,
};
