/* tokenize/numeral.h - numbers as they are written, to one normal form.
 * "1,234.5", "1 234,5" and "1.234,50" all mean 1234.5.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_NUMERAL_H
#define TOKENIZE_NUMERAL_H
#include <stddef.h>

#include "base/slice.h"

enum { NUMERAL_MAX = 40 }; /* bytes; what is longer is cut into several */

/* The end of the number that starts with an ASCII digit at s.p[at].  A stop,
 * comma, apostrophe or space (also no-break, narrow or thin) between digits
 * belongs to it; the last four only before exactly three digits and behind a
 * group of one to three. */
size_t numeral_end(struct sv s, size_t at);

/* Write the normal form of the number to out[0..NUMERAL_MAX) and return its
 * length: digits without leading zeros, then "." and the decimals without
 * trailing zeros.
 *
 * One stop or comma before exactly three digits is read as a group mark: it
 * is one in one of the two notations, and a reader of both cannot know.  Two
 * different marks: the last is the decimal one.  Equal marks that do not set
 * off three digits (versions, dates) stay, as stops. */
size_t numeral_normal(struct sv number, char out[NUMERAL_MAX]);
#endif
