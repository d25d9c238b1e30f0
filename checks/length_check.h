/* checks/length_check.h - flags from what a side is made of: how long, and of
 * what characters.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_LENGTH_CHECK_H
#define CHECKS_LENGTH_CHECK_H
#include "checks/checker_options.h"
#include "checks/side_scan.h"

/* The RECORD_* of one side's make-up: empty, too_short, too_long, no_letters,
 * mostly_digits, all_caps and long_word. */
uint32_t length_check_side(const struct checker_options *o,
                           const struct side_scan *s);

/* Is a side more than `ratio` times as long as the other?  Characters weigh as
 * script_weight() has it, and fifteen are added on both sides, so that a word or
 * two may have a long translation. */
bool length_check_ratio(const struct side_scan *src,
                        const struct side_scan *tgt, double ratio);
#endif
