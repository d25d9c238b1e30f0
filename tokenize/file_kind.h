/* tokenize/file_kind.h - what a file is that is no plain text.
 * Asked before an article is decoded: mark-up would be read as sentences, and a
 * packed document as an encoding that nobody uses.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_FILE_KIND_H
#define TOKENIZE_FILE_KIND_H
#include "base/err.h"
#include "base/slice.h"

/* The name of the kind by the first bytes, and how to get its text: "PDF",
 * "pdftotext FILE".  NULL for what may be text.  Looks at 4 KiB at most. */
struct file_kind {
    const char *name, *help;
};
const struct file_kind *file_kind_of(struct sv bytes);

/* ERR_INPUT, with that, for what is no plain text. */
int file_kind_check(struct sv bytes, struct err *e);
#endif
