/* checks/punctuation.h - marks at the end, brackets and quotation marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_PUNCTUATION_H
#define CHECKS_PUNCTUATION_H
#include <stdbool.h>

#include "checks/side_scan.h"

/* Do the sides end with marks of different kinds: a stop (also "…"), a question
 * mark, an exclamation mark, a colon, a comma, a semicolon, none?  Brackets and
 * quotation marks after it do not count, nor "and" after a semicolon.  A
 * semicolon, which ends the items of a French list, agrees with a stop, a comma
 * and none; a stop after an abbreviation ("5 p.m.") with a stop and none. */
bool punctuation_end_differs(const struct side_scan *src,
                             const struct side_scan *tgt);

/* Is a bracket or a pair of quotation marks left open on one side alone, or
 * are there [ ] or { }, which mark keys, references and places to fill in, on
 * one side only?  Translators put quotation marks and ( ) where their language
 * wants them.  « » and “ ” are alike; "1)" and ":)" open nothing. */
bool punctuation_pairs_differ(const struct side_scan *src,
                              const struct side_scan *tgt);
#endif
