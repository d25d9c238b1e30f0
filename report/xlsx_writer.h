/* report/xlsx_writer.h - pairs as a workbook, for people who review them.
 * By libxlsxwriter in constant memory: a row is in the file when the next one
 * begins, but the file is only whole when it is closed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_XLSX_WRITER_H
#define REPORT_XLSX_WRITER_H
#include "io/workbook.h"

struct xlsx_writer;

/* Open `path`, which must be a file.  The columns are those of TSV (NULL: the
 * preset "review"), with a header that stays in view; numbers are numbers,
 * everything else is text, also what begins with "=".  ERR_USAGE for what is no
 * file, and where Stele was built without libxlsxwriter; ERR_IO, ERR_NOMEM. */
int xlsx_writer_open(const char *path, const struct tsv_columns *columns,
                     struct xlsx_writer **out, struct err *e);

/* Add a record of a document pair.  A sheet has at most 1,048,576 rows: then
 * another one is begun.  A text of more than 32,767 UTF-16 units, which is the
 * most that a cell holds, is cut, ends with "…", and is counted.  ERR_NOMEM,
 * ERR_IO. */
int xlsx_writer_add(struct xlsx_writer *x, const struct document *document,
                    const struct record *record, struct err *e);

/* Write the file and give it its name; *n_cut (which may be NULL) is how many
 * cells were cut.  The writer is gone either way.  ERR_IO, ERR_NOMEM. */
int xlsx_writer_close(struct xlsx_writer *x, uint64_t *n_cut, struct err *e);

/* How many cells were cut so far. */
uint64_t xlsx_writer_n_cut(const struct xlsx_writer *x);

/* Give up: nothing is left.  NULL is allowed. */
void xlsx_writer_abort(struct xlsx_writer *x);

/* The same for those who do not know what they feed. */
extern const struct workbook_calls xlsx_workbooks;
#endif
