/* tokenize/language_rule.h - sentence ends of scripts and languages that the model
 * has not seen.
 * Beside split_rule.h; the words come from data/abbreviations.other.txt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_LANGUAGE_RULE_H
#define TOKENIZE_LANGUAGE_RULE_H
#include "tokenize/split_place.h"

/* The name of the rule that decides, with *is_end; or NULL.  The rules for
 * languages, not for marks, are for texts in `other` languages than English
 * and French. */
const char *language_rule(const struct split_place *p, bool other,
                          bool *is_end);
#endif
