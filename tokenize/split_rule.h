/* tokenize/split_rule.h - what needs no statistics: places where no sentence
 * ends, and places where one surely does.
 * Asked by model_engine.h once the model has spoken.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SPLIT_RULE_H
#define TOKENIZE_SPLIT_RULE_H
#include "tokenize/split_place.h"

/* The name of the rule by which the candidate ends nothing, or NULL. */
const char *split_rule_against(const struct split_place *p);

/* The name of the rule by which it is an end, or NULL. */
const char *split_rule_for(const struct split_place *p);
#endif
