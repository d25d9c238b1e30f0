/* checks/repetition.h - words and phrases that are there twice in a row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_REPETITION_H
#define CHECKS_REPETITION_H
#include <stdbool.h>

#include "checks/side_scan.h"

/* Has one side a word, or a phrase of three to eight words, twice with nothing
 * but spaces between, and the other side none?  What languages do double
 * ("had had", "nous nous", "very very") and numbers do not count. */
bool repetition_differs(const struct side_scan *src,
                        const struct side_scan *tgt);
#endif
