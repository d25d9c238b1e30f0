/* aligner/scoring/pair_features.c - words, ends and lengths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/pair_features.h"

#include <math.h>

static const double DELTA_MOST = 5;

/* Pseudo-counts against shares of few: words, numbers. */
static const double WORDS_BEFORE = 2, NUMBERS_BEFORE = 2;

/* A share that counts as certain, in log odds; and the least. */
static const double KNOWN_MOST = 0.95, KNOWN_LEAST = 0.01;

static const double COPIED_MOST = 2;

/* What free translations leave out: up to this share of the longer side, nothing
 * counts as missing.  19 of 20 right pairs, of novels too, have less. */
static const double MISSING_FREE = 0.2;

static double share(double part, double whole, double background)
{
    return (part + background) / (whole + 1);
}

/* One word may be on both sides by chance. */
static double copied(const struct word_matches *o)
{
    double words = fmax(o->src.words, o->tgt.words);
    return fmin(fmax((double)o->n_copied - 1, 0) / (words + WORDS_BEFORE),
                COPIED_MOST);
}

void pair_features_of_words(double *x, const struct word_matches *o,
                            double background)
{
    const struct word_matches_side *s = &o->src, *t = &o->tgt;
    double words = s->words + t->words, matched = s->matched + t->matched;
    double numbers = (double)s->n_numbers + t->n_numbers;
    double equal = (double)s->n_numbers_matched + t->n_numbers_matched;
    double known = share(matched, s->known + t->known, background);
    x[FEATURE_KNOWN_MATCHED] =
        log(fmax(known, KNOWN_LEAST) / (1 - fmin(known, KNOWN_MOST)));
    x[FEATURE_NUMBERS_UNMATCHED] =
        (numbers - equal) / (numbers + NUMBERS_BEFORE);
    x[FEATURE_MATCHED] = log1p(matched);
    x[FEATURE_END_MARKS] = o->marks_differ;
    x[FEATURE_NAMES_UNMATCHED] =
        log1p((double)(s->n_names - s->n_names_matched) +
              (double)(t->n_names - t->n_names_matched));
    x[FEATURE_COPIED] = copied(o);
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
    const struct word_matches_side *l = delta > 0 ? &o->tgt : &o->src;
    const struct word_matches_side *s = delta > 0 ? &o->src : &o->tgt;
    double more = (l->words - l->matched) - (s->words - s->matched);
    return fmax(more / (l->words + WORDS_BEFORE) - MISSING_FREE, 0);
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
