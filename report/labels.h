/* report/labels.h - what people decided of the pairs of a delivery, counted.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_LABELS_H
#define REPORT_LABELS_H
#include "corpus/evaluation.h"
#include "document/decisions.h"
#include "report/delivery.h"

struct labels {
    uint64_t n_right, n_wrong; /* pairs that were judged */
    uint64_t n_dismissed[RECORD_N_FLAGS];

    /* Those with a score that is not of the judgement itself: the calibration
     * of their scores, where there are any. */
    uint64_t n_scored;
    struct evaluation_calibration calibration;
};

/* Count those about documents of the delivery, each held against its
 * sentences.  A judgement of sentences that are no pair of it (any more) does
 * not count.  A score is that of the decision, or else of the pair, unless it was
 * aligned with this decision and is certain.  Errors: those of decision_check();
 * ERR_NOMEM. */
int labels_count(const struct decisions *d, const struct delivery *delivery,
                 struct labels *out, struct err *e);

/* The share of right ones among the scored pairs of the delivery from a tenth
 * (0..9) of the scores on, as those judged in each tenth tell: pairs are drawn
 * by their scores, so that a share over all would be of no delivery.  NaN where
 * a tenth with pairs has none that was judged. */
double labels_precision(const struct labels *l, const struct figures *f,
                        unsigned tenth);
#endif
