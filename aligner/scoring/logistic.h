/* aligner/scoring/logistic.h - logistic regression: features in, probability
 * out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_LOGISTIC_H
#define ALIGNER_SCORING_LOGISTIC_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

enum { LOGISTIC_MAX_FEATURES = 40 };

/* P(right | x) = 1 / (1 + exp(-(weight[0] + sum_k weight[k+1] x[k]))). */
struct logistic {
    size_t n_features;
    double weight[LOGISTIC_MAX_FEATURES + 1];
};

/* The log odds for x[0..n_features), and the probability of log odds. */
double logistic_log_odds(const struct logistic *m, const double *x);
double logistic_probability(double log_odds);

/* n examples: x is [n][n_features] row by row; y[i] in 0..1 is the probability
 * that example i is right (a label is 0 or 1); weight[i] >= 0 (NULL: 1
 * each). */
struct logistic_examples {
    const double *x, *y, *weight;
    size_t n, n_features;
    const int8_t
        *sign; /* [n_features] 1: the weight may not be negative, -1: nor
                           positive, 0: any; NULL: any */
};

/* Fit by maximum likelihood with a penalty ridge/2 * sum_k (w_k s_k)^2 on the
 * weights, s_k being the standard deviation of feature k: iteratively
 * reweighted least squares (Newton's method; Hastie, Tibshirani & Friedman
 * 2009, sec. 4.4.1), solved with GSL's pivoted Cholesky decomposition, or, with
 * signs, by coordinate descent within them. ridge > 0 makes the answer unique.  Deterministic.  GSL's error handler is never
 * called.
 *
 * Errors: ERR_INPUT without examples or with a feature that is not finite;
 * ERR_LIMIT over LOGISTIC_MAX_FEATURES; ERR_INTERNAL if there is no unique
 * answer or it does not converge.  After an error *out is untouched.  Time O(n
 * k^2) a step, some ten steps. */
int logistic_fit(const struct logistic_examples *data, double ridge,
                 struct logistic *out, struct err *e);
#endif
