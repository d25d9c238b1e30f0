/* report/xlsx_writer.c - fields of TSV lines into cells.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "report/xlsx_writer.h"

#ifdef STELE_XLSX

#include <stdlib.h>

#include "base/table.h"
#include "io/aside_file.h"
#include "io/parse_number.h"
#include "report/xlsx_library.h"

enum {
    MAX_ROWS = 1048576,         /* of a sheet, the header included */
    MAX_UNITS = 32767,          /* of a cell, UTF-16 */
    TEXT_WIDTH = 60,            /* characters of a column of text */
    SECONDS_OF_1980 = 315532800 /* the earliest date of a ZIP file */
};

struct xlsx_writer {
    struct xlsx_library lib;
    struct aside_file file;
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *bold, *wrapped;
    lxw_row_t row; /* the next one of the sheet */
    struct tsv_columns columns;
    struct writer_options options;
    struct writer line;
    struct buf text, cell;
    const struct document *document;
    uint64_t n_cut;
};

static int open_sheet(struct xlsx_writer *x, struct err *e)
{
    x->sheet = x->lib.workbook_add_worksheet(x->book, NULL);
    if (!x->sheet)
        return err_nomem(e);
    x->lib.worksheet_freeze_panes(x->sheet, 1, 0);
    for (unsigned i = 0; i < x->columns.n; i++) {
        const char *name = tsv_column_name(x->columns.column[i]);
        const struct sv n = sv_from(name);
        const lxw_col_t col = (lxw_col_t)i;
        if (sv_ends(n, SV("_text")))
            x->lib.worksheet_set_column(x->sheet, col, col, TEXT_WIDTH,
                                        x->wrapped);
        if (x->lib.worksheet_write_string(x->sheet, 0, col, name, x->bold) !=
            LXW_NO_ERROR)
            return err_nomem(e);
    }
    x->row = 1;
    return 0;
}

static int open_book(struct xlsx_writer *x, struct err *e)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    /* with a date of now two runs would differ */
    lxw_doc_properties properties = {.created = SECONDS_OF_1980};
    x->book = x->lib.workbook_new_opt(x->file.name, &options);
    if (!x->book)
        return err_nomem(e);
    x->bold = x->lib.workbook_add_format(x->book);
    x->wrapped = x->lib.workbook_add_format(x->book);
    if (!x->bold || !x->wrapped ||
        x->lib.workbook_set_properties(x->book, &properties) != LXW_NO_ERROR)
        return err_nomem(e);
    x->lib.format_set_bold(x->bold);
    x->lib.format_set_text_wrap(x->wrapped);
    x->lib.format_set_align(x->wrapped, LXW_ALIGN_VERTICAL_TOP);
    return open_sheet(x, e);
}

int xlsx_writer_open(const char *path, const struct tsv_columns *columns,
                     struct xlsx_writer **out, struct err *e)
{
    struct xlsx_writer *x = calloc(1, sizeof *x);
    if (!x)
        return err_nomem(e);
    int rc = columns ? 0 : tsv_columns_parse("review", &x->columns, e);
    if (columns)
        x->columns = *columns;
    x->options = (struct writer_options){
        .columns = &x->columns, .no_header = true, .with_nulls = true};
    x->line = writer_to(&format_tsv, &x->options, &x->text);
    x->file.fd = -1;
    if (rc == 0)
        rc = aside_file_open(path, &x->file, e);
    if (rc == 0 && !x->file.name)
        rc = err_set(e, ERR_USAGE, "a workbook is written to a file only");
    if (rc == 0)
        rc = xlsx_library_open(&x->lib, e);
    if (rc == 0)
        rc = open_book(x, e);
    if (rc == 0)
        *out = x;
    else
        xlsx_writer_abort(x);
    return err_about(rc, path, e);
}

/* How many bytes of the text a cell holds; all of it, or room for "…". */
static size_t fitting(struct sv text)
{
    size_t units = 0, fits = 0;
    for (size_t i = 0; i < text.n; i++) {
        const unsigned char c = (unsigned char)text.p[i];
        if ((c & 0xC0) == 0x80)
            continue;
        units += c >= 0xF0 ? 2 : 1;
        if (units <= MAX_UNITS - 1)
            fits = i;
        if (units > MAX_UNITS)
            return fits;
    }
    return text.n;
}

static int add_text(struct xlsx_writer *x, lxw_col_t col, struct sv text,
                    struct err *e)
{
    const size_t n = fitting(text);
    buf_clear(&x->cell);
    buf_add_sv(&x->cell, sv_sub(text, 0, n));
    if (n < text.n) {
        buf_add_sv(&x->cell, SV("\xe2\x80\xa6"));
        x->n_cut++;
    }
    buf_add_char(&x->cell, '\0');
    if (x->cell.failed)
        return err_nomem(e);
    lxw_error rc =
        x->lib.worksheet_write_string(x->sheet, x->row, col, x->cell.p, NULL);
    return rc == LXW_NO_ERROR ? 0
                              : err_set(e, ERR_INTERNAL, "a cell: %s",
                                        x->lib.lxw_strerror(rc));
}

