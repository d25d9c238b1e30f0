/* tests/aligner/document.h - small documents made of word numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_DOCUMENT_H
#define TESTS_ALIGNER_DOCUMENT_H
#include "aligner/lattice/side.h"

struct arena;
struct word_pairs;
struct ratio_table;

/* Read sentences of words, "a b c | d e | f": a word is one letter, and a
 * capital is the cognate key of its small letter and itself.  Lengths are five
 * characters a word; a '/' before a sentence begins a paragraph, a '~' makes it
 * go on with the last one, a '!' too, as if that was cut in two, and a '.' is a
 * mark of punctuation.  In `a`. */
struct side document(struct arena *a, const char *text);

/* Two sides of n sentences of chance: each source word f (even) has its
 * translation f + 1, and one word in ten is noise. */
void document_pair(struct arena *a, uint64_t seed, size_t n, struct side *src,
                   struct side *tgt);
/* The ratios of a table, at this moment. */
const struct ratio_table *ratios_of(struct arena *a,
                                    const struct word_pairs *words);
#endif
