/* aligner/scoring/bead_feature_name.c - the figures as files and explanations call them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/scoring/bead_features.h"

const char *bead_feature_name(size_t figure)
{
    static const char *const names[FEATURE_N] = {
        "posterior",   "length",     "length_2",  "least_like",    "mean_like",
        "sentence",    "run_like",   "ends",      "leak",          "told",
        "told_like",   "least_met",  "known_met", "numbers_alone", "met",
        "unmet",       "marks",      "one_one",   "wide",          "same",
        "beside_null", "near",       "near_null", "all",           "all_null",
        "all_sure",    "translated", "topic"};
    return figure < FEATURE_N ? names[figure] : NULL;
}
