/* cli/cmd_eval.c - stele eval GOT GOLD [GOT GOLD …]
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "cli/command.h"
#include "cli/complain.h"
#include "cli/loudness.h"
#include "cli/option.h"
#include "corpus/evaluation.h"
#include "io/beads.h"
#include "io/ladder.h"
#include "io/sink.h"
#include "io/whole_file.h"
#include "report/reliability_plot.h"

struct eval_job {
    bool brief;
    const char *plot_path; /* where a reliability plot goes, or NULL */
    char **paths;
    int n_paths;
};

static const struct setting rows[] = {
    {.key = "brief",
     .letter = 'b',
     .kind = SETTING_FLAG,
     .help = "only the totals, not the tables by bead type and by score",
     SETTING_AT(struct eval_job, brief)},
    {.key = "plot",
     .kind = SETTING_TEXT,
     .value = "FILE",
     .help = "write a plot of the scores' reliability to FILE, as SVG",
     SETTING_AT(struct eval_job, plot_path)},
};

static const char *const headings[] = {"Options"};
static const struct setting_table own = {rows, sizeof rows / sizeof rows[0],
                                         headings};

static int parse(struct eval_job *job, int argc, char **argv, struct err *e)
{
    const struct option_binding bindings[] = {
        option_own(&own, job),
        option_own(&loudness_help_options, NULL),
    };
    const struct option_table table = {
        .usage = "stele eval [options] GOT GOLD [GOT GOLD ...]",
        .purpose = "Compare alignments with gold.  A file holds beads, one a "
                   "line, numbered from 0:\n"
                   "\"[0, 1]:[0]\" or \"[0, 1]:[0]:SCORE\"; or a ladder of "
                   "hunalign.  Strict: the gold\n"
                   "has exactly this bead.  Lax: a gold bead shares a source "
                   "and a target sentence\n"
                   "with it.  Only beads with two sides count.",
        .examples = "  stele align -f beads a.en a.fr > a.beads\n"
                    "  stele eval a.beads a.gold\n",
        .bindings = bindings,
        .n_bindings = sizeof bindings / sizeof bindings[0],
    };
    int first = 0;
    int rc = option_parse(&table, argc, argv, &first, e);
    if (rc != 0)
        return rc;
    job->paths = argv + first;
    job->n_paths = argc - first;
    if (job->n_paths == 0 || job->n_paths % 2 != 0)
        return err_set(e, ERR_USAGE,
                       "files come in pairs, GOT GOLD; there are %d",
                       job->n_paths);
    return 0;
}

/* A ladder's line begins with a digit, a bead's with a bracket. */
static int read_links(struct arena *a, const char *path,
                      struct gold_link_list *out, struct err *e)
{
    struct buf text = {0};
    int rc = whole_file_read(path, WHOLE_FILE_MAX_BYTES, &text, e);
    bool ladder = text.n > 0 && text.p[0] >= '0' && text.p[0] <= '9';
    if (rc == 0)
        rc = ladder ? ladder_read(a, buf_sv(&text), out, e)
                    : beads_read(a, buf_sv(&text), out, e);
    buf_free(&text);
    return rc;
}

static void print_document(const char *path, const struct evaluation *ev)
{
    struct evaluation_figures f = evaluation_figures(ev);
    size_t n = strlen(path);
    printf("%-60s P %.4f R %.4f F %.4f lax F %.4f\n",
           n > 60 ? path + n - 60 : path, f.strict_p, f.strict_r, f.strict_f,
           f.lax_f);
}

