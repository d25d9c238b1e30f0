/* The inputs of each model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/scoring/calibration.h"

/* Inputs are the features that the model uses, in the order of the features. */
Test(calibration, inputs_are_the_features_used_in_order)
{
    struct bead_features v;
    for (size_t f = 0; f < FEATURE_N; f++)
        v.x[f] = (double)f;
    for (unsigned t = 0; t < CALIBRATION_N; t++) {
        double x[LOGISTIC_MAX_FEATURES];
        size_t n = calibration_inputs(t, &v, x), at = 0;
        cr_expect_gt(n, 0);
        for (size_t f = 0; f < FEATURE_N; f++)
            if (calibration_uses(t, (enum bead_feature)f))
                cr_expect_eq(x[at++], (double)f);
        cr_expect_eq(at, n);
    }
}

Test(calibration, a_pair_alone_has_no_neighbours_and_no_document)
{
    cr_expect(calibration_uses(CALIBRATION_ALONE, FEATURE_LENGTH_SQUARED));
    cr_expect_not(calibration_uses(CALIBRATION_ALONE, FEATURE_NEAR_YIELD));
    cr_expect_not(calibration_uses(CALIBRATION_ALONE, FEATURE_POSTERIOR));
    cr_expect_not(calibration_uses(CALIBRATION_ALONE, FEATURE_DOCUMENT_YIELD));
    cr_expect(calibration_uses(CALIBRATION_WHOLE, FEATURE_TOPIC));
    cr_expect_not(calibration_uses(CALIBRATION_BEAD, FEATURE_TOPIC));
}

Test(calibration, every_target_and_feature_has_a_name)
{
    for (unsigned t = 0; t < CALIBRATION_N; t++)
        cr_expect_not_null(calibration_target_name(t));
    cr_expect_null(calibration_target_name(CALIBRATION_N));
    for (size_t f = 0; f < FEATURE_N; f++)
        cr_expect_not_null(bead_feature_name(f));
    cr_expect_null(bead_feature_name(FEATURE_N));
    cr_expect_str_eq(bead_feature_name(FEATURE_MISSING), "missing");
    cr_expect_str_eq(bead_feature_name(FEATURE_TOPIC), "topic");
}
