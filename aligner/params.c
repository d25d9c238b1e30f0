/* aligner/params.c - the published values.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/params.h"

#include <assert.h>
#include <math.h>

#include "aligner/lattice/bead.h"

struct align_params align_params_default(void)
{
    return (struct align_params){
        .method = ALIGN_HYBRID,
        .decode = ALIGN_DECODE_METHOD,
        .c = 1,
        .s2 = 6.8,
        .script_c = 1,
        .script_s2 = 1,
        .null_nats = 4.50,
        .merge_nats = 2.30,
        .two_two_nats = 4.40,
        .lexical_weight = 0.5,
        .temper = 0.5,
        .max_side = BEAD_SIDE_MAX,
        .band = 100,
        .max_cells = (size_t)1 << 29,
        .max_memory = (size_t)1 << 32,
    };
}

void align_params_priors(struct align_params *p, double p_11, double p_null,
                         double p_merge, double p_22)
{
    p->null_nats = -log(p_null / p_11);
    p->merge_nats = -log(p_merge / p_11);
    p->two_two_nats = -log(p_22 / p_11);
}

const char *align_method_name(unsigned method)
{
    static const char *const name[] = {[ALIGN_LENGTH] = "length",
                                       [ALIGN_LENGTH_EM] = "length-em",
                                       [ALIGN_HYBRID] = "hybrid"};
    return method < sizeof name / sizeof *name ? name[method] : NULL;
}

const char *align_part_name(unsigned k)
{
    static const char *const name[] = {
        "cognates",  "model1", "paragraphs", "continuations",
        "open-ends", "moved",  "miss-rate"};
    static_assert(sizeof name / sizeof *name == ALIGN_PARTS &&
                      1 << (ALIGN_PARTS - 1) == ALIGN_MISS_RATE,
                  "every part has a name");
    return k < ALIGN_PARTS ? name[k] : NULL;
}
