/* aligner/scoring/document_names.h - how many names and numbers of a document
 * are on both sides.  Articles of one template differ in little else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_DOCUMENT_NAMES_H
#define ALIGNER_SCORING_DOCUMENT_NAMES_H
#include <stdbool.h>
#include <stdint.h>

struct side;
struct word_pairs;

/* The share of the different names (word_matches_is_name()) and numbers of both
 * sides that have a pair in `words`, at most what nearly every translation has.
 * Some names are a pseudo-count: a text without any is like one in which half
 * of them match.  `numbers_only`: names are not compared.  `has` is
 * [words->n_forms] zeros, and is overwritten.  Time linear in the forms and
 * their pairs. */
double document_names_share(const struct side *src, const struct side *tgt,
                            const struct word_pairs *words, bool numbers_only,
                            uint8_t *has);
#endif
