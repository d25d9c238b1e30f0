/* document/record_ranges.h - which records of an output, or beads of a document,
 * are to be explained: "7", "7-9", "#12", "3,7-9,#12".
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_RECORD_RANGES_H
#define DOCUMENT_RECORD_RANGES_H
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

enum { RECORD_RANGES_MAX = 64 };

/* Numbers from .. to, counted from 1, both included. */
struct record_range {
    unsigned long from, to;
    bool of_document; /* beads, omissions and additions included; else records
                         as the output has them */
};

struct record_ranges {
    struct record_range asked[RECORD_RANGES_MAX]; /* [n] */
    size_t n;
};

/* Add what `value` asks.  ERR_USAGE for another form, or too many ranges. */
int record_ranges_add(struct record_ranges *q, const char *value,
                      struct err *e);

/* Is the bead asked about?  `record_no` is 0 where the output leaves it out. */
bool record_ranges_contain(const struct record_ranges *q,
                           unsigned long record_no, unsigned long bead_no);

/* ERR_USAGE where a question is about what is not there. */
int record_ranges_check(const struct record_ranges *q, size_t n_records,
                        size_t n_beads, struct err *e);
#endif
