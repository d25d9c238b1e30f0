/* aligner/scoring/calibration.h - from features to probabilities. Logistic
 * models over the features of bead_features.h.  Their weights are fitted by
 * `stele fit --calibration` and shipped in data/calibration.tsv.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_CALIBRATION_H
#define ALIGNER_SCORING_CALIBRATION_H
#include <stdbool.h>

#include "aligner/scoring/bead_features.h"
#include "aligner/scoring/logistic.h"

/* What a model predicts. */
enum calibration_target {
    CALIBRATION_BEAD,   /* the bead of a document is right */
    CALIBRATION_BARE,   /* the same without a lexicon of the languages */
    CALIBRATION_WHOLE,  /* the document is a translation as a whole */
    CALIBRATION_PARTLY, /* a good part of it is one */
    CALIBRATION_RELATED, /* it is on the same subject, or a little of it is one */
    CALIBRATION_ALONE,   /* the pair, without its document, is a translation */
    CALIBRATION_SOUND, /* of a bead that is right otherwise, no piece is missing,
                          no name differs and nothing is left untranslated */
    CALIBRATION_BARE_SOUND, /* without a lexicon: it is no copy; where hardly a
                               word is known, too little shows the rest */
    CALIBRATION_N
};

struct calibration {
    struct logistic model[CALIBRATION_N];
};

/* "bead", "bare", "whole", "partly", "related", "alone", "sound",
 * "bare_sound"; NULL beyond the
 * last. */
const char *calibration_target_name(unsigned target);

/* Is the feature an input of the model?  A pair alone has no neighbours. */
bool calibration_uses(enum calibration_target target, enum bead_feature f);

/* The sign that the weight of the feature may have: 1, -1, or 0 for either.
 * What is missing never counts for a pair, and what matches never against
 * it. */
int calibration_sign(enum bead_feature f);

/* Store the inputs of the model, in the order of the features, in
 * x[0..LOGISTIC_MAX_FEATURES).  Returns their number. */
size_t calibration_inputs(enum calibration_target target,
                          const struct bead_features *v, double *x);

/* The log odds and the probability of what the model predicts. */
double calibration_log_odds(const struct calibration *c,
                            enum calibration_target target,
                            const struct bead_features *v);
double calibration_probability(const struct calibration *c,
                               enum calibration_target target,
                               const struct bead_features *v);

/* Which of the last two belongs to CALIBRATION_BEAD or CALIBRATION_BARE. */
enum calibration_target calibration_sound_of(enum calibration_target target);

/* The score of a bead: the probability of `target`, CALIBRATION_BEAD or
 * CALIBRATION_BARE, times that of its soundness, if that is fitted. */
double calibration_score(const struct calibration *c,
                         enum calibration_target target,
                         const struct bead_features *v);
#endif
