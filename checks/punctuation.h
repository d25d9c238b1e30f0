/* checks/punctuation.h - marks at the end, brackets and quotation marks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_PUNCTUATION_H
#define CHECKS_PUNCTUATION_H
#include <stdbool.h>

#include "checks/side_scan.h"

/* Do the sides end with marks of different kinds: a stop (also "…"), a question
 * mark, an exclamation mark, a colon, a pause (; or ,), none?  Brackets and
 * quotation marks after it do not count, nor "and" after a semicolon.  A stop
 * after an abbreviation ("5 p.m.") agrees with a stop and with none. */
bool punctuation_end_differs(const struct side_scan *src,
                             const struct side_scan *tgt);

/* Is a bracket or a pair of quotation marks left open on one side alone, or
 * are there brackets or quotations on one side only?  « » and “ ” are alike,
 * and single marks stand for double ones; "1)" and ":)" open nothing. */
bool punctuation_pairs_differ(const struct side_scan *src,
                              const struct side_scan *tgt);
#endif
