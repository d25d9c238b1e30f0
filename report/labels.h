/* report/labels.h - what people decided of the pairs of a delivery, counted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_LABELS_H
#define REPORT_LABELS_H
#include "document/decisions.h"
#include "report/delivery.h"

struct labels {
    uint64_t n_right, n_wrong; /* pairs that were judged */
    uint64_t n_dismissed[RECORD_N_FLAGS];
};

/* Count those about documents of the delivery, each held against its
 * sentences.  A judgement of sentences that are no pair of it (any more) does
 * not count.  Errors: those of decision_check(). */
int labels_count(const struct decisions *d, const struct delivery *delivery,
                 struct labels *out, struct err *e);
#endif
