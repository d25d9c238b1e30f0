/* report/wording.h - what a report says, in each of its languages: the rows of
 * wording.tsv.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_WORDING_H
#define REPORT_WORDING_H
#include "report/number.h"
#include "report/wording_rows.h"

/* WORD_TITLE, …: one for each row. */
#define WORDING_KEY(key, en, fr) WORD_##key,
enum wording { WORDING_ROWS(WORDING_KEY) WORD_N };

struct sv wording(enum report_language l, enum wording w);

/* The key of a row, as the table has it. */
const char *wording_key(enum wording w);

/* Append the text with each "{}" replaced by the next of args[n]; "**" is taken
 * out, or, with `strong`, is "<strong>" and "</strong>", and then the args are
 * to be escaped already. */
void wording_add(struct buf *out, enum report_language l, enum wording w,
                 const struct sv *args, size_t n, bool strong);
#endif
