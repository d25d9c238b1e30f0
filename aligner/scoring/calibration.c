/* aligner/scoring/calibration.c - the inputs of each model.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/calibration.h"

#include <assert.h>

static_assert((int)FEATURE_N <= (int)LOGISTIC_MAX_FEATURES,
              "too many features");

const char *calibration_target_name(unsigned target)
{
    static const char *const names[] = {"bead",   "bare",      "whole",
                                        "partly", "related",   "alone",
                                        "sound",  "bare_sound"};
    static_assert(sizeof names / sizeof *names == CALIBRATION_N,
                  "all have names");
    return target < CALIBRATION_N ? names[target] : NULL;
}

/* Words, punctuation and lengths are all that a pair alone has. */
static bool pair_uses(enum bead_feature f)
{
    switch (f) {
    case FEATURE_LENGTH_SQUARED:
    case FEATURE_KNOWN_MATCHED:
    case FEATURE_NUMBERS_UNMATCHED:
    case FEATURE_UNEVEN_ENDS:
    case FEATURE_MATCHED:
    case FEATURE_MISSING:
    case FEATURE_NAMES_UNMATCHED:
    case FEATURE_COPIED:
    case FEATURE_END_MARKS: return true;
    default: return false;
    }
}

/* What shows that a piece is missing, that names differ, or that text is not
 * translated. */
static bool sound_uses(enum bead_feature f)
{
    return f == FEATURE_MISSING || f == FEATURE_COPIED ||
           f == FEATURE_DOCUMENT_NAMES;
}

static bool document_uses(enum bead_feature f)
{
    return f == FEATURE_DOCUMENT_YIELD || f == FEATURE_DOCUMENT_NULLS ||
           f == FEATURE_TRANSLATED_SHARE || f == FEATURE_TOPIC ||
           f == FEATURE_DOCUMENT_NAMES;
}

/* Not the features of a document alone or of a pair alone, nor those that
 * nearly repeat others: such features take weights of opposite signs, and the
 * fit to one kind of text is wrong for the next. */
static bool bead_uses(enum bead_feature f)
{
    switch (f) {
    case FEATURE_TRANSLATED_SHARE:
    case FEATURE_TOPIC:
    case FEATURE_DOCUMENT_NULLS:
    case FEATURE_MISSING:
    case FEATURE_NAMES_UNMATCHED:
    case FEATURE_COPIED:
    case FEATURE_DOCUMENT_NAMES:
    case FEATURE_KNOWN_MATCHED:
    case FEATURE_LENGTH_SQUARED:
    case FEATURE_MATCHED:
    case FEATURE_END_MARKS: return false;
    default: return true;
    }
}

bool calibration_uses(enum calibration_target target, enum bead_feature f)
{
    switch (target) {
    case CALIBRATION_BEAD:
    case CALIBRATION_BARE: return bead_uses(f);
    case CALIBRATION_ALONE: return pair_uses(f);
    case CALIBRATION_SOUND: return sound_uses(f);
    case CALIBRATION_BARE_SOUND:
        return f == FEATURE_COPIED || f == FEATURE_SAME_SPELLING;
    default: return document_uses(f);
    }
}

int calibration_sign(enum bead_feature f)
{
    switch (f) {
    case FEATURE_POSTERIOR:
    case FEATURE_RELATIVE_LEAST:
    case FEATURE_RELATIVE_SENTENCE:
    case FEATURE_KNOWN_MATCHED:
    case FEATURE_MATCHED:
    case FEATURE_NEAR_YIELD:
    case FEATURE_DOCUMENT_YIELD:
    case FEATURE_DOCUMENT_CERTAINTY:
    case FEATURE_TRANSLATED_SHARE:
    case FEATURE_DOCUMENT_NAMES: return 1;
    case FEATURE_LENGTH:
    case FEATURE_LENGTH_SQUARED:
    case FEATURE_UNEVEN_ENDS:
    case FEATURE_MISSING:
    case FEATURE_NEIGHBOUR_MATCHES:
    case FEATURE_NUMBERS_UNMATCHED:
    case FEATURE_NAMES_UNMATCHED:
    case FEATURE_COPIED:
    case FEATURE_END_MARKS:
    case FEATURE_ADJACENT_NULLS:
    case FEATURE_NEAR_NULLS:
    case FEATURE_DOCUMENT_NULLS: return -1;
    default: return 0;
    }
}

size_t calibration_inputs(enum calibration_target target,
                          const struct bead_features *v, double *x)
{
    size_t n = 0;
    for (size_t f = 0; f < FEATURE_N; f++)
        if (calibration_uses(target, (enum bead_feature)f))
            x[n++] = v->x[f];
    return n;
}

double calibration_log_odds(const struct calibration *c,
                            enum calibration_target target,
                            const struct bead_features *v)
{
    double x[LOGISTIC_MAX_FEATURES];
    calibration_inputs(target, v, x);
    return logistic_log_odds(&c->model[target], x);
}

double calibration_probability(const struct calibration *c,
                               enum calibration_target target,
                               const struct bead_features *v)
{
    return logistic_probability(calibration_log_odds(c, target, v));
}

enum calibration_target calibration_sound_of(enum calibration_target target)
{
    return target == CALIBRATION_BARE ? CALIBRATION_BARE_SOUND
                                      : CALIBRATION_SOUND;
}

double calibration_score(const struct calibration *c,
                         enum calibration_target target,
                         const struct bead_features *v)
{
    enum calibration_target sound = calibration_sound_of(target);
    double p = calibration_probability(c, target, v);
    if (c->model[sound].n_features > 0)
        p *= calibration_probability(c, sound, v);
    return p;
}
