/* report/score_reasons.h - why a pair scores less than the others of its
 * document: the terms of its score that differ most.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_SCORE_REASONS_H
#define REPORT_SCORE_REASONS_H
#include "document/align_document.h"

enum { SCORE_REASONS = 2 };

/* A figure (enum bead_feature; FEATURE_N for none), and how many nats of
 * log-odds it takes from the pair, against the mean of the document's pairs. */
struct score_reason {
    unsigned feature;
    double nats; /* below 0 */
};

struct score_reasons {
    struct score_reason reason[SCORE_REASONS];
};

/* For each record of a document its reasons, in out[r->n]: the two terms that
 * lower its score most.  None for omissions and additions, and where scores
 * are not made of figures. */
void score_reasons_find(const struct calibration *c,
                        const struct document_records *r,
                        struct score_reasons *out);
#endif
