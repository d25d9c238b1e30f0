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

/* Few figures for pairs alone: of those that say nearly the same, fits to long
 * sentences take differences that mean nothing for short ones. */
static bool asks_alone(enum evidence_figure f)
{
    switch (f) {
    case EVIDENCE_LENGTH:
    case EVIDENCE_LENGTH_2:
    case EVIDENCE_LEAST_MET:
    case EVIDENCE_KNOWN_MET:
    case EVIDENCE_NUMBERS_ALONE: return true;
    default: return false;
    }
}

static bool asks_document(enum evidence_figure f)
{
    return f == EVIDENCE_ALL || f == EVIDENCE_ALL_NULL ||
           f == EVIDENCE_TRANSLATED || f == EVIDENCE_TOPIC;
}

static bool asks_bead(enum evidence_figure f)
{
    switch (f) {
    case EVIDENCE_TRANSLATED:
    case EVIDENCE_TOPIC:
    case EVIDENCE_LEAST_MET:
    case EVIDENCE_KNOWN_MET: return false;
    default: return true;
    }
}

bool calibration_asks(enum calibration_question q, enum evidence_figure f)
{
    switch (q) {
    case CALIBRATION_BEAD:
    case CALIBRATION_BARE: return asks_bead(f);
    case CALIBRATION_ALONE: return asks_alone(f);
    default: return asks_document(f);
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
