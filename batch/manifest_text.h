/* batch/manifest_text.h - what people call the columns of a manifest, and
 * manifests that spreadsheets write.  Before manifest.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BATCH_MANIFEST_TEXT_H
#define BATCH_MANIFEST_TEXT_H
#include <stdbool.h>

#include "base/buffer.h"
#include "base/err.h"
#include "base/slice.h"

/* Is the first line of a file one of CSV?  It has no tab, but commas or
 * semicolons. */
bool manifest_is_csv(struct sv first_line);

/* Append CSV (RFC 4180, with commas or with semicolons) as lines of fields
 * between tabs, a row a line.  ERR_INPUT with the line of a cell that has a tab
 * or a line end, or whose quotation mark is not closed; ERR_NOMEM. */
int manifest_csv_to_tsv(struct sv text, struct buf *out, struct err *e);

/* Append the header that a first line of fields between tabs stands for: with
 * "src" for "source", "Source file" and the like; or, where it names nothing
 * and has two or three fields with a file's name among them, the header that it
 * lacks, and then *is_header is false.  ERR_INPUT for a single field that names
 * nothing; ERR_NOMEM. */
int manifest_header(struct sv first_line, struct buf *out, bool *is_header,
                    struct err *e);
#endif