/* Columns that are numbers: a dash in them is an empty cell. */
static bool is_number_column(const char *name)
{
    static const char *const names[] = {
        "aligner_score", "bead_no",        "score_raw",      "len_z",
        "src_len",       "trg_len",        "length_ratio",   "posterior",
        "words_met",     "src_num_tokens", "trg_num_tokens", "doc_score"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static int add_cell(struct xlsx_writer *x, unsigned i, struct sv field,
                    struct err *e)
{
    double number;
    struct sv digits = field;
    if (!is_number_column(tsv_column_name(x->columns.column[i])))
        return add_text(x, (lxw_col_t)i, field, e);
    if (!parse_double(&digits, &number) || digits.n > 0)
        return 0;
    return x->lib.worksheet_write_number(x->sheet, x->row, (lxw_col_t)i, number,
                                         NULL) == LXW_NO_ERROR
               ? 0
               : err_nomem(e);
}

int xlsx_writer_add(struct xlsx_writer *x, const struct document *document,
                    const struct record *record, struct err *e)
{
    int rc = x->row == MAX_ROWS ? open_sheet(x, e) : 0;
    if (rc == 0 && x->document != document)
        rc = writer_begin(&x->line, document, e);
    x->document = document;
    if (rc != 0)
        return rc;
    buf_clear(&x->text);
    writer_record(&x->line, record);
    if (x->text.failed)
        return err_nomem(e);
    struct sv line = sv_sub(buf_sv(&x->text), 0, x->text.n - 1), field;
    for (unsigned i = 0; rc == 0 && sv_next_field(&line, &field); i++)
        rc = add_cell(x, i, field, e);
    x->row++;
    return rc;
}

static void free_writer(struct xlsx_writer *x)
{
    xlsx_library_close(&x->lib);
    writer_free(&x->line);
    buf_free(&x->text);
    buf_free(&x->cell);
    free(x);
}

int xlsx_writer_close(struct xlsx_writer *x, uint64_t *n_cut, struct err *e)
{
    if (n_cut)
        *n_cut = x->n_cut;
    lxw_error failed = x->lib.workbook_close(x->book);
    x->book = NULL;
    if (failed != LXW_NO_ERROR) {
        int rc = err_set(e, ERR_IO, "cannot write the workbook: %s",
                         x->lib.lxw_strerror(failed));
        xlsx_writer_abort(x);
        return rc;
    }
    int rc = aside_file_finish(&x->file, e);
    free_writer(x);
    return rc;
}

uint64_t xlsx_writer_n_cut(const struct xlsx_writer *x)
{
    return x->n_cut;
}

void xlsx_writer_abort(struct xlsx_writer *x)
{
    if (!x)
        return;
    if (x->book)
        x->lib.lxw_workbook_free(x->book);
    if (x->file.fd >= 0)
        aside_file_abort(&x->file);
    free_writer(x);
}

#else

int xlsx_writer_open(const char *path, const struct tsv_columns *columns,
                     struct xlsx_writer **out, struct err *e)
{
    (void)path, (void)columns, (void)out;
    return err_set(e, ERR_USAGE,
                   "this program was built without libxlsxwriter and writes "
                   "no XLSX");
}

int xlsx_writer_add(struct xlsx_writer *x, const struct document *document,
                    const struct record *record, struct err *e)
{
    (void)x, (void)document, (void)record, (void)e;
    return ERR_INTERNAL;
}

int xlsx_writer_close(struct xlsx_writer *x, uint64_t *n_cut, struct err *e)
{
    (void)x, (void)n_cut, (void)e;
    return ERR_INTERNAL;
}

uint64_t xlsx_writer_n_cut(const struct xlsx_writer *x)
{
    (void)x;
    return 0;
}

void xlsx_writer_abort(struct xlsx_writer *x)
{
    (void)x;
}

#endif

/* A struct workbook is a struct xlsx_writer, under a name that hides it. */
static int book_open(const char *path, const struct tsv_columns *columns,
                     struct workbook **out, struct err *e)
{
    return xlsx_writer_open(path, columns, (struct xlsx_writer **)out, e);
}

static int book_add(struct workbook *w, const struct document *document,
                    const struct record *record, struct err *e)
{
    return xlsx_writer_add((struct xlsx_writer *)w, document, record, e);
}

static uint64_t book_n_cut(const struct workbook *w)
{
    return xlsx_writer_n_cut((const struct xlsx_writer *)w);
}

static int book_close(struct workbook *w, struct err *e)
{
    return xlsx_writer_close((struct xlsx_writer *)w, NULL, e);
}

static void book_abort(struct workbook *w)
{
    xlsx_writer_abort((struct xlsx_writer *)w);
}

const struct workbook_calls xlsx_workbooks = {book_open, book_add, book_n_cut,
                                              book_close, book_abort};
