/* Three predictions make the four kinds of a document pair.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/scoring/verdict.h"

static double log_odds(double p)
{
    return log(p / (1 - p));
}

/* Models that predict these probabilities whatever the features. */
static struct calibration constant(double whole, double partly, double related)
{
    const struct bead_features none = {{0}};
    const double p[CALIBRATION_N] = {[CALIBRATION_WHOLE] = whole,
                                     [CALIBRATION_PARTLY] = partly,
                                     [CALIBRATION_RELATED] = related};
    struct calibration c = {.model = {{0}}};
    for (unsigned t = CALIBRATION_WHOLE; t <= CALIBRATION_RELATED; t++) {
        double x[LOGISTIC_MAX_FEATURES];
        c.model[t].n_features = calibration_inputs(t, &none, x);
        c.model[t].weight[0] = log_odds(p[t]);
    }
    return c;
}

Test(verdict, the_most_probable_kind_has_its_own_probability)
{
    const struct {
        double whole, partly, related;
        enum verdict_kind kind;
        double probability;
    } rows[] = {{.9, .95, .99, VERDICT_TRANSLATION, .9},
                {.1, .8, .9, VERDICT_PARTIAL, .7},
                {.1, .2, .9, VERDICT_COMPARABLE, .7},
                {.1, .2, .3, VERDICT_UNRELATED, .7},
                {.6, .2, .1, VERDICT_TRANSLATION, .6}};
    const struct bead_features document = {{0}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct calibration c =
            constant(rows[k].whole, rows[k].partly, rows[k].related);
        struct verdict v = verdict_of(&c, &document);
        cr_expect_eq(v.kind, rows[k].kind, "row %zu", k);
        cr_expect_float_eq(v.probability, rows[k].probability, 1e-9);
    }
}

Test(verdict, without_models_there_is_none)
{
    const struct calibration c = {.model = {{0}}};
    const struct bead_features document = {{0}};
    cr_expect_eq(verdict_of(&c, &document).kind, VERDICT_NONE);
    cr_expect_str_eq(verdict_name(VERDICT_NONE), "-");
    cr_expect_str_eq(verdict_name(VERDICT_UNRELATED), "unrelated");
}
