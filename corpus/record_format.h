/* corpus/record_format.h - which format a file of written pairs has.
 * For record_reader.c alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_RECORD_FORMAT_H
#define CORPUS_RECORD_FORMAT_H
#include "corpus/record_source.h"

/* Name and summary of format i; NULL beyond the last. */
const char *record_format_name(unsigned i);
const char *record_format_summary(unsigned i);

/* The format of options->format, or else of the first bytes and the name of
 * the first file.  *is_list: it is one of single files, so that further files
 * are read after the first.  ERR_USAGE for an unknown format, for columns that
 * it does not have, and for too few or too many files; those of
 * line_reader_peek() and table_encoding_check(). */
int record_format_choose(const struct record_reader_options *options,
                         struct line_reader *lines,
                         const struct record_source **out, bool *is_list,
                         struct err *e);
#endif
