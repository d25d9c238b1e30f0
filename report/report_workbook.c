/* report/report_workbook.c - sheets of the tables, by libxlsxwriter.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/report_workbook.h"

#ifdef STELE_XLSX

#include <math.h>

#include "io/aside_file.h"
#include "report/checks_of_pair.h"
#include "report/report_tables.h"
#include "report/xlsx_library.h"

enum {
    MAX_UNITS = 32767,          /* of a cell, UTF-16 */
    MAX_ROWS = 1048576,         /* of a sheet */
    SECONDS_OF_1980 = 315532800 /* the earliest date of a ZIP file */
};

struct workbook {
    struct xlsx_library lib;
    lxw_workbook *book;
    lxw_format *bold, *wrapped, *share, *decimal, *score;
    struct buf cell;
};

static const char *const judgements[] = {
    "OK", "alignment",         "language", "tokenisation",
    "MT", "translation error", NULL};
static const char *const decisions[] = {
    "right", "wrong", "dismissed", "missing", "legitimate", "elsewhere", NULL};

/* A text, cut at what a cell holds. */
static int write_text(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row,
                      lxw_col_t col, struct sv text, lxw_format *format,
                      struct err *e)
{
    size_t units = 0, fits = text.n;
    for (size_t k = 0; k < text.n; k++) {
        const unsigned char c = (unsigned char)text.p[k];
        if ((c & 0xC0) == 0x80)
            continue;
        units += c >= 0xF0 ? 2 : 1;
        if (units > MAX_UNITS - 1) {
            fits = k;
            break;
        }
    }
    buf_clear(&w->cell);
    buf_add_sv(&w->cell, sv_sub(text, 0, fits));
    if (fits < text.n)
        buf_add_sv(&w->cell, SV("…"));
    buf_add_char(&w->cell, '\0');
    if (w->cell.failed)
        return err_nomem(e);
    return w->lib.worksheet_write_string(sheet, row, col, w->cell.p, format) ==
                   LXW_NO_ERROR
               ? 0
               : err_set(e, ERR_INTERNAL, "a cell cannot be written");
}

static bool is_long(enum grid_kind kind)
{
    return kind == GRID_SOURCE || kind == GRID_TARGET;
}

static lxw_format *format_of(const struct workbook *w, enum grid_kind kind)
{
    switch (kind) {
    case GRID_SHARE: return w->share;
    case GRID_DECIMAL: return w->decimal;
    case GRID_SCORE: return w->score;
    case GRID_SOURCE:
    case GRID_TARGET:
    case GRID_TEXT: return w->wrapped;
    default: return NULL;
    }
}

static int write_cell(struct workbook *w, lxw_worksheet *sheet, lxw_row_t row,
                      lxw_col_t col, enum grid_kind kind,
                      const struct grid_cell *c, struct err *e)
{
    if (kind < GRID_COUNT || kind == GRID_KEY)
        return write_text(w, sheet, row, col, c->text, w->wrapped, e);
    if (kind > GRID_SHARE || isnan(c->number))
        return 0;
    return w->lib.worksheet_write_number(sheet, row, col, c->number,
                                         format_of(w, kind)) == LXW_NO_ERROR
               ? 0
               : err_nomem(e);
}

/* A choice for each row of a column that people fill. */
static int offer(const struct workbook *w, lxw_worksheet *sheet, lxw_col_t col,
                 lxw_row_t n_rows, const char *const *choices, struct err *e)
{
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST,
                             .value_list = (char **)choices};
    if (n_rows == 0)
        return 0;
    return w->lib.worksheet_data_validation_range(sheet, 1, col, n_rows, col,
                                                  &v) == LXW_NO_ERROR
               ? 0
               : err_nomem(e);
}

/* What comes back is known by its key, in any language. */
static struct sv head_of(const struct grid *g, unsigned column)
{
    const struct grid_column *c = &g->columns[column];
    return c->kind == GRID_DECISION || c->kind == GRID_KEY
               ? sv_from(c->key)
               : wording(g->language, c->title);
}

static int write_sheet(struct workbook *w, const char *name,
                       const struct grid *g, struct err *e)
{
    lxw_worksheet *sheet = w->lib.workbook_add_worksheet(w->book, name);
    size_t n = grid_rows(g);
    int rc = sheet ? 0 : err_nomem(e);
    if (n > MAX_ROWS - 1)
        n = MAX_ROWS - 1;
    if (rc == 0)
        w->lib.worksheet_freeze_panes(sheet, 1, 0);
    for (unsigned c = 0, col = 0; c < g->n_columns && rc == 0; c++) {
        const enum grid_kind kind = g->columns[c].kind;
        if (kind == GRID_STRIP)
            continue;
        const lxw_col_t at = (lxw_col_t)col++;
        w->lib.worksheet_set_column(sheet, at, at,
                                    is_long(kind)           ? 50
                                    : kind == GRID_TEXT     ? 24
                                    : kind < GRID_COUNT     ? 20
                                    : kind == GRID_DECISION ? 18
                                                            : 12,
                                    NULL);
        rc = write_text(w, sheet, 0, at, head_of(g, c), w->bold, e);
        for (size_t r = 0; r < n && rc == 0; r++)
            rc = write_cell(w, sheet, (lxw_row_t)r + 1, at, kind,
                            grid_cell(g, r, c), e);
        if (rc == 0 && kind == GRID_DECISION)
            rc = offer(w, sheet, at, (lxw_row_t)n,
                       strcmp(g->key, "sample") == 0 ? judgements : decisions,
                       e);
    }
    return rc;
}

