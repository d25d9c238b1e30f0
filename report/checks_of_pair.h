/* report/checks_of_pair.h - the flags of a pair as a vendor names them: the
 * types of MQM, with a severity that a person confirms.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_CHECKS_OF_PAIR_H
#define REPORT_CHECKS_OF_PAIR_H
#include "base/record_flag.h"
#include "report/number.h"

enum severity { SEVERITY_NEUTRAL, SEVERITY_MINOR, SEVERITY_MAJOR };

struct check_row {
    const char *mqm;      /* "Accuracy/Omission" */
    const char *label[2]; /* in each report_language */
    enum severity severity;
    double weight; /* how much a flagged pair is to be looked at first, as if
                      that were the probability that it is wrong */
};

/* The row of the flag 1 << bit. */
const struct check_row *check_row(unsigned bit);

/* "neutral", "minor", "major": for files. */
const char *severity_name(enum severity s);

/* The flags that are more than neutral. */
uint32_t check_faults(void);

/* The largest weight of the flags; 0 without any.  share[bit] is the share of the
 * pairs of the delivery that have each: what more than CHECK_RARE of them have
 * is a style rather than a fault, and weighs less in proportion. */
#define CHECK_RARE .01
double check_weight(uint32_t flags, const double share[RECORD_N_FLAGS]);
#endif
