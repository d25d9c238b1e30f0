/* io/parse_number.h - numbers in text, taken off the front of a slice.
 * For the readers of small line formats; the same in every locale.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_PARSE_NUMBER_H
#define IO_PARSE_NUMBER_H
#include <stdint.h>

#include "base/slice.h"

/* Take spaces and tabs off. */
void parse_skip_space(struct sv *s);

/* Take spaces, then `c` off; false (only spaces are gone) if it is another. */
bool parse_char(struct sv *s, char c);

/* Take spaces, then decimal digits off; false if there are none or the
 * number is above `max`. */
bool parse_u64(struct sv *s, uint64_t max, uint64_t *out);

/* Take a decimal number (sign, digits, point, exponent) off; false if there
 * is none or it is too large for a double.  Exact up to 15 digits and
 * exponents of 22, otherwise to a few units in the last place. */
bool parse_double(struct sv *s, double *out);
#endif
