/* Defaults and names of the parameters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/params.h"

Test(params, every_method_and_part_has_its_name)
{
    cr_expect_str_eq(align_method_name(ALIGN_LENGTH), "length");
    cr_expect_str_eq(align_method_name(ALIGN_LENGTH_EM), "length-em");
    cr_expect_str_eq(align_method_name(ALIGN_HYBRID), "hybrid");
    cr_expect_null(align_method_name(ALIGN_HYBRID + 1));
    unsigned parts = 0;
    for (unsigned k = 0; align_part_name(k); k++)
        parts |= 1u << k;
    cr_expect_eq(parts, (1u << ALIGN_PARTS) - 1);
}

/* The penalties of the 1993 program are those of the published priors, in whole
 * hundredths. */
Test(params, published_priors_give_the_penalties_of_1993)
{
    struct align_params p = align_params_default(), q = p;
    align_params_priors(&q, .89, .0099, .089, .011);
    cr_expect_float_eq(q.null_nats, p.null_nats, .005);
    cr_expect_float_eq(q.merge_nats, p.merge_nats, .005);
    cr_expect_float_eq(q.two_two_nats, p.two_two_nats, .01);
}
