/* training/examples.c - rows, and what each counts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "training/examples.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* Pulls weights towards 0, as so many examples of a probability of a half
 * would: a figure that is the same in all gold stays out. */
static const double RIDGE = 2;

int examples_add(struct examples *x, const struct bead_features *v,
                 double right, unsigned group, struct err *e)
{
    double row[LOGISTIC_MAX_FEATURES];
    size_t n = calibration_inputs(x->question, v, row);
    assert(group < EXAMPLES_MAX_GROUPS);
    if (buf_add(&x->x, (const char *)row, n * sizeof *row) != 0 ||
        buf_add(&x->y, (const char *)&right, sizeof right) != 0 ||
        buf_add(&x->group, (const char *)&group, sizeof group) != 0)
        return err_nomem(e);
    x->n++;
    return 0;
}

void examples_free(struct examples *x)
{
    buf_free(&x->x);
    buf_free(&x->y);
    buf_free(&x->group);
    x->n = 0;
}

/* What each example counts; the mean is 1. */
static void weigh(const struct examples *x, const double *share, double *weight)
{
    const unsigned *group = (const unsigned *)(const void *)x->group.p;
    size_t n_in[EXAMPLES_MAX_GROUPS] = {0};
    double total = 0;
    for (size_t i = 0; i < x->n; i++)
        n_in[group[i]]++;
    for (size_t i = 0; i < x->n; i++)
        total += weight[i] = share[group[i] % 2] / sqrt((double)n_in[group[i]]);
    for (size_t i = 0; i < x->n; i++)
        weight[i] *= (double)x->n / total;
}

/* The signs of the model's weights, in the order of its inputs. */
static void signs_of(enum calibration_target question,
                     int8_t sign[LOGISTIC_MAX_FEATURES])
{
    size_t n = 0;
    for (size_t f = 0; f < FEATURE_N; f++)
        if (calibration_uses(question, (enum bead_feature)f))
            sign[n++] = (int8_t)calibration_sign((enum bead_feature)f);
}

int examples_fit(const struct examples *x, const double *share,
                 struct logistic *out, struct err *e)
{
    if (x->n == 0)
        return err_set(e, ERR_INPUT, "no examples for \"%s\"",
                       calibration_target_name(x->question));
    double *weight = malloc(x->n * sizeof *weight);
    if (!weight)
        return err_nomem(e);
    int8_t sign[LOGISTIC_MAX_FEATURES] = {0};
    weigh(x, share, weight);
    signs_of(x->question, sign);
    struct logistic_examples data = {.x = (const double *)(const void *)x->x.p,
                                     .y = (const double *)(const void *)x->y.p,
                                     .weight = weight,
                                     .n = x->n,
                                     .sign = sign,
                                     .n_features =
                                         x->x.n / sizeof(double) / x->n};
    int rc = logistic_fit(&data, RIDGE, out, e);
    free(weight);
    return rc;
}
