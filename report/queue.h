/* report/queue.h - what to look at first: pairs by the probability that they are
 * wrong, with what checks found, and stretches without partner among them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_QUEUE_H
#define REPORT_QUEUE_H
#include "report/delivery.h"

struct queue_item {
    uint32_t document, at; /* its record, or its run */
    bool is_run;
    double urgency; /* 1 - score (1 - weight of the flags); of a run by class */
    uint64_t n_cp;  /* of both sides: on equal urgency the longer first */
    double found;   /* share of the expected errors in this and the pairs
                       before it; 1 where none is expected */
};

struct queue {
    struct queue_item *items; /* [n], in order */
    size_t n;
    size_t n_80; /* the first items that hold 80 % of the expected errors */
};

/* Every pair with a score below 1 or a flag, and every run but headings at the
 * edges, in `a`.  Time O(n log n).  ERR_NOMEM. */
int queue_make(struct arena *a, const struct delivery *d, struct queue *out,
               struct err *e);
#endif
