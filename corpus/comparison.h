/* corpus/comparison.h - two alignments of the same documents against gold: how far
 * apart they are, and how sure that is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_COMPARISON_H
#define CORPUS_COMPARISON_H
#include "corpus/evaluation.h"

enum { COMPARISON_ROUNDS = 10000, COMPARISON_NAME_BYTES = 32 };

/* Sums of each document, by both aligners; zero-initialise to begin. */
struct comparison {
    struct evaluation *docs[2]; /* [n], without scores */
    size_t n, cap;
};

/* Add a document.  Errors: those of evaluation_add(). */
int comparison_add(struct comparison *c, struct arena *a,
                   const struct gold_link_list *first,
                   const struct gold_link_list *second,
                   const struct gold_link_list *gold, struct err *e);
void comparison_free(struct comparison *c);

/* A measure by both.  `low` and `high` are the 2.5th and 97.5th percentile of
 * the difference over COMPARISON_ROUNDS samples of the documents, drawn with
 * replacement and the same for both (paired bootstrap; Koehn 2004, EMNLP);
 * `p` is twice the share of samples in which the difference is not of its
 * sign, at most 1.  NaN with fewer than two documents. */
struct comparison_row {
    char name[COMPARISON_NAME_BYTES];
    size_t n_gold;                    /* beads that the measure is about */
    double first, second, difference; /* second - first */
    double low, high, p;
};

/* Rows in *rows, in the arena: F1, precision and recall over all documents
 * (micro), the mean F1 of documents (macro), null beads, then F1 of each type
 * that the gold has.  The same documents give the same rows.  ERR_NOMEM. */
int comparison_rows(const struct comparison *c, struct arena *a,
                    const struct comparison_row **rows, size_t *n_rows,
                    struct err *e);
#endif
