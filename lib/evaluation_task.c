/* lib/evaluation_task.c - reads links and gold, and writes figures.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lib/evaluation_task.h"

#include "corpus/comparison_text.h"
#include "corpus/evaluation_text.h"
#include "corpus/link_file.h"
#include "io/run_files.h"
#include "io/sink.h"
#include "lib/task_rows.h"
#include "report/reliability_plot.h"

enum { GZIP_LEVEL = 6 };

/* ---- Settings ---- */

static const char *const headings[] = {"Options"};
static const struct setting rows[] = {
    {.key = "brief",
     .letter = 'b',
     .kind = SETTING_FLAG,
     .help = "only the totals, not the tables by bead type and by score",
     FIELD(eval.brief)},
    {.key = "plot",
     .kind = SETTING_TEXT,
     .value = "FILE",
     .help = "write a plot of the scores' reliability to FILE, as SVG",
     FIELD(eval.plot)},
    {.key = "versus",
     .kind = SETTING_FLAG,
     .help = "compare two aligners: files come in threes, A B GOLD",
     FIELD(eval.compares)},
    {.key = "table",
     .kind = SETTING_CHOICE,
     .value = "NAME",
     .help = "how --versus prints:",
     .choice = comparison_format_name,
     FIELD(eval.format)},
};
const struct setting_table eval_table = {rows, sizeof rows / sizeof rows[0],
                                         headings};

int check_eval(const struct settings *s, const struct task_values *v,
               struct err *e)
{
    (void)s;
    if (v->eval.compares && (v->eval.brief || v->eval.plot))
        return err_set(e, ERR_USAGE, "--%s has no effect with --versus",
                       v->eval.brief ? "brief" : "plot");
    return 0;
}

/* ---- Run ---- */

/* Read a document: alignments [n], and their gold behind them. */
static int read_document(struct arena *a, const char *const *paths, size_t n,
                         struct gold_link_list *out, struct err *e)
{
    int rc = 0;
    for (size_t k = 0; k <= n && rc == 0; k++)
        rc = link_file_read(a, paths[k], &out[k], e);
    for (size_t k = 0; k < n && rc == 0; k++)
        rc = err_about(evaluation_check_length(&out[k], &out[n], e), paths[n],
                       e);
    return rc;
}

static int compare(struct arena *a, const struct task_values *v,
                   const char *const *paths, size_t n_paths, struct err *e)
{
    struct comparison sums = {.n = 0};
    struct buf text = {0};
    const struct comparison_row *table;
    size_t n_rows;
    int rc = 0;
    for (size_t k = 0; k < n_paths && rc == 0; k += 3) {
        struct gold_link_list lists[3];
        rc = read_document(a, paths + k, 2, lists, e);
        if (rc == 0)
            rc = comparison_add(&sums, a, &lists[0], &lists[1], &lists[2], e);
        arena_reset(a);
    }
    if (rc == 0)
        rc = comparison_rows(&sums, a, &table, &n_rows, e);
    if (rc == 0) {
        comparison_add_table(table, n_rows, n_paths / 3, v->eval.format, &text);
        rc = sink_write_whole("-", GZIP_LEVEL, &text, e);
    }
    comparison_free(&sums);
    buf_free(&text);
    return rc;
}

/* Add a document to the sums, and its line where there are several. */
static int add_document(struct arena *a, const char *const *paths, bool several,
                        struct evaluation *sum, struct buf *text, struct err *e)
{
    struct gold_link_list lists[2];
    struct evaluation alone = {0};
    int rc = read_document(a, paths, 1, lists, e);
    if (rc == 0)
        rc = evaluation_add(sum, a, &lists[0], &lists[1], e);
    if (rc == 0 && several)
        rc = evaluation_add(&alone, a, &lists[0], &lists[1], e);
    if (rc == 0 && several)
        evaluation_add_line(&alone, sv_from(paths[1]), text);
    evaluation_free(&alone);
    arena_reset(a);
    return err_about(rc, paths[0], e);
}

static int plot(const struct evaluation_calibration *c, const char *path,
                struct err *e)
{
    struct buf svg = {0};
    reliability_plot(c, &svg);
    int rc = sink_write_whole(path, GZIP_LEVEL, &svg, e);
    buf_free(&svg);
    return rc;
}

static int evaluate(struct arena *a, const struct task_values *v,
                    const char *const *paths, size_t n_paths, struct err *e)
{
    struct evaluation sum = {0};
    struct evaluation_calibration c;
    struct buf text = {0};
    int rc = 0;
    for (size_t k = 0; k < n_paths && rc == 0; k += 2)
        rc = add_document(a, paths + k, n_paths > 2, &sum, &text, e);
    const bool has_scores = sum.n_scores > 0;
    if (rc == 0 && !has_scores && v->eval.plot)
        rc = err_about(err_set(e, ERR_INPUT, "no bead has a score to draw"),
                       paths[0], e);
    if (rc == 0 && has_scores)
        rc = evaluation_calibrate(&sum, a, &c, e);
    if (rc == 0) {
        evaluation_add_text(&sum, has_scores ? &c : NULL, !v->eval.brief,
                            &text);
        rc = sink_write_whole("-", GZIP_LEVEL, &text, e);
    }
    if (rc == 0 && v->eval.plot)
        rc = plot(&c, v->eval.plot, e);
    evaluation_free(&sum);
    buf_free(&text);
    return rc;
}

/* No output is an input; and files come in pairs, or in threes. */
static int check_files(const struct task_values *v, const char *const *paths,
                       size_t n_paths, struct err *e)
{
    struct run_files files = {0};
    int rc = 0;
    if (n_paths == 0 || n_paths % (v->eval.compares ? 3 : 2) != 0)
        return err_set(e, ERR_USAGE,
                       v->eval.compares
                           ? "files come in threes, A B GOLD; there are %zu"
                           : "files come in pairs, GOT GOLD; there are %zu",
                       n_paths);
    for (size_t k = 0; k < n_paths && rc == 0; k++)
        rc = run_files_add_input(&files, paths[k], e);
    if (rc == 0)
        rc = run_files_add_output(&files, v->eval.plot, e);
    run_files_free(&files);
    return rc;
}

int evaluation_task_run(const struct task_values *v, const char *const *paths,
                        size_t n_paths, struct err *e)
{
    struct arena arena = {0};
    int rc = check_files(v, paths, n_paths, e);
    if (rc == 0)
        rc = v->eval.compares ? compare(&arena, v, paths, n_paths, e)
                              : evaluate(&arena, v, paths, n_paths, e);
    arena_free(&arena);
    return rc;
}
