/* aligner/scoring/pair_features.c - words, ends and lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/pair_features.h"

#include <math.h>

static const double DELTA_MOST = 5;

static double share(double part, double whole, double background)
{
    return (part + background) / (whole + 1);
}

void pair_features_of_words(double *x, const struct word_matches *o,
                            double background)
{
    const struct word_matches_side *s = &o->src, *t = &o->tgt;
    double words = s->words + t->words, matched = s->matched + t->matched;
    double unmatched = s->n_numbers - s->n_numbers_matched +
                       (double)t->n_numbers - t->n_numbers_matched;
    x[FEATURE_KNOWN_MATCHED] = share(matched, s->known + t->known, background);
    x[FEATURE_NUMBERS_UNMATCHED] = log1p(unmatched);
    x[FEATURE_MATCHED] = log1p(matched);
    x[FEATURE_END_MARKS] = o->marks_differ;
    x[FEATURE_NAMES_UNMATCHED] =
        log1p((double)(s->n_names - s->n_names_matched) +
              (double)(t->n_names - t->n_names_matched));
    x[FEATURE_COPIED] = log1p((double)o->n_copied);
    x[FEATURE_SAME_SPELLING] = 2 * s->same_spelling / (words + 1);
}

void pair_features_of_length(double *x, double delta)
{
    double z = fmin(fabs(delta), DELTA_MOST);
    x[FEATURE_LENGTH] = z;
    x[FEATURE_LENGTH_SQUARED] = z * z;
}

double pair_features_uneven_ends(const struct word_matches *o)
{
    return fmax(fabs(o->src.unmatched_head - o->tgt.unmatched_head),
                fabs(o->src.unmatched_tail - o->tgt.unmatched_tail));
}

double pair_features_missing(const struct word_matches *o, double delta)
{
    const double before = 2;
    const struct word_matches_side *l = delta > 0 ? &o->tgt : &o->src;
    const struct word_matches_side *s = delta > 0 ? &o->src : &o->tgt;
    double more = (l->words - l->matched) - (s->words - s->matched);
    return fmax(more, 0) / (l->words + before);
}

struct bead_features pair_features_alone(const struct word_matches *o,
                                         double delta)
{
    struct bead_features v = {{0}};
    pair_features_of_length(v.x, delta);
    pair_features_of_words(
        v.x, o, PAIR_FEATURES_PRIOR_MATCHED / PAIR_FEATURES_PRIOR_WORDS);
    v.x[FEATURE_UNEVEN_ENDS] = log1p(pair_features_uneven_ends(o));
    v.x[FEATURE_MISSING] = pair_features_missing(o, delta);
    return v;
}