/* Types by severities with what checks suggest; the words evaluated; and a cell
 * for the score, which a person gives. */
static int write_scorecard(struct workbook *w, const struct assessment *s,
                           struct err *e)
{
    static const char *const heads[] = {"MQM", "neutral", "minor", "major",
                                        "critical"};
    lxw_worksheet *sheet =
        w->lib.workbook_add_worksheet(w->book, "MQM scorecard");
    const struct figures *f = &s->delivery->figures;
    uint64_t n_words = 0;
    lxw_row_t row = 1;
    int rc = sheet ? 0 : err_nomem(e);
    if (rc == 0)
        w->lib.worksheet_set_column(sheet, 0, 0, 46, NULL);
    for (unsigned k = 0; k < 5 && rc == 0; k++)
        rc = write_text(w, sheet, 0, (lxw_col_t)k, sv_from(heads[k]), w->bold,
                        e);
    for (unsigned bit = 0; bit < RECORD_N_FLAGS && rc == 0; bit++) {
        const struct check_row *c = check_row(bit);
        if (f->n_flag[bit] == 0 || c->severity == SEVERITY_NEUTRAL)
            continue;
        rc = write_text(w, sheet, row, 0, sv_from(c->mqm), NULL, e);
        w->lib.worksheet_write_number(sheet, row++,
                                      (lxw_col_t)(1 + c->severity),
                                      (double)f->n_flag[bit], NULL);
    }
    for (unsigned k = 0; k <= FIGURES_WORDS_MAX; k++)
        n_words += k * f->src.n_words[k];
    if (rc == 0)
        rc = write_text(w, sheet, row + 1, 0, SV("EWC (words evaluated)"),
                        w->bold, e);
    if (rc == 0)
        w->lib.worksheet_write_number(sheet, row + 1, 1, (double)n_words, NULL);
    if (rc == 0)
        rc = write_text(w, sheet, row + 2, 0, SV("OQS (given by a person)"),
                        w->bold, e);
    return rc;
}

static const struct {
    const char *name;
    report_table table;
} sheets[] = {
    {"Summary", table_summary},
    {"Gates", table_gates},
    {"Documents", table_documents},
    {"Check first", table_queue},
    {"Omissions", table_omissions},
    {"Checks", table_checks},
    {"Check examples", table_examples},
    {"Inconsistencies", table_inconsistencies},
    {"Sample", table_sample},
};

static int fill(struct workbook *w, struct assessment *s, struct err *e)
{
    int rc = 0;
    w->bold = w->lib.workbook_add_format(w->book);
    w->wrapped = w->lib.workbook_add_format(w->book);
    w->share = w->lib.workbook_add_format(w->book);
    w->decimal = w->lib.workbook_add_format(w->book);
    w->score = w->lib.workbook_add_format(w->book);
    if (!w->bold || !w->wrapped || !w->share || !w->decimal || !w->score)
        return err_nomem(e);
    w->lib.format_set_bold(w->bold);
    w->lib.format_set_text_wrap(w->bold);
    w->lib.format_set_text_wrap(w->wrapped);
    w->lib.format_set_align(w->wrapped, LXW_ALIGN_VERTICAL_TOP);
    w->lib.format_set_num_format(w->share, "0.0 %");
    w->lib.format_set_num_format(w->decimal, "0.00");
    w->lib.format_set_num_format(w->score, "0.0000");
    for (size_t k = 0; k < sizeof sheets / sizeof *sheets && rc == 0; k++) {
        struct grid g;
        rc = sheets[k].table(s, &g, e);
        if (rc == 0)
            rc = write_sheet(w, sheets[k].name, &g, e);
        grid_free(&g);
    }
    return rc == 0 ? write_scorecard(w, s, e) : rc;
}

int report_workbook_write(struct assessment *s, const char *path, struct err *e)
{
    struct workbook w = {0};
    struct aside_file file = {.fd = -1};
    lxw_doc_properties properties = {.created = SECONDS_OF_1980};
    int rc = aside_file_open(path, &file, e);
    if (rc == 0 && !file.name)
        rc = err_set(e, ERR_USAGE, "a workbook is written to a file only");
    if (rc == 0)
        rc = xlsx_library_open(&w.lib, e);
    if (rc == 0) {
        w.book = w.lib.workbook_new(file.name);
        rc = w.book ? 0 : err_nomem(e);
    }
    if (rc == 0 &&
        w.lib.workbook_set_properties(w.book, &properties) != LXW_NO_ERROR)
        rc = err_nomem(e);
    if (rc == 0)
        rc = fill(&w, s, e);
    if (rc == 0) {
        lxw_error failed = w.lib.workbook_close(w.book);
        w.book = NULL;
        if (failed != LXW_NO_ERROR)
            rc = err_set(e, ERR_IO, "cannot write the workbook: %s",
                         w.lib.lxw_strerror(failed));
    }
    if (w.book)
        w.lib.lxw_workbook_free(w.book);
    if (rc == 0)
        rc = aside_file_finish(&file, e);
    else if (file.fd >= 0)
        aside_file_abort(&file);
    buf_free(&w.cell);
    xlsx_library_close(&w.lib);
    return err_about(rc, path, e);
}

#else

int report_workbook_write(struct assessment *s, const char *path, struct err *e)
{
    (void)s, (void)path;
    return err_set(e, ERR_USAGE,
                   "this program was built without libxlsxwriter and writes "
                   "no XLSX");
}

#endif
