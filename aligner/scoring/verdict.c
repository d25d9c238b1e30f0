/* aligner/scoring/verdict.c - three predictions make four kinds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/verdict.h"

#include <assert.h>
#include <math.h>

struct verdict verdict_of(const struct calibration *c,
                          const struct bead_features *document)
{
    struct verdict v = {.translated = logistic_probability(
                            document->x[FEATURE_TRANSLATED_SHARE]),
                        .unaligned = document->x[FEATURE_DOCUMENT_NULLS],
                        .yield = document->x[FEATURE_DOCUMENT_YIELD]};
    if (c->model[CALIBRATION_WHOLE].n_features == 0)
        return v;
    double whole = calibration_probability(c, CALIBRATION_WHOLE, document);
    double partly = calibration_probability(c, CALIBRATION_PARTLY, document);
    double related = calibration_probability(c, CALIBRATION_RELATED, document);
    partly = fmax(partly, whole);
    related = fmax(related, partly);
    const double p[] = {whole, partly - whole, related - partly, 1 - related};
    static_assert(VERDICT_TRANSLATION + sizeof p / sizeof *p - 1 ==
                      VERDICT_UNRELATED,
                  "the kinds are in the order of p");
    for (int k = 0; k < 4; k++)
        if (p[k] > v.probability) {
            v.probability = p[k];
            v.kind = (enum verdict_kind)(VERDICT_TRANSLATION + k);
        }
    return v;
}

const char *verdict_name(enum verdict_kind kind)
{
    static const char *const names[] = {[VERDICT_NONE] = "-",
                                        [VERDICT_TRANSLATION] = "translation",
                                        [VERDICT_PARTIAL] = "partial",
                                        [VERDICT_COMPARABLE] = "comparable",
                                        [VERDICT_UNRELATED] = "unrelated"};
    return names[kind];
}
