/* tokenize/stop_rule.h - a full stop that surely ends nothing, or surely does:
 * abbreviations, initials, references.
 * For split_rule.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_STOP_RULE_H
#define TOKENIZE_STOP_RULE_H
#include "tokenize/split_place.h"

/* The name of the rule by which the candidate, if it is a single full stop,
 * ends nothing, or NULL. */
const char *stop_rule_against(const struct split_place *p);

/* The name of the rule by which it is an end, or NULL. */
const char *stop_rule_for(const struct split_place *p);
#endif
