/* corpus/figures.h - sums over written pairs, and the figures that a report and
 * statistics give of them.
 *
 * Scores count in steps of 1/10000, as they are written: so the figures of an
 * alignment and those of its file are the same to the last digit, and so are
 * sums over documents in any order.  Memory does not grow with the pairs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_FIGURES_H
#define CORPUS_FIGURES_H
#include "base/record.h"
#include "corpus/null_run.h"

enum {
    FIGURES_SCORE_STEPS = 10000, /* in a score of 1 */
    FIGURES_SIDE_MAX = 9,        /* sentences of a side; more count as that */
    FIGURES_WORDS_MAX = 1000,    /* of a side; more count as that */
    FIGURES_RATIO_STEPS = 100,   /* in a length ratio of 1 */
    FIGURES_RATIO_MAX = 10       /* more counts as that */
};

struct figures_side {
    uint64_t n_sents, n_cp; /* of all records; code points of sentences */
    uint64_t n_paired_cp;   /* of those in pairs */
    uint64_t n_words[FIGURES_WORDS_MAX + 1]; /* pairs with so many words */
};

struct figures_runs {
    uint64_t n, n_sents, n_cp;
};

/* Zero-initialise to begin. */
struct figures {
    uint64_t n_documents;
    uint64_t n_pairs;  /* records with both sides */
    uint64_t n_scored; /* of these, with a score */
    uint64_t n_score[FIGURES_SCORE_STEPS + 1];
    struct figures_side src, tgt;
    uint64_t n_bead[FIGURES_SIDE_MAX + 1][FIGURES_SIDE_MAX + 1];
    uint64_t n_flagged, n_flag[RECORD_N_FLAGS]; /* pairs */
    uint64_t n_ratio[FIGURES_RATIO_MAX * FIGURES_RATIO_STEPS + 1];
    struct figures_runs omitted_inner, omitted_edge, added_inner, added_edge;
};

/* Add a record, a run of sentences without partner, or all of another sum. */
void figures_add_record(struct figures *f, const struct record *r);
void figures_add_run(struct figures *f, const struct null_run *run);
void figures_add(struct figures *f, const struct figures *other);

/* A score in steps, rounded half up as files have it. */
unsigned figures_score_steps(double score);

/* How many pairs are expected to be wrong: the sum of 1 - score, with a range
 * of two standard deviations of that sum of Bernoulli variables, widened by
 * FIGURES_CALIBRATION of the pairs (FIGURES_CALIBRATION_SHORT below
 * FIGURES_SHORT pairs), since scores are that far off in some documents, and
 * cut at 0 and the number of pairs.  rate: n over the scored pairs, NaN
 * without any. */
#define FIGURES_CALIBRATION .015
#define FIGURES_CALIBRATION_SHORT .03
enum { FIGURES_SHORT = 30 };
struct figures_expected {
    double n, low, high, rate;
};
struct figures_expected figures_expected_wrong(const struct figures *f);

/* The same of sums that are made elsewhere: n scored pairs, the sum of 1 - score
 * in steps, and the sum of score (1 - score). */
struct figures_expected figures_expected_of(uint64_t n, uint64_t wrong_steps,
                                            double variance);

/* The fewest pairs, lowest scores first, that hold this share (0..1) of the
 * expected errors; 0 when none is expected. */
uint64_t figures_review(const struct figures *f, double share);

/* The scored pairs with a score of `t` or more: their share, and their mean
 * score (NaN without any). */
struct figures_yield {
    double kept, precision;
};
struct figures_yield figures_yield(const struct figures *f, double t);

/* The least score from which on pairs have at least this mean score; NaN when
 * even the best have less. */
double figures_threshold(const struct figures *f, double precision);

/* Scored pairs in [step of from, step of to). */
uint64_t figures_scores_between(const struct figures *f, unsigned from,
                                unsigned to);

/* Code points in pairs over all: the coverage of a side; NaN of no text. */
double figures_coverage(const struct figures_side *side);

/* The least number of words that this share of the pairs do not exceed. */
uint64_t figures_words_quantile(const struct figures *f,
                                const struct figures_side *side, double share);

/* Median of target over source code points, and the median of the distances
 * from it, in steps of .01; NaN without pairs. */
struct figures_ratio {
    double median, mad;
};
struct figures_ratio figures_length_ratio(const struct figures *f);

/* Pairs of each thousand with the flag 1 << bit; NaN without pairs. */
double figures_flag_per_1000(const struct figures *f, unsigned bit);
#endif
