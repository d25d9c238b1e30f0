/* io/workbook.h - outputs that are no text and are whole only when closed:
 * what whoever feeds one calls.  report/xlsx_writer.h has the one there is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_WORKBOOK_H
#define IO_WORKBOOK_H
#include "base/err.h"
#include "base/record.h"
#include "io/tsv.h"

struct workbook;

struct workbook_calls {
    /* With the columns of TSV, or NULL for the usual ones. */
    int (*open)(const char *path, const struct tsv_columns *columns,
                struct workbook **out, struct err *e);
    int (*add)(struct workbook *w, const struct document *document,
               const struct record *record, struct err *e);
    uint64_t (*n_cut)(const struct workbook *w); /* cells so far */
    /* It is gone either way. */
    int (*close)(struct workbook *w, struct err *e);
    void (*abort)(struct workbook *w); /* NULL is allowed */
};

/* Whether a file of this name is one: it ends in ".xlsx". */
bool workbook_is_path(const char *path);
#endif