/* Add one document to the sum, and print its line if there are several. */
static int add_document(struct evaluation *sum, const struct eval_job *job,
                        int at, struct arena *a)
{
    struct err e;
    struct gold_link_list got, gold;
    const char *got_path = job->paths[at], *gold_path = job->paths[at + 1];
    if (read_links(a, got_path, &got, &e) != 0)
        return complain_about(got_path, &e);
    if (read_links(a, gold_path, &gold, &e) != 0)
        return complain_about(gold_path, &e);
    if (evaluation_add(sum, a, &got, &gold, &e) != 0)
        return complain_about(got_path, &e);
    if (job->n_paths > 2) {
        struct evaluation one = {0};
        if (evaluation_add(&one, a, &got, &gold, &e) != 0)
            return complain_about(got_path, &e);
        print_document(gold_path, &one);
        evaluation_free(&one);
    }
    arena_reset(a);
    return EXIT_DONE;
}

static void print_types(const struct evaluation *sum)
{
    printf("\nbead   in gold    found   recall\n");
    for (unsigned s = 0; s <= EVALUATION_MAX_SIDE; s++) {
        for (unsigned t = 0; t <= EVALUATION_MAX_SIDE; t++) {
            size_t n = sum->gold_by_type[s][t];
            size_t found = sum->found_by_type[s][t];
            if (n > 0)
                printf("%u-%u%s  %9zu  %7zu   %.4f\n", s, t,
                       s == EVALUATION_MAX_SIDE || t == EVALUATION_MAX_SIDE
                           ? "+"
                           : " ",
                       n, found, (double)found / (double)n);
        }
    }
}

static void print_bins(const struct evaluation_calibration *c)
{
    printf("\nscore        beads   mean score   right\n");
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        const struct evaluation_bin *bin = &c->bins[b];
        if (bin->n > 0)
            printf("%.1f - %.1f  %7zu       %.4f   %.4f\n", b / 10.0,
                   (b + 1) / 10.0, bin->n, bin->mean_score, bin->share_right);
    }
}

static int write_plot(const char *path, const struct evaluation_calibration *c)
{
    struct buf svg = {0};
    struct sink *sink;
    struct err e;
    reliability_plot(c, &svg);
    int rc = svg.failed ? err_nomem(&e) : sink_open(path, 6, &sink, &e);
    if (rc == 0) {
        rc = sink_write(sink, buf_sv(&svg), &e);
        if (rc == 0)
            rc = sink_close(sink, &e);
        else
            sink_abort(sink);
    }
    buf_free(&svg);
    return rc == 0 ? EXIT_DONE : complain_about(path, &e);
}

static int print_total(const struct evaluation *sum, const struct eval_job *job,
                       struct arena *a)
{
    struct evaluation_figures f = evaluation_figures(sum);
    printf("TOTAL %zu beads: strict P %.4f R %.4f F %.4f  lax F %.4f\n",
           sum->n_gold, f.strict_p, f.strict_r, f.strict_f, f.lax_f);
    struct evaluation_calibration c = {0};
    bool scored = sum->n_scores > 0;
    struct err e;
    if (!scored && job->plot_path) {
        err_set(&e, ERR_INPUT, "no bead has a score to draw");
        return complain_about(job->paths[0], &e);
    }
    if (scored) {
        if (evaluation_calibrate(sum, a, &c, &e) != 0)
            return complain(&e);
        printf("SCORE ECE %.4f Brier %.4f AUC %.4f AUClax %.4f\n", c.ece,
               c.brier, c.auc_strict, c.auc_lax);
    }
    if (!job->brief) {
        print_types(sum);
        if (scored)
            print_bins(&c);
    }
    return job->plot_path ? write_plot(job->plot_path, &c) : EXIT_DONE;
}

int cmd_eval(int argc, char **argv)
{
    struct eval_job job = {0};
    struct err e = {0};
    int rc = parse(&job, argc, argv, &e);
    if (rc != 0)
        return rc > 0 ? EXIT_DONE : complain_usage("eval", &e);
    struct arena arena = {0};
    struct evaluation sum = {0};
    int code = EXIT_DONE;
    for (int i = 0; i < job.n_paths && code == EXIT_DONE; i += 2)
        code = add_document(&sum, &job, i, &arena);
    if (code == EXIT_DONE)
        code = print_total(&sum, &job, &arena);
    evaluation_free(&sum);
    arena_free(&arena);
    return code;
}
