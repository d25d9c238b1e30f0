/* aligner/calibration.c - which question looks at what.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/calibration.h"

#include <assert.h>

static_assert((int)EVIDENCE_N <= (int)LOGISTIC_MAX_FEATURES,
              "too many figures");

const char *calibration_question_name(unsigned question)
{
    static const char *const names[CALIBRATION_N] = {
        "bead", "bare", "whole", "partly", "related", "alone"};
    return question < CALIBRATION_N ? names[question] : NULL;
}

bool calibration_asks(enum calibration_question q, enum evidence_figure f)
{
    bool of_document = q == CALIBRATION_WHOLE || q == CALIBRATION_PARTLY ||
                       q == CALIBRATION_RELATED;
    switch (f) {
    case EVIDENCE_ALL:
    case EVIDENCE_ALL_NULL: return q != CALIBRATION_ALONE;
    case EVIDENCE_TRANSLATED:
    case EVIDENCE_TOPIC: return of_document;
    case EVIDENCE_LEAST_MET:
    case EVIDENCE_MEAN_MET:
    case EVIDENCE_KNOWN_MET:
    case EVIDENCE_RUN: return q == CALIBRATION_ALONE;
    case EVIDENCE_LENGTH:
    case EVIDENCE_LENGTH_2:
    case EVIDENCE_NUMBERS_MET:
    case EVIDENCE_NUMBERS_ALONE:
    case EVIDENCE_WORDS:
    case EVIDENCE_SAME: return !of_document;
    default: return q == CALIBRATION_BEAD || q == CALIBRATION_BARE;
    }
}

size_t calibration_figures(enum calibration_question q,
                           const struct evidence *v, double *x)
{
    size_t n = 0;
    for (size_t f = 0; f < EVIDENCE_N; f++)
        if (calibration_asks(q, (enum evidence_figure)f))
            x[n++] = v->x[f];
    return n;
}

double calibration_log_odds(const struct calibration *c,
                            enum calibration_question q,
                            const struct evidence *v)
{
    double x[LOGISTIC_MAX_FEATURES];
    calibration_figures(q, v, x);
    return logistic_log_odds(&c->model[q], x);
}

double calibration_probability(const struct calibration *c,
                               enum calibration_question q,
                               const struct evidence *v)
{
    return logistic_probability(calibration_log_odds(c, q, v));
}
