/* corpus/record_reader.h - written pairs, one after another, from any format
 * that Stele reads; docs/formats.md has them.
 *
 * Memory does not grow with the file, but for formats that number sentences of
 * two texts, which are in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_RECORD_READER_H
#define CORPUS_RECORD_READER_H
#include "corpus/record_fields.h"
#include "corpus/record_source.h"
#include "io/writer.h"

struct record_reader;

/* Open.  record_reader_close() what comes in *out.  ERR_USAGE for a format or
 * columns that are not known and for too few or too many files; ERR_INPUT for
 * a head that is none; ERR_IO, ERR_NOMEM.  The subject is the file. */
int record_reader_open(const struct record_reader_options *options,
                       struct record_reader **out, struct err *e);
void record_reader_close(struct record_reader *r);

/* A record with its document pair.  The record lives until the next call; the
 * document until the one after it is over: is_new is set for the first record
 * of each. */
struct record_read {
    struct record record;
    const struct document *document;
    bool is_new;
    uint32_t known; /* enum record_field */
};

/* The next record: 1, or 0 at the end.  An error of which
 * record_reader_goes_on() is true is about one record: the next call gives the
 * one after it.  ERR_INPUT with line or byte, ERR_LIMIT, ERR_IO, ERR_NOMEM.
 *
 * Where the file has no sentence numbers, sentences count from 0 in each
 * document; so do beads.  A document without a name has that of its source's
 * address, or of the file.  Languages are tags of BCP 47, or empty; what names
 * none is an error of that record. */
int record_reader_next(struct record_reader *r, const struct record_read **out,
                       struct err *e);
bool record_reader_goes_on(const struct record_reader *r);

/* Are the records the lines of a TSV?  Then *header is its first line, empty
 * where there is none, and has_fields the FIELD_* it has columns for. */
bool record_reader_has_lines(const struct record_reader *r, struct sv *header,
                             uint32_t *has_fields);

/* The next line and its fields as they are, for those who copy lines: it is
 * UTF-8 and has the columns of the header, and nothing else is looked at.
 * Returns, and goes on, as record_reader_next() does. */
int record_reader_next_line(struct record_reader *r, struct sv *line,
                            struct pair_fields *out, struct err *e);

/* The name of the format, and how many units of the file were passed over,
 * because they do not have both languages. */
const char *record_reader_format(const struct record_reader *r);
uint64_t record_reader_n_skipped(const struct record_reader *r);

/* How languages were guessed, in words: "guessed by their words"; "" where the
 * file or the options name them. */
const char *record_reader_guess(const struct record_reader *r);

/* Name and summary of the formats that are read, in the order of help; NULL
 * behind the last. */
const char *record_reader_format_name(unsigned i);
const char *record_reader_format_summary(unsigned i);
#endif
