/* tests/tokenize/split_expect.h - sentences as they should come out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_TOKENIZE_SPLIT_EXPECT_H
#define TESTS_TOKENIZE_SPLIT_EXPECT_H
#include "tokenize/splitter.h"

/* Split `marked` without its "|" and expect the ends where they stood. */
void split_expect_by(struct splitter *s, const char *lang, const char *marked);

/* The same with the built-in model, or with ICU's iterator. */
void split_expect(const char *lang, const char *marked);
void split_expect_icu(const char *lang, const char *marked);
#endif
