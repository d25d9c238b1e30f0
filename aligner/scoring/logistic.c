/* aligner/scoring/logistic.c - Newton's method on standardised features.
 *
 * GSL's default handler ends the process on any error, and a library may not
 * change it.  So memory is taken here, and what GSL is given cannot fail:
 * pivoted Cholesky factorises any square matrix, and its pivots are checked
 * before they divide.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/logistic.h"

#include <float.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <stdbool.h>

enum {
    MAX_STEPS = 100,
    MAX_SWEEPS = 100000,
    MAX_WEIGHTS = LOGISTIC_MAX_FEATURES + 1
};

double logistic_log_odds(const struct logistic *m, const double *x)
{
    double sum = m->weight[0];
    for (size_t k = 0; k < m->n_features; k++)
        sum += m->weight[k + 1] * x[k];
    return sum;
}

double logistic_probability(double log_odds)
{
    return 1 / (1 + exp(-log_odds));
}

/* Mean and standard deviation of each feature; a constant one gets 1. */
struct scale {
    double mean[LOGISTIC_MAX_FEATURES], deviation[LOGISTIC_MAX_FEATURES];
};

static double weight_of(const struct logistic_examples *d, size_t i)
{
    return d->weight ? d->weight[i] : 1;
}

static int measure(const struct logistic_examples *d, struct scale *s,
                   struct err *e)
{
    double total = 0;
    *s = (struct scale){0};
    for (size_t i = 0; i < d->n; i++)
        total += weight_of(d, i);
    if (!(total > 0))
        return err_set(e, ERR_INPUT, "no examples to fit to");
    for (size_t k = 0; k < d->n_features; k++) {
        double sum = 0, squares = 0;
        for (size_t i = 0; i < d->n; i++)
            sum += weight_of(d, i) * d->x[i * d->n_features + k];
        if (!isfinite(sum))
            return err_set(e, ERR_INPUT, "feature %zu is not finite", k);
        s->mean[k] = sum / total;
        for (size_t i = 0; i < d->n; i++) {
            double x = d->x[i * d->n_features + k] - s->mean[k];
            squares += weight_of(d, i) * x * x;
        }
        double deviation = sqrt(squares / total);
        s->deviation[k] = deviation > 1e-12 ? deviation : 1;
    }
    return 0;
}

/* The Newton system at w: gradient and (negated) Hessian of the penalised
 * log-likelihood, over standardised features with a leading 1. */
static void accumulate(const struct logistic_examples *d, const struct scale *s,
                       const double *w, double ridge, gsl_matrix *hessian,
                       gsl_vector *gradient)
{
    const size_t n_w = d->n_features + 1;
    double z[MAX_WEIGHTS] = {1};
    gsl_matrix_set_zero(hessian);
    gsl_vector_set_zero(gradient);
    for (size_t i = 0; i < d->n; i++) {
        double sum = w[0];
        for (size_t k = 1; k < n_w; k++) {
            double x = d->x[i * d->n_features + k - 1];
            z[k] = (x - s->mean[k - 1]) / s->deviation[k - 1];
            sum += w[k] * z[k];
        }
        double p = logistic_probability(sum), weight = weight_of(d, i);
        double slope = weight * (d->y[i] - p);
        double curve = weight * p * (1 - p);
        for (size_t k = 0; k < n_w; k++) {
            *gsl_vector_ptr(gradient, k) += slope * z[k];
            for (size_t l = 0; l <= k; l++)
                *gsl_matrix_ptr(hessian, k, l) += curve * z[k] * z[l];
        }
    }
    for (size_t k = 0; k < n_w; k++) {
        double penalty =
            k > 0 ? ridge : 1e-9; /* the constant is all but free */
        *gsl_vector_ptr(gradient, k) -= penalty * w[k];
        *gsl_matrix_ptr(hessian, k, k) += penalty;
        for (size_t l = k + 1; l < n_w; l++)
            gsl_matrix_set(hessian, k, l, gsl_matrix_get(hessian, l, k));
    }
}

/* Solve hessian * x = gradient; x replaces the gradient.  False where there is
 * no unique finite answer: a pivot of P' H P = L D L' is not finite, or is
 * nothing beside the greatest, which is the first. */
