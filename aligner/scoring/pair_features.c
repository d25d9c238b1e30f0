/* aligner/scoring/pair_features.c - words, their ends, and lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/pair_features.h"

#include <math.h>

static const double DELTA_MOST = 5;

static double share(double part, double whole, double background)
{
    return (part + background) / (whole + 1);
}

void bead_features_of_words(double *x, const struct word_matches *o,
                            double background)
{
    const struct word_matches_side *s = &o->src, *t = &o->tgt;
    double words = s->words + t->words, met = s->met + t->met;
    double alone = s->n_numbers - s->n_numbers_met + (double)t->n_numbers -
                   t->n_numbers_met;
    x[FEATURE_LEAST_MET] = fmin(share(s->met, s->words, background),
                                share(t->met, t->words, background));
    x[FEATURE_KNOWN_MET] = share(met, s->known + t->known, background);
    x[FEATURE_NUMBERS_ALONE] = log1p(alone);
    x[FEATURE_MET] = log1p(met);
    x[FEATURE_UNMET] = log1p(fmax(words - met, 0));
    x[FEATURE_MARKS] = o->marks_differ;
    x[FEATURE_SAME] = 2 * s->same / (words + 1);
}

void bead_features_of_length(double *x, double delta)
{
    double z = fmin(fabs(delta), DELTA_MOST);
    x[FEATURE_LENGTH] = z;
    x[FEATURE_LENGTH_2] = z * z;
}

double bead_features_uneven_ends(const struct word_matches *o)
{
    return fmax(fabs(o->src.head - o->tgt.head),
                fabs(o->src.tail - o->tgt.tail));
}

struct bead_features pair_features_alone(const struct word_matches *o,
                                         double delta)
{
    struct bead_features v = {{0}};
    bead_features_of_length(v.x, delta);
    bead_features_of_words(v.x, o, EVIDENCE_BEFORE_MET / EVIDENCE_BEFORE_WORDS);
    v.x[FEATURE_ENDS] = log1p(bead_features_uneven_ends(o));
    return v;
}
