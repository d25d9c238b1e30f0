/* report/number.h - numbers as people write them in a language: grouped, with
 * its decimal sign, with the spaces that do not break.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_NUMBER_H
#define REPORT_NUMBER_H
#include "base/buffer.h"

/* The language of a report. */
enum report_language { REPORT_EN, REPORT_FR };

/* "en", "fr"; NULL beyond the last. */
const char *report_language_name(unsigned i);

/* "1,204" or "1 204" with U+202F. */
void number_add_count(struct buf *out, enum report_language l, uint64_t n);

/* With fixed decimals (0..9): "1,204.50" or "1 204,50"; a dash for NaN. */
void number_add_decimal(struct buf *out, enum report_language l, double x,
                        unsigned n_decimals);

/* A share of 1 in percent, with U+00A0 before the sign: "1.2 %". */
void number_add_percent(struct buf *out, enum report_language l, double share,
                        unsigned n_decimals);
#endif
