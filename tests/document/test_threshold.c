/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "document/threshold.h"

Test(threshold, keeps_the_most_that_the_mean_allows)
{
    double scores[] = {.5, .99, .9, .95, .7};
    /* .99; .97; .9467; .885; .808 */
    cr_expect_eq(threshold_for_precision(scores, 5, .95), .95);
    cr_expect_eq(threshold_for_precision(scores, 5, .94), .9);
    cr_expect_eq(threshold_for_precision(scores, 5, .8), .5);
    cr_expect_eq(threshold_for_precision(scores, 5, .995), 2);
}

Test(threshold, equal_scores_stay_together)
{
    double scores[] = {.8, .99, .8, .8};
    /* .99; the three of .8 only together: .8475 */
    cr_expect_eq(threshold_for_precision(scores, 4, .86), .99);
    cr_expect_eq(threshold_for_precision(scores, 4, .84), .8);
}

Test(threshold, nothing_has_no_threshold)
{
    cr_expect_eq(threshold_for_precision(NULL, 0, .9), 0);
}
