/* corpus/format_fields.h - which fields of a pair (record_fields.h) a format of
 * output can hold.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_FORMAT_FIELDS_H
#define CORPUS_FORMAT_FIELDS_H
#include "base/err.h"
#include "io/tsv.h"
#include "io/writer.h"

/* The fields that a format holds, TSV with these columns (NULL: default).  A
 * workbook is asked for as TSV. */
uint32_t format_fields(const struct format *format,
                       const struct tsv_columns *columns);

/* The default columns of TSV, and those of the fields that are known. */
int format_fields_columns(uint32_t known, struct tsv_columns *out,
                          struct err *e);
#endif
