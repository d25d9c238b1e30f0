/* aligner/scoring/calibration.h - evidence to probability.
 * Logistic models over the figures of evidence.h; their weights are fitted by
 * `stele fit --calibration` and shipped in data/calibration.tsv.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_CALIBRATION_H
#define ALIGNER_SCORING_CALIBRATION_H
#include <stdbool.h>

#include "aligner/scoring/bead_features.h"
#include "aligner/scoring/logistic.h"

/* What is asked. */
enum calibration_question {
    CALIBRATION_BEAD,    /* is this bead of a document right? */
    CALIBRATION_BARE,    /* the same where no lexicon knows the languages */
    CALIBRATION_WHOLE,   /* is this document a translation as a whole? */
    CALIBRATION_PARTLY,  /* is a good part of it one? */
    CALIBRATION_RELATED, /* is it about the same, or a little of it one? */
    CALIBRATION_ALONE, /* is this pair, without its document, a translation? */
    CALIBRATION_N
};

struct calibration {
    struct logistic model[CALIBRATION_N];
};

/* "bead", "bare", "whole", "partly", "related", "alone"; NULL beyond the last. */
const char *calibration_question_name(unsigned question);

/* Does the question look at the figure?  A pair alone has no neighbours. */
bool calibration_asks(enum calibration_question q, enum bead_feature f);

/* The figures that the question looks at, in their order, into
 * x[0..LOGISTIC_MAX_FEATURES).  Their number. */
size_t calibration_figures(enum calibration_question q,
                           const struct bead_features *v, double *x);

/* The log-odds and the probability of yes. */
double calibration_log_odds(const struct calibration *c,
                            enum calibration_question q,
                            const struct bead_features *v);
double calibration_probability(const struct calibration *c,
                               enum calibration_question q,
                               const struct bead_features *v);
#endif
