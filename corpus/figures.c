/* corpus/figures.c - sums as whole numbers; figures from them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/figures.h"

#include <math.h>

#include "corpus/side_size.h"

unsigned figures_score_steps(double score)
{
    double s = fmin(fmax(score, 0), 1);
    return (unsigned)floor(s * FIGURES_SCORE_STEPS + .5);
}

static void add_side(struct figures_side *f, const struct record_side *side,
                     uint64_t n_cp, bool is_pair)
{
    f->n_sents += side->n;
    f->n_cp += n_cp;
    if (!is_pair)
        return;
    uint64_t n_words = side_size_words(side);
    f->n_paired_cp += n_cp;
    f->n_words[n_words < FIGURES_WORDS_MAX ? n_words : FIGURES_WORDS_MAX]++;
}

static void add_ratio(struct figures *f, uint64_t src_cp, uint64_t tgt_cp)
{
    const double most = FIGURES_RATIO_MAX * FIGURES_RATIO_STEPS;
    double ratio =
        src_cp > 0 ? (double)tgt_cp / (double)src_cp : FIGURES_RATIO_MAX;
    f->n_ratio[(size_t)fmin(floor(ratio * FIGURES_RATIO_STEPS + .5), most)]++;
}

static unsigned bead_side(uint32_t n)
{
    return n < FIGURES_SIDE_MAX ? n : FIGURES_SIDE_MAX;
}

void figures_add_record(struct figures *f, const struct record *r)
{
    const bool is_pair = r->src.n > 0 && r->tgt.n > 0;
    const uint64_t src_cp = side_size_cp(&r->src),
                   tgt_cp = side_size_cp(&r->tgt);
    add_side(&f->src, &r->src, src_cp, is_pair);
    add_side(&f->tgt, &r->tgt, tgt_cp, is_pair);
    f->n_bead[bead_side(r->src.n)][bead_side(r->tgt.n)]++;
    if (!is_pair)
        return;
    f->n_pairs++;
    add_ratio(f, src_cp, tgt_cp);
    if (!isnan(r->score)) {
        f->n_scored++;
        f->n_score[figures_score_steps(r->score)]++;
    }
    f->n_flagged += r->flags != 0;
    for (unsigned bit = 0; bit < RECORD_N_FLAGS; bit++)
        f->n_flag[bit] += r->flags >> bit & 1;
}

void figures_add_run(struct figures *f, const struct null_run *run)
{
    struct figures_runs *sum =
        run->is_src ? (run->is_edge ? &f->omitted_edge : &f->omitted_inner)
                    : (run->is_edge ? &f->added_edge : &f->added_inner);
    sum->n++;
    sum->n_sents += run->n;
    sum->n_cp += run->n_cp;
}

/* Everything is a sum of whole numbers, one after another. */
void figures_add(struct figures *f, const struct figures *other)
{
    uint64_t *to = (uint64_t *)f;
    const uint64_t *from = (const uint64_t *)other;
    _Static_assert(sizeof *f % sizeof *to == 0, "only uint64_t");
    for (size_t k = 0; k < sizeof *f / sizeof *to; k++)
        to[k] += from[k];
}

/* The sum of 1 - score, in steps. */
static uint64_t wrong_steps(const struct figures *f)
{
    uint64_t sum = 0;
    for (unsigned s = 0; s <= FIGURES_SCORE_STEPS; s++)
        sum += f->n_score[s] * (FIGURES_SCORE_STEPS - s);
    return sum;
}

struct figures_expected figures_expected_of(uint64_t n_scored, uint64_t wrong,
                                            double variance)
{
    const double n = (double)n_scored;
    struct figures_expected x = {.n = (double)wrong / FIGURES_SCORE_STEPS,
                                 .rate = NAN};
    if (n_scored == 0)
        return x;
    double wide = 2 * sqrt(variance) + n * (n_scored < FIGURES_SHORT
                                                ? FIGURES_CALIBRATION_SHORT
                                                : FIGURES_CALIBRATION);
    x.low = fmax(x.n - wide, 0);
    x.high = fmin(x.n + wide, n);
    x.rate = x.n / n;
    return x;
}

