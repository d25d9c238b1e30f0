/* lib/stele_comparison.h - two alignments of the same documents against gold.  Part
 * of stele_lab.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef STELE_COMPARISON_H
#define STELE_COMPARISON_H
#include "stele_settings.h"

#ifdef __cplusplus
extern "C" {
#endif

/* A measure by both.  The difference is that of the second from the first;
 * `low` to `high` is its interval of 95 %, from 10,000 samples of the documents
 * (paired bootstrap), and `p` the probability of so large a difference between
 * equals; NaN with fewer than two documents. */
struct stele_comparison_row {
    size_t size;
    char name[32]; /* such as "strict F1" or "1-2 F1" */
    size_t n_gold; /* beads that it is about */
    double first, second, difference, low, high, p;
};

struct stele_comparison;

STELE_API int stele_comparison_open(struct stele_comparison **out,
                                    struct stele_error *error);
STELE_API void stele_comparison_close(struct stele_comparison *comparison);

/* Add a document: two files of beads or ladders, and the gold.  STELE_INPUT
 * for a gold that is far shorter than they are. */
STELE_API int stele_comparison_add(struct stele_comparison *comparison,
                                   const char *first, const char *second,
                                   const char *gold, struct stele_error *error);

/* Compute the rows of all documents. */
STELE_API int stele_comparison_run(struct stele_comparison *comparison,
                                   struct stele_error *error);

/* Row k after that; false beyond the last. */
STELE_API bool stele_comparison_row(const struct stele_comparison *comparison,
                                    size_t k, struct stele_comparison_row *out);

#ifdef __cplusplus
}
#endif
#endif
