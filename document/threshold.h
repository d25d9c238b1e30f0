/* document/threshold.h - from a wanted precision to a score.
 * Scores are probabilities, so the pairs kept are expected to be right with
 * their mean.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_THRESHOLD_H
#define DOCUMENT_THRESHOLD_H
#include <stddef.h>

/* The lowest score t among scores[0..n) such that those of at least t have a
 * mean of at least `precision`: it keeps the most pairs, and equal scores stay
 * together.  Above every score (2) when not even the best will do; 0 when n
 * is 0.  Sorts scores.  Time O(n log n). */
double threshold_for_precision(double *scores, size_t n, double precision);
#endif
