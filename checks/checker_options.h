/* checks/checker_options.h - the thresholds of all checks.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CHECKS_CHECKER_OPTIONS_H
#define CHECKS_CHECKER_OPTIONS_H
#include <stddef.h>
#include <stdint.h>

struct glossary;

struct checker_options {
    uint32_t flags;         /* RECORD_* to look for; others cost nothing */
    size_t too_short_words; /* a side of so many words, or fewer (1) */
    size_t too_long_cp;     /* more characters than this (1024) */
    double len_ratio;       /* times as long as the other side (3) */
    size_t long_word_cp;    /* more characters than this in a word (40) */
    double mostly_digits;   /* over this share of the characters (.5) */
    double copied;          /* this share of the words, or more (.8) */
    const struct glossary *glossary; /* NULL: none; must outlive the checker */
};

/* The values in brackets, all flags, no glossary. */
struct checker_options checker_options_default(void);
#endif
