/* cli/summary.h - the phrases of the summaries that commands end with.
 * A document is a pair of articles, a pair is a pair of sentences or groups of
 * them; no phrase mixes the two.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_SUMMARY_H
#define CLI_SUMMARY_H
#include "lib/stele.h"

enum { SUMMARY_TEXT = 160 };

/* "1 pair", "2 pairs". */
void summary_count(char out[SUMMARY_TEXT], uint64_t n, const char *what);

/* "about 16 of the 651 pairs are probably wrong"; `expected` is the sum of
 * 1 - score over the pairs; of a single one "the pair is probably right". */
void summary_wrong(char out[SUMMARY_TEXT], uint64_t n_pairs, double expected);

/* "a translation", "a partial translation"; NULL where there is no verdict. */
const char *summary_verdict(const char *verdict);

/* Is a document of this verdict no translation, not even in part? */
bool summary_is_no_translation(const char *verdict);

/* "a.en.txt (en): 36 sentences; a.fr.txt (fr): 37". */
void summary_texts(const char *const *paths, const struct stele_alignment *al);

/* A note that n pairs score below the floor, if there are any, and how to see
 * them; `at_least` stands before the floor. */
void summary_below(uint64_t n, double floor, const char *at_least);

/* One line: "19 documents: 16 translations, 1 partial, 2 unrelated, 0 failed".
 * Verdicts of no document are left out. */
void summary_documents(const struct stele_counts *n);
#endif
