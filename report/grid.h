/* report/grid.h - a table of a report, filled once, written as HTML, CSV, LaTeX,
 * Markdown, or a sheet of a workbook.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_GRID_H
#define REPORT_GRID_H
#include "base/arena.h"
#include "report/wording.h"

enum { GRID_COLUMNS = 16 };

enum grid_kind {
    GRID_TEXT,   /* of the report */
    GRID_SOURCE, /* of the articles: in the language of the side */
    GRID_TARGET,
    GRID_COUNT,    /* a whole number */
    GRID_DECIMAL,  /* a figure with two decimals */
    GRID_FIGURE,   /* the same, but a whole number has none */
    GRID_SCORE,    /* a probability with four */
    GRID_SHARE,    /* in percent, with one decimal */
    GRID_STRIP,    /* a drawing: of HTML alone */
    GRID_DECISION, /* empty, to be filled by a person */
    GRID_KEY /* text for files that come back: in CSV and workbooks alone, under
                its key */
};

struct grid_column {
    const char *key; /* in files */
    enum wording title;
    enum grid_kind kind;
};

/* A cell: text, or a number (NaN: not known).  A strip's text is SVG. */
struct grid_cell {
    struct sv text;
    double number;
    uint32_t flags; /* RECORD_* whose difference is marked in the text */
};

/* What the script of the page knows a row by. */
struct grid_ref {
    uint32_t document, at;
    bool is_run;
};

struct grid {
    const char *key; /* name of its file and sheet */
    enum wording title;
    struct grid_column columns[GRID_COLUMNS];
    unsigned n_columns;
    enum report_language language;
    struct sv src_lang, tgt_lang;
    bool has_refs;
    struct buf cells, refs; /* struct grid_cell, struct grid_ref */
};

/* Open with a copy of the columns; grid_free() it.  Texts of cells live as long
 * as the grid.  A failed append shows in cells.failed or refs.failed. */
void grid_open(struct grid *g, const char *key, enum wording title,
               enum report_language l, const struct grid_column *columns,
               unsigned n);
void grid_free(struct grid *g);

/* Add the next cell of the row. */
void grid_text(struct grid *g, struct sv text);
void grid_marked(struct grid *g, struct sv text, uint32_t flags);
void grid_number(struct grid *g, double number);
void grid_ref(struct grid *g, struct grid_ref ref);

size_t grid_rows(const struct grid *g);
const struct grid_cell *grid_cell(const struct grid *g, size_t row,
                                  unsigned column);

/* Append the cell as a person reads it, and as a program does: a point, no
 * groups, nothing for NaN. */
void grid_add_shown(struct buf *out, const struct grid *g, unsigned column,
                    const struct grid_cell *c);
void grid_add_plain(struct buf *out, const struct grid *g, unsigned column,
                    const struct grid_cell *c);

/* Append the table as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets
 * read it as such).  A text that begins with = + - @ or a tab, which they would
 * take for a formula, gets an apostrophe before it. */
void grid_add_csv(struct buf *out, const struct grid *g);

/* Append it for papers: a LaTeX tabular with booktabs, or Markdown. */
void grid_add_latex(struct buf *out, const struct grid *g);
void grid_add_markdown(struct buf *out, const struct grid *g);
#endif
