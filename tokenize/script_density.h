/* tokenize/script_density.h - how many letters a character stands for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_SCRIPT_DENSITY_H
#define TOKENIZE_SCRIPT_DENSITY_H
#include <stddef.h>
#include <stdint.h>

struct sentence;

/* The number of letters of an alphabet that one character of the text stands
 * for, on average: 3.5 for a Han character, about 2 for a syllable (kana,
 * Hangul, Ethiopic and the like), 1 for everything else.
 *
 * Exactly 1 where less than a fifth of the characters are of such a script, and
 * for a text without characters.  Time linear in the text. */
double script_density(const struct sentence *sents, size_t n);

/* The script of most of the letters among the first 2,000: ICU's number of it.
 * 0: there are none. */
uint32_t script_of_most(const struct sentence *sents, size_t n);
#endif
