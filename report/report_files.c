/* report/report_files.c - every file of a report, through sinks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_files.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "io/run_files.h"
#include "io/sink.h"
#include "report/charts.h"
#include "report/html.h"
#include "report/page.h"
#include "report/report_json.h"
#include "report/report_tables.h"
#include "report/report_workbook.h"
#include "report/svg.h"
#include "report/verdict_text.h"

enum { GZIP_LEVEL = 5 };

enum file_kind { FILE_HTML, FILE_JSON, FILE_XLSX, FILE_UNKNOWN };

static enum file_kind kind_of(const char *path)
{
    struct sv p = sv_from(path);
    if (sv_ends(p, SV(".gz")))
        p.n -= 3;
    else if (sv_ends(p, SV(".zst")))
        p.n -= 4;
    if (sv_eq(p, SV("-")) || sv_ends(p, SV(".html")) || sv_ends(p, SV(".htm")))
        return FILE_HTML;
    return sv_ends(p, SV(".json"))   ? FILE_JSON
           : sv_ends(p, SV(".xlsx")) ? FILE_XLSX
                                     : FILE_UNKNOWN;
}

int report_add_outputs(const struct report_job *job, struct run_files *f,
                       struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; k < job->n_outputs && rc == 0; k++) {
        if (kind_of(job->outputs[k]) == FILE_UNKNOWN)
            return err_set(e, ERR_USAGE,
                           "%.100s: a report is .html, .json or .xlsx",
                           job->outputs[k]);
        if (strcmp(job->outputs[k], "-") == 0 &&
            job->table != REPORT_TABLE_NONE)
            return err_set(e, ERR_USAGE,
                           "--table writes to standard output, and so does "
                           "\"-o -\"");
        rc = run_files_add_output(f, job->outputs[k], e);
    }
    return rc == 0 ? run_files_add_output(f, job->junit, e) : rc;
}

static int write_output(struct assessment *s, const char *path, struct err *e)
{
    struct buf text = {0};
    int rc;
    if (kind_of(path) == FILE_XLSX)
        return report_workbook_write(s, path, e);
    rc = kind_of(path) == FILE_JSON ? report_json_write(s, &text, e)
                                    : page_write(s, &text, e);
    if (rc == 0)
        rc = sink_write_whole(path, GZIP_LEVEL, &text, e);
    buf_free(&text);
    return rc;
}

/* The folder, made where it is not there. */
static int make_folder(const char *path, struct err *e)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return 0;
    return err_about(err_system(e, "make the folder"), path, e);
}

static int write_into(const char *folder, const char *name, const char *ending,
                      const struct buf *text, struct err *e)
{
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s%s", folder, name, ending);
    if (n < 0 || (size_t)n >= sizeof path)
        return err_set(e, ERR_LIMIT, "%.100s: the name is too long", folder);
    return sink_write_whole(path, GZIP_LEVEL, text, e);
}

/* All rows: what the page cuts is here. */
static int write_tables(struct assessment *s, const char *folder, struct err *e)
{
    const uint64_t worst = s->options.worst, rows = s->options.rows;
    report_table table;
    int rc = make_folder(folder, e);
    s->options.worst = s->options.rows = UINT64_MAX;
    for (unsigned k = 0; rc == 0 && (table = report_table_at(k)) != NULL; k++) {
        struct grid g;
        struct buf text = {0};
        rc = table(s, &g, e);
        if (rc == 0) {
            grid_add_csv(&text, &g);
            rc = write_into(folder, g.key, ".csv", &text, e);
        }
        buf_free(&text);
        grid_free(&g);
    }
    s->options.worst = worst;
    s->options.rows = rows;
    return rc;
}

static int write_plots(const struct assessment *s, const char *folder,
                       struct err *e)
{
    const char *name;
    int rc = make_folder(folder, e);
    for (unsigned k = 0; rc == 0 && (name = chart_name(k)) != NULL; k++) {
        struct buf drawing = {0}, file = {0};
        if (chart_is_known(s, k)) {
            chart_draw(s, k, &drawing);
            svg_add_file(&file, buf_sv(&drawing));
            file.failed |= drawing.failed;
            rc = write_into(folder, name, ".svg", &file, e);
        }
        buf_free(&drawing);
        buf_free(&file);
    }
    return rc;
}

/* A test case for each gate, as continuous integration reads it. */
static void add_junit(const struct assessment *s, struct buf *out)
{
    const struct gate_list *g = &s->gates;
    buf_add_sv(out, SV("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<testsuite name=\"stele report\" tests=\""));
    buf_add_u64(out, g->n);
    buf_add_sv(out, SV("\" failures=\""));
    buf_add_u64(out, g->n - g->n_passed);
    buf_add_sv(out, SV("\">\n"));
    for (size_t k = 0; k < g->n; k++) {
        const struct gate *x = &g->gates[k];
        buf_add_sv(out, SV(" <testcase classname=\"gate\" name=\""));
        buf_add_sv(out, sv_from(gate_figure_name(x->figure)));
        if (x->passed) {
            buf_add_sv(out, SV("\"/>\n"));
            continue;
        }
        buf_add_sv(out, SV("\">\n  <failure message=\""));
        assessment_add_gate_value(x, x->value, REPORT_EN, out);
        buf_add_sv(out, SV(", limit "));
        html_add_text(out, sv_from(gate_operator_name(x->op)));
        buf_add_char(out, ' ');
        assessment_add_gate_value(x, x->limit, REPORT_EN, out);
        buf_add_sv(out, SV("\"/>\n </testcase>\n"));
    }
    buf_add_sv(out, SV("</testsuite>\n"));
}

static int write_junit(const struct assessment *s, const char *path,
                       struct err *e)
{
    struct buf text = {0};
    add_junit(s, &text);
    int rc = sink_write_whole(path, GZIP_LEVEL, &text, e);
    buf_free(&text);
    return rc;
}

/* The tables that papers have: by source, yield, bead types. */
static int write_paper_tables(struct assessment *s,
                              enum report_table_format format, struct err *e)
{
    static const report_table tables[] = {table_groups, table_yield,
                                          table_beads};
    struct buf text = {0};
    int rc = 0;
    for (unsigned k = 0; k < 3 && rc == 0; k++) {
        struct grid g;
        rc = tables[k](s, &g, e);
        if (rc == 0 && grid_rows(&g) > 0) {
            if (text.n > 0)
                buf_add_char(&text, '\n');
            if (format == REPORT_TABLE_LATEX)
                grid_add_latex(&text, &g);
            else
                grid_add_markdown(&text, &g);
        }
        grid_free(&g);
    }
    if (rc == 0)
        rc = sink_write_whole("-", GZIP_LEVEL, &text, e);
    buf_free(&text);
    return rc;
}

int report_write(const struct report_job *job, struct assessment *s,
                 struct err *e)
{
    int rc = 0;
    for (unsigned k = 0; k < job->n_outputs && rc == 0; k++)
        rc = write_output(s, job->outputs[k], e);
    if (rc == 0 && job->tables_folder)
        rc = write_tables(s, job->tables_folder, e);
    if (rc == 0 && job->plots_folder)
        rc = write_plots(s, job->plots_folder, e);
    if (rc == 0 && job->junit)
        rc = write_junit(s, job->junit, e);
    if (rc == 0 && job->table != REPORT_TABLE_NONE)
        rc = write_paper_tables(s, job->table, e);
    return rc;
}