struct figures_expected figures_expected_wrong(const struct figures *f)
{
    const double step = FIGURES_SCORE_STEPS;
    double variance = 0;
    for (unsigned s = 0; s <= FIGURES_SCORE_STEPS; s++)
        if (f->n_score[s] > 0)
            variance += (double)f->n_score[s] * (s / step) * (1 - s / step);
    return figures_expected_of(f->n_scored, wrong_steps(f), variance);
}

uint64_t figures_review(const struct figures *f, double share)
{
    /* in steps; the small part off is for shares that are no binary number */
    double need = share * (double)wrong_steps(f) - 1e-6;
    uint64_t n = 0;
    for (unsigned s = 0; s < FIGURES_SCORE_STEPS && need > 0; s++) {
        const double each = FIGURES_SCORE_STEPS - s;
        const double all = each * (double)f->n_score[s];
        n += all < need ? f->n_score[s] : (uint64_t)ceil(need / each);
        need -= all;
    }
    return n;
}

struct figures_yield figures_yield(const struct figures *f, double t)
{
    uint64_t n = 0, sum = 0;
    unsigned from = (unsigned)fmax(ceil(t * FIGURES_SCORE_STEPS - 1e-6), 0);
    for (unsigned s = from; s <= FIGURES_SCORE_STEPS; s++) {
        n += f->n_score[s];
        sum += f->n_score[s] * s;
    }
    return (struct figures_yield){
        f->n_scored > 0 ? (double)n / (double)f->n_scored : NAN,
        n > 0 ? (double)sum / FIGURES_SCORE_STEPS / (double)n : NAN};
}

double figures_threshold(const struct figures *f, double precision)
{
    uint64_t n = 0, sum = 0;
    double t = NAN;
    for (unsigned s = FIGURES_SCORE_STEPS + 1; s-- > 0;) {
        n += f->n_score[s];
        sum += f->n_score[s] * s;
        if (f->n_score[s] == 0)
            continue;
        if ((double)sum < precision * FIGURES_SCORE_STEPS * (double)n - 1e-6)
            return t;
        t = (double)s / FIGURES_SCORE_STEPS;
    }
    return t;
}

uint64_t figures_scores_between(const struct figures *f, unsigned from,
                                unsigned to)
{
    uint64_t n = 0;
    for (unsigned s = from; s < to && s <= FIGURES_SCORE_STEPS; s++)
        n += f->n_score[s];
    return n;
}

double figures_coverage(const struct figures_side *side)
{
    return side->n_cp > 0 ? (double)side->n_paired_cp / (double)side->n_cp
                          : NAN;
}

/* The least index at which the counts [n] have reached `share` of `total`. */
static size_t quantile(const uint64_t *counts, size_t n, uint64_t total,
                       double share)
{
    uint64_t seen = 0;
    for (size_t k = 0; k < n; k++) {
        seen += counts[k];
        if (seen > 0 && (double)seen >= share * (double)total)
            return k;
    }
    return 0;
}

uint64_t figures_words_quantile(const struct figures *f,
                                const struct figures_side *side, double share)
{
    return quantile(side->n_words, FIGURES_WORDS_MAX + 1, f->n_pairs, share);
}

struct figures_ratio figures_length_ratio(const struct figures *f)
{
    enum { N = FIGURES_RATIO_MAX * FIGURES_RATIO_STEPS + 1 };
    uint64_t distance[N] = {0};
    if (f->n_pairs == 0)
        return (struct figures_ratio){NAN, NAN};
    size_t median = quantile(f->n_ratio, N, f->n_pairs, .5);
    for (size_t k = 0; k < N; k++)
        distance[k > median ? k - median : median - k] += f->n_ratio[k];
    size_t mad = quantile(distance, N, f->n_pairs, .5);
    return (struct figures_ratio){(double)median / FIGURES_RATIO_STEPS,
                                  (double)mad / FIGURES_RATIO_STEPS};
}

double figures_flag_per_1000(const struct figures *f, unsigned bit)
{
    return f->n_pairs > 0 ? 1000 * (double)f->n_flag[bit] / (double)f->n_pairs
                          : NAN;
}
