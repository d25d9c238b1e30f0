/* tokenize/embedded.h - the files of data/ that are part of the program.
 * Written by embed.cmake and make_split_weights.c at build time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_EMBEDDED_H
#define TOKENIZE_EMBEDDED_H
#include <stddef.h>

struct split_model;

extern const unsigned char embedded_abbreviations_en[];
extern const size_t embedded_abbreviations_en_n;
extern const unsigned char embedded_abbreviations_fr[];
extern const size_t embedded_abbreviations_fr_n;
extern const unsigned char embedded_abbreviations_other[];
extern const size_t embedded_abbreviations_other_n;
extern const struct split_model embedded_split_model;
#endif
