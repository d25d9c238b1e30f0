/* corpus/calibration_figures.c - can scores be read as probabilities?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <math.h>
#include <stdlib.h>

#include "corpus/evaluation.h"

static unsigned bin_of(double score)
{
    unsigned tenths = (unsigned)(score * EVALUATION_N_BINS);
    return tenths < EVALUATION_N_BINS ? tenths : EVALUATION_N_BINS - 1;
}

/* Expected calibration error: sum over bins of |mean score - share right|,
 * weighted by size (Naeini et al. 2015, AAAI, eq. 3); Brier score: mean of
 * (score - right)^2 (Brier 1950). */
static void fill_bins(const struct evaluation *sum,
                      struct evaluation_calibration *out)
{
    double total[EVALUATION_N_BINS] = {0}, squares = 0, gaps = 0;
    size_t n_right[EVALUATION_N_BINS] = {0};
    for (size_t i = 0; i < sum->n_scores; i++) {
        const struct evaluation_score *s = &sum->scores[i];
        unsigned bin = bin_of(s->score);
        double gap = s->score - s->strict;
        out->bins[bin].n++;
        total[bin] += s->score;
        n_right[bin] += s->strict ? 1 : 0;
        squares += gap * gap;
    }
    for (unsigned b = 0; b < EVALUATION_N_BINS; b++) {
        double n = (double)out->bins[b].n;
        gaps += fabs(total[b] - (double)n_right[b]);
        out->bins[b].mean_score = n > 0 ? total[b] / n : 0;
        out->bins[b].share_right = n > 0 ? (double)n_right[b] / n : 0;
    }
    out->ece = gaps / (double)sum->n_scores;
    out->brier = squares / (double)sum->n_scores;
}

static int compare_scores(const void *a, const void *b)
{
    double x = ((const struct evaluation_score *)a)->score;
    double y = ((const struct evaluation_score *)b)->score;
    return (x > y) - (x < y);
}

static bool is_right(const struct evaluation_score *s, bool lax)
{
    return lax ? s->lax : s->strict;
}

/* Area under the ROC curve as the Mann-Whitney statistic: the share of
 * (right, wrong) pairs in which the right one scores higher, ties counting
 * half (Hanley & McNeil 1982).  `sorted` by score. */
static double auc(const struct evaluation_score *sorted, size_t n, bool lax)
{
    double wins = 0;
    size_t n_right = 0, n_wrong = 0;
    for (size_t i = 0; i < n;) {
        size_t right = 0, wrong = 0, k = i;
        for (; k < n && sorted[k].score == sorted[i].score; k++) {
            right += is_right(&sorted[k], lax);
            wrong += !is_right(&sorted[k], lax);
        }
        wins += (double)right * ((double)n_wrong + (double)wrong / 2);
        n_right += right;
        n_wrong += wrong;
        i = k;
    }
    if (n_right == 0 || n_wrong == 0)
        return NAN;
    return wins / ((double)n_right * (double)n_wrong);
}

int evaluation_calibrate(const struct evaluation *sum, struct arena *a,
                         struct evaluation_calibration *out, struct err *e)
{
    if (sum->n_scores == 0)
        return err_set(e, ERR_INPUT, "no link has a score");
    size_t n_bytes = sum->n_scores * sizeof *sum->scores;
    struct evaluation_score *sorted =
        (void *)arena_copy(a, (const char *)sum->scores, n_bytes);
    if (!sorted)
        return err_nomem(e);
    qsort(sorted, sum->n_scores, sizeof *sorted, compare_scores);
    *out = (struct evaluation_calibration){0};
    fill_bins(sum, out);
    out->auc_strict = auc(sorted, sum->n_scores, false);
    out->auc_lax = auc(sorted, sum->n_scores, true);
    return 0;
}
