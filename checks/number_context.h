/* checks/number_context.h - what the text around a number says of its value.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_NUMBER_CONTEXT_H
#define CHECKS_NUMBER_CONTEXT_H
#include "base/buffer.h"
#include "checks/number_words.h"
#include "checks/side_scan.h"

struct number_context {
    double scale;      /* 1e6 before "million", else 1 */
    double century;    /* 1900 of "'98" and of "1996-98", else 0 */
    bool is_decade;    /* "1990s" */
    bool is_afternoon; /* "5 p.m.", "5 in the afternoon" */
};

/* Of the number at item i, with the words of a list (-1: none). */
struct number_context number_context_of(const struct number_words *words,
                                        const struct side_scan *s, size_t i,
                                        int list);

/* The value of a Roman numeral in capitals, also with the ending of a French
 * ordinal ("XIVe"), or 0.  Up to 3,999. */
unsigned number_roman(struct sv word);

/* The value of a word of digits of another script ("١٢", "१२", "１２"), or -1
 * where it is no such word. */
double number_wide_digits(struct sv word);

/* Append the values of fractions (½), powers (²) and indices (₂) to *values,
 * an array of doubles. */
int number_context_signs(const struct side_scan *s, struct buf *values);
#endif
