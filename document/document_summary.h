/* document/document_summary.h - the records of a document pair in numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_DOCUMENT_SUMMARY_H
#define DOCUMENT_DOCUMENT_SUMMARY_H
#include "document/align_document.h"

/* How many beads of each type, and the mean score of those with two sides. */
struct document_summary {
    size_t n_src, n_tgt; /* sentences */
    size_t n_pairs, n_1_1, n_1_2, n_2_1, n_other, n_1_0, n_0_1;
    double mean_score;
    double n_wrong; /* expected: the sum of 1 - score over the pairs */
    struct verdict verdict;
};

struct document_summary document_summary(const struct document_records *r);
#endif