static bool solve(gsl_matrix *hessian, gsl_vector *gradient)
{
    size_t order[MAX_WEIGHTS], n = hessian->size1;
    gsl_permutation p = {n, order};
    gsl_linalg_pcholesky_decomp(hessian, &p);
    double least = (double)n * DBL_EPSILON * gsl_matrix_get(hessian, 0, 0);
    for (size_t k = 0; k < n; k++) {
        double pivot = gsl_matrix_get(hessian, k, k);
        if (!isfinite(pivot) || !(pivot > 0 && pivot >= least))
            return false;
    }
    gsl_linalg_pcholesky_svx(hessian, &p, gradient);
    return true;
}

/* The same where weights have signs: the step to the best point that keeps
 * them, by coordinate descent on the quadratic model (Friedman, Hastie &
 * Tibshirani 2010, J. Stat. Software 33(1), sec. 3, with bounds). */
static void solve_signed(const gsl_matrix *hessian, gsl_vector *gradient,
                         const int8_t *sign, const double *w)
{
    size_t n = hessian->size1;
    double step[MAX_WEIGHTS] = {0}, moved = 1;
    for (int sweep = 0; sweep < MAX_SWEEPS && moved > 1e-12; sweep++) {
        moved = 0;
        for (size_t k = 0; k < n; k++) {
            double slope = gsl_vector_get(gradient, k);
            for (size_t l = 0; l < n; l++)
                slope -= gsl_matrix_get(hessian, k, l) * step[l];
            double to = step[k] + slope / gsl_matrix_get(hessian, k, k);
            if (k > 0 && sign[k - 1] * (w[k] + to) < 0)
                to = -w[k];
            moved = fmax(moved, fabs(to - step[k]));
            step[k] = to;
        }
    }
    for (size_t k = 0; k < n; k++)
        gsl_vector_set(gradient, k, step[k]);
}

/* Step until nothing moves.  A step is cut to length 4 in the log-odds of a
 * typical example, so that separable data cannot throw it far. */
static int climb(const struct logistic_examples *d, const struct scale *s,
                 double ridge, double *w, gsl_matrix *hessian,
                 gsl_vector *gradient, struct err *e)
{
    const size_t n_w = d->n_features + 1;
    for (int step = 0; step < MAX_STEPS; step++) {
        accumulate(d, s, w, ridge, hessian, gradient);
        if (d->sign)
            solve_signed(hessian, gradient, d->sign, w);
        else if (!solve(hessian, gradient))
            return err_set(e, ERR_INTERNAL, "the fit has no unique answer");
        double length = 0;
        for (size_t k = 0; k < n_w; k++)
            length += pow(gsl_vector_get(gradient, k), 2);
        length = sqrt(length);
        double cut = length > 4 ? 4 / length : 1;
        for (size_t k = 0; k < n_w; k++)
            w[k] += cut * gsl_vector_get(gradient, k);
        if (length < 1e-9)
            return 0;
    }
    return err_set(e, ERR_INTERNAL, "the fit does not converge");
}

/* From weights of standardised features to weights of the features. */
static void unscale(const struct scale *s, const double *w,
                    struct logistic *out)
{
    out->weight[0] = w[0];
    for (size_t k = 0; k < out->n_features; k++) {
        out->weight[k + 1] = w[k + 1] / s->deviation[k];
        out->weight[0] -= out->weight[k + 1] * s->mean[k];
    }
}

int logistic_fit(const struct logistic_examples *data, double ridge,
                 struct logistic *out, struct err *e)
{
    if (data->n_features > LOGISTIC_MAX_FEATURES)
        return err_set(e, ERR_LIMIT, "more than %d features",
                       LOGISTIC_MAX_FEATURES);
    struct scale s;
    const size_t n_w = data->n_features + 1;
    double w[MAX_WEIGHTS] = {0}, rows[MAX_WEIGHTS * MAX_WEIGHTS];
    double column[MAX_WEIGHTS];
    gsl_matrix_view hessian = gsl_matrix_view_array(rows, n_w, n_w);
    gsl_vector_view gradient = gsl_vector_view_array(column, n_w);
    int rc = measure(data, &s, e);
    if (rc == 0)
        rc = climb(data, &s, ridge, w, &hessian.matrix, &gradient.vector, e);
    if (rc != 0)
        return rc;
    *out = (struct logistic){.n_features = data->n_features};
    unscale(&s, w, out);
    return 0;
}
