/* aligner/evidence_pair.c - words, their ends, and lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/evidence_pair.h"

#include <math.h>

static const double DELTA_MOST = 5;

static double share(double part, double whole, double background)
{
    return (part + background) / (whole + 1);
}

void evidence_of_words(double *x, const struct overlap *o, double background)
{
    const struct overlap_side *s = &o->src, *t = &o->tgt;
    double words = s->words + t->words, met = s->met + t->met;
    double alone = s->n_numbers - s->n_numbers_met + (double)t->n_numbers -
                   t->n_numbers_met;
    x[EVIDENCE_LEAST_MET] = fmin(share(s->met, s->words, background),
                                 share(t->met, t->words, background));
    x[EVIDENCE_KNOWN_MET] = share(met, s->known + t->known, background);
    x[EVIDENCE_NUMBERS_ALONE] = log1p(alone);
    x[EVIDENCE_MET] = log1p(met);
    x[EVIDENCE_UNMET] = log1p(fmax(words - met, 0));
    x[EVIDENCE_MARKS] = o->marks_differ;
    x[EVIDENCE_SAME] = 2 * s->same / (words + 1);
}

void evidence_of_length(double *x, double delta)
{
    double z = fmin(fabs(delta), DELTA_MOST);
    x[EVIDENCE_LENGTH] = z;
    x[EVIDENCE_LENGTH_2] = z * z;
}

double evidence_uneven_ends(const struct overlap *o)
{
    return fmax(fabs(o->src.head - o->tgt.head),
                fabs(o->src.tail - o->tgt.tail));
}

struct evidence evidence_alone(const struct overlap *o, double delta)
{
    struct evidence v = {{0}};
    evidence_of_length(v.x, delta);
    evidence_of_words(v.x, o, EVIDENCE_BEFORE_MET / EVIDENCE_BEFORE_WORDS);
    v.x[EVIDENCE_ENDS] = log1p(evidence_uneven_ends(o));
    return v;
}
