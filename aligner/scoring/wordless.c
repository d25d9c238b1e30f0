/* aligner/scoring/wordless.c - posteriors, as far as the texts correspond.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/wordless.h"

#include "aligner/scoring/bead_features.h"
#include "aligner/scoring/logistic.h"

/* The share of known words below which words can say nothing. */
static const double WORDLESS_KNOWN = 0.05;

/* The yield of a document from which the models of calibration.h hold: it is cut
 * at .35, that of a translation. */
static const double WORDLESS_YIELD = 0.34;

/* The share of sentences in right pairs at which two texts are as likely to
 * correspond as not, and the log odds for each 1 more. */
static const double EVEN_SHARE = 0.35, LOG_ODDS_PER_SHARE = 25;

bool wordless_knows_little(const struct document_features *f)
{
    return f->known < WORDLESS_KNOWN;
}

bool wordless_is(const struct document_features *f)
{
    return f->two_scripts && wordless_knows_little(f) &&
           f->document.x[FEATURE_DOCUMENT_YIELD] < WORDLESS_YIELD;
}

double wordless_score(const struct document_features *f, double posterior)
{
    double log_odds = LOG_ODDS_PER_SHARE * (f->aligned - EVEN_SHARE);
    return posterior * logistic_probability(log_odds);
}
