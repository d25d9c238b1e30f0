/* tests/corpus/reader_told.h - what a reader makes of a file, in few words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_CORPUS_READER_TOLD_H
#define TESTS_CORPUS_READER_TOLD_H
#include "../io/scratch.h"
#include "corpus/record_reader.h"

/* All that is read, "text|text|score" a line a record; an error is its
 * message, and the reading goes on where it may. */
void expect_told(const struct record_reader_options *o, const char *want);

/* The same of a file "in" with this content. */
void expect_file(const char *content, const char *want);

struct record_reader_options one_file(const char *path);

/* The first record; it lives until *r is closed. */
const struct record_read *first_of(const struct record_reader_options *o,
                                   struct record_reader **r);

void expect_sv(struct sv got, const char *want);
#endif
