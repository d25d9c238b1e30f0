/* io/tsv.h - tab-separated records: UTF-8, LF, never quoted, numbers with
 * fixed decimals.  The default columns begin like Bitextor's raw files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_TSV_H
#define IO_TSV_H
#include "io/writer.h"

enum { TSV_MAX_COLUMNS = 40 };

/* Which columns, in which order: indexes into the table of tsv.c. */
struct tsv_columns {
    unsigned n;
    unsigned char column[TSV_MAX_COLUMNS];
    bool no_header; /* of a preset that others read by place */
};

/* The default columns. */
struct tsv_columns tsv_columns_default(void);

/* From a list of names with commas, or the name of a preset (default, full,
 * bitextor, bicleaner, paracrawl, review).  ERR_USAGE names the first unknown
 * column. */
int tsv_columns_parse(const char *names, struct tsv_columns *out,
                      struct err *e);

/* Is the column of flags among them? */
bool tsv_columns_have_flags(const struct tsv_columns *c);

/* Add the column of reasons, where it is not there and there is room. */
void tsv_columns_add_reason(struct tsv_columns *c);

/* What tsv_columns_parse() makes the same of: a preset's name if there is one,
 * else the names. */
void tsv_columns_print(const struct tsv_columns *c, struct buf *out);

/* Name and meaning of column i, for help; NULL behind the last. */
const char *tsv_column_name(unsigned i);
const char *tsv_column_meaning(unsigned i);

extern const struct format format_tsv;
#endif
