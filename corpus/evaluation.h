/* corpus/evaluation.h - how good is an alignment, against gold?
 * Precision, recall and F1 in the strict and the lax sense, by bead type, and
 * whether the scores can be read as probabilities.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_EVALUATION_H
#define CORPUS_EVALUATION_H
#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/gold_link.h"

enum { EVALUATION_N_BINS = 10, EVALUATION_MAX_SIDE = 5 };

/* A score and whether its link was right. */
struct evaluation_score {
    double score;
    bool strict, lax;
};

/* Sums over documents; zero-initialise to begin.  Only links with both sides
 * count, save in the counts by type, where side lengths of
 * EVALUATION_MAX_SIDE stand for "that many or more". */
struct evaluation {
    size_t n_got, n_gold;
    size_t n_strict;   /* links that are exactly in the gold */
    size_t n_lax_got;  /* links that share a pair with the gold */
    size_t n_lax_gold; /* gold links that share a pair with these */
    size_t gold_by_type[EVALUATION_MAX_SIDE + 1][EVALUATION_MAX_SIDE + 1];
    size_t got_by_type[EVALUATION_MAX_SIDE + 1][EVALUATION_MAX_SIDE + 1];
    size_t found_by_type[EVALUATION_MAX_SIDE + 1][EVALUATION_MAX_SIDE + 1];
    struct evaluation_score *scores; /* of the links that have one */
    size_t n_scores, cap_scores;     /* freed by evaluation_free */
    size_t n_other_scores; /* left out: in a list where some are not 0 to 1,
                              none is a probability */
};

/* Add one document.  A link is strictly right when the gold has exactly it;
 * it is right in the lax sense when some gold link shares a source and a
 * target sentence with it (Thompson & Koehn 2019, EMNLP, sec. 4).  The order
 * of links and of the sentences in a link does not matter for the lax sense;
 * for the strict sense, sentences are compared in the order given.
 *
 * Time O(n log n) in the number of sentence pairs.  Scratch comes from `a`.
 * Error: ERR_NOMEM; then *sum is as it was. */
int evaluation_add(struct evaluation *sum, struct arena *a,
                   const struct gold_link_list *got,
                   const struct gold_link_list *gold, struct err *e);

/* Add a score alone.  ERR_NOMEM. */
int evaluation_add_score(struct evaluation *sum,
                         const struct evaluation_score *score, struct err *e);

/* ERR_INPUT where the gold is far shorter than the alignment: where its last
 * sentence of either side is before the middle. */
int evaluation_check_length(const struct gold_link_list *got,
                            const struct gold_link_list *gold, struct err *e);

/* Give the scores back. */
void evaluation_free(struct evaluation *sum);

struct evaluation_figures {
    double strict_p, strict_r, strict_f;
    double lax_p, lax_r, lax_f;
};

/* Figures of the sums; 0 where there is nothing to divide. */
struct evaluation_figures evaluation_figures(const struct evaluation *sum);

/* A tenth of the range of scores. */
struct evaluation_bin {
    size_t n;
    double mean_score, share_right;
};

struct evaluation_calibration {
    double ece;        /* expected calibration error over the ten bins */
    double brier;      /* mean square of score - right */
    double auc_strict; /* P(a right link scores above a wrong one); NaN when */
    double auc_lax;    /* one of the two kinds is missing */
    struct evaluation_bin bins[EVALUATION_N_BINS];
};

/* Are the scores probabilities of being strictly right?  Sorts a copy of the
 * scores in `a`.  ERR_NOMEM; ERR_INPUT when no link had a score. */
int evaluation_calibrate(const struct evaluation *sum, struct arena *a,
                         struct evaluation_calibration *out, struct err *e);
#endif
