/* tests/io/specimen.h - a small document pair that has what writers must get
 * right: merged sentences, omissions, flags, markup, wide and narrow spaces.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_IO_SPECIMEN_H
#define TESTS_IO_SPECIMEN_H
#include "base/buffer.h"
#include "base/record.h"
#include "io/format.h"
#include "io/writer.h"

struct specimen {
    struct document document;
    struct record records[5]; /* 1-1, 1-2, 1-0, 0-1, 2-1 */
    size_t n;
};

const struct specimen *specimen(void);

/* English to French, no date, nothing else. */
struct writer_options specimen_options(void);

/* Write n records of the specimen's document to `path`; 0 or an error. */
int records_write(const char *path, const struct format *format,
                  const struct writer_options *options,
                  const struct record *records, size_t n, struct err *e);

/* The same with all of the specimen. */
int specimen_write(const char *path, const struct format *format,
                   const struct writer_options *options, struct err *e);

/* The bytes of such a file, freed by the caller.  Options may be NULL.  A
 * failure ends the test. */
struct buf records_written(const struct format *format,
                           const struct writer_options *options,
                           const struct record *records, size_t n);
struct buf specimen_written(const struct format *format,
                            const struct writer_options *options);
#endif
