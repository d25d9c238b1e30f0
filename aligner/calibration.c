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

/* Words, their marks and lengths: there is nothing else to ask. */
static bool asks_alone(enum evidence_figure f)
{
    switch (f) {
    case EVIDENCE_LENGTH:
    case EVIDENCE_LENGTH_2:
    case EVIDENCE_LEAST_MET:
    case EVIDENCE_KNOWN_MET:
    case EVIDENCE_NUMBERS_ALONE:
    case EVIDENCE_ENDS:
    case EVIDENCE_MET:
    case EVIDENCE_UNMET:
    case EVIDENCE_MARKS: return true;
    default: return false;
    }
}

static bool asks_document(enum evidence_figure f)
{
    return f == EVIDENCE_ALL || f == EVIDENCE_ALL_NULL ||
           f == EVIDENCE_TRANSLATED || f == EVIDENCE_TOPIC;
}

/* Not those of a document alone or of a pair alone; nor what says nearly the
 * same as others: where two such take weights against each other, the fit to
 * one kind of text is wrong for the next. */
static bool asks_bead(enum evidence_figure f)
{
    switch (f) {
    case EVIDENCE_TRANSLATED:
    case EVIDENCE_TOPIC:
    case EVIDENCE_LEAST_MET:
    case EVIDENCE_KNOWN_MET:
    case EVIDENCE_LENGTH_2:
    case EVIDENCE_MET:
    case EVIDENCE_UNMET:
    case EVIDENCE_MARKS: return false;
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
