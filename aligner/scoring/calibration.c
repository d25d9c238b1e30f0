/* aligner/scoring/calibration.c - which question looks at what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/calibration.h"

#include <assert.h>

static_assert((int)FEATURE_N <= (int)LOGISTIC_MAX_FEATURES, "too many figures");

const char *calibration_question_name(unsigned question)
{
    static const char *const names[] = {"bead",   "bare",    "whole",
                                        "partly", "related", "alone"};
    static_assert(sizeof names / sizeof *names == CALIBRATION_N,
                  "all have names");
    return question < CALIBRATION_N ? names[question] : NULL;
}

/* Words, their marks and lengths: there is nothing else to ask. */
static bool asks_alone(enum bead_feature f)
{
    switch (f) {
    case FEATURE_LENGTH:
    case FEATURE_LENGTH_2:
    case FEATURE_LEAST_MET:
    case FEATURE_KNOWN_MET:
    case FEATURE_NUMBERS_ALONE:
    case FEATURE_ENDS:
    case FEATURE_MET:
    case FEATURE_UNMET:
    case FEATURE_MARKS: return true;
    default: return false;
    }
}

static bool asks_document(enum bead_feature f)
{
    return f == FEATURE_ALL || f == FEATURE_ALL_NULL ||
           f == FEATURE_TRANSLATED || f == FEATURE_TOPIC;
}

/* Not those of a document alone or of a pair alone; nor what says nearly the
 * same as others: where two such take weights against each other, the fit to
 * one kind of text is wrong for the next. */
static bool asks_bead(enum bead_feature f)
{
    switch (f) {
    case FEATURE_TRANSLATED:
    case FEATURE_TOPIC:
    case FEATURE_LEAST_MET:
    case FEATURE_KNOWN_MET:
    case FEATURE_LENGTH_2:
    case FEATURE_MET:
    case FEATURE_UNMET:
    case FEATURE_MARKS: return false;
    default: return true;
    }
}

bool calibration_asks(enum calibration_question q, enum bead_feature f)
{
    switch (q) {
    case CALIBRATION_BEAD:
    case CALIBRATION_BARE: return asks_bead(f);
    case CALIBRATION_ALONE: return asks_alone(f);
    default: return asks_document(f);
    }
}

size_t calibration_figures(enum calibration_question q,
                           const struct bead_features *v, double *x)
{
    size_t n = 0;
    for (size_t f = 0; f < FEATURE_N; f++)
        if (calibration_asks(q, (enum bead_feature)f))
            x[n++] = v->x[f];
    return n;
}

double calibration_log_odds(const struct calibration *c,
                            enum calibration_question q,
                            const struct bead_features *v)
{
    double x[LOGISTIC_MAX_FEATURES];
    calibration_figures(q, v, x);
    return logistic_log_odds(&c->model[q], x);
}

double calibration_probability(const struct calibration *c,
                               enum calibration_question q,
                               const struct bead_features *v)
{
    return logistic_probability(calibration_log_odds(c, q, v));
}
