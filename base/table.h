/* base/table.h - TAB-separated text whose first line names its columns.
 * The manifest, gold lists, document pairs and scored pairs are such tables.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H
#include <stdbool.h>

#include "base/err.h"
#include "base/slice.h"

enum { TABLE_MAX_COLUMNS = 256, TABLE_MAX_NAMES = 16 };

/* Which column holds what.  `names` [n_names] are the columns that the reader
 * knows; others are ignored. */
struct table {
    const char *const *names;
    unsigned n_names;
    unsigned n_columns;
    unsigned char name_of[TABLE_MAX_COLUMNS]; /* n_names: an unknown column */
    bool has[TABLE_MAX_NAMES + 1];            /* a column of each name */
};

/* Read the header.  ERR_INPUT with line 1 when two columns have one name of
 * `names`, or when one of the first n_needed names is missing; ERR_LIMIT with
 * line 1 for too many columns. */
int table_open(struct table *t, struct sv header, const char *const *names,
               unsigned n_names, unsigned n_needed, struct err *e);

/* Split a line: value[k] becomes the field of names[k], empty where there is
 * none.  Returns how many fields the line has. */
unsigned table_split(const struct table *t, struct sv line, struct sv *value);

/* Field `at` of a line, from 0; empty beyond the last. */
struct sv table_field(struct sv line, unsigned at);

/* How many fields a line has: its tabs and one. */
unsigned table_count(struct sv line);
#endif
