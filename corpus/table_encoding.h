/* corpus/table_encoding.h - is a file of lines in UTF-8?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_TABLE_ENCODING_H
#define CORPUS_TABLE_ENCODING_H
#include "base/err.h"
#include "base/slice.h"

/* ERR_INPUT, with the encoding that it seems to be in and the command that
 * converts it, where most of the lines of `ahead`, the first bytes of a file,
 * that have more than ASCII are not UTF-8, three of them at least; and as
 * line_reader_check_encoding().  A few such lines are faults of those lines. */
int table_encoding_check(struct sv ahead, struct err *e);
#endif
