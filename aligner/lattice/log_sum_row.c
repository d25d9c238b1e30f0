/* aligner/lattice/log_sum_row.c - the sweeps.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/log_sum_row.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/fast_math.h"
#include "base/arena.h"
#include "base/simd.h"

static_assert((int)BEAD_0_4 == (int)BEAD_TYPES_MAX - 1 && BEAD_NULL_RUN == 4,
              "the run of additions is 0-4");

enum { PAD = BEAD_NULL_RUN };

/* Smaller exponents are raised to it. */
static const double LEAST = -700;

static inline double greater(double x, double y)
{
    return x > y ? x : y;
}

static double *padded(struct arena *a, size_t width)
{
    double *row = arena_array(a, width + 2 * (size_t)PAD, sizeof *row);
    return row ? row + PAD : NULL;
}

int log_sum_row_open(struct arena *a, size_t width, struct log_sum_row *out)
{
    out->top = arena_array(a, width, sizeof *out->top);
    out->sum = arena_array(a, width, sizeof *out->sum);
    out->near = arena_array(a, width, sizeof *out->near);
    out->far = arena_array(a, width, sizeof *out->far);
    out->best = padded(a, width);
    out->mass = padded(a, width);
    out->least = LEAST;
    return out->top && out->sum && out->near && out->far && out->best &&
                   out->mass
               ? 0
               : -1;
}

/* No terms yet, except at the start. */
static inline void clear(const struct log_sum_row *r,
                         const struct log_sum_row_terms *t)
{
    for (size_t k = 0; k < t->n; k++) {
        r->top[k] = LOG_NOTHING;
        r->sum[k] = 0;
    }
    if (t->start != SIZE_MAX) {
        r->top[t->start] = 0;
        r->sum[t->start] = 1;
    }
}

/* Raise the tops to the terms of a run. */
static inline void top_run(const struct log_sum_row_run *run,
                           double *restrict top)
{
    const double *restrict from = run->from;
    const float *restrict weight = run->weight;
    for (size_t k = 0; k < run->n; k++)
        top[k] = greater(from[k] + (double)weight[k], top[k]);
}

/* Add exp(term - top) to the sums; the tops are final. */
static inline void add_run(const struct log_sum_row_run *run,
                           const double *restrict top, double least,
                           double *restrict sum)
{
    const double *restrict from = run->from;
    const float *restrict weight = run->weight;
    for (size_t k = 0; k < run->n; k++) {
        double x = from[k] + (double)weight[k] - top[k];
        sum[k] += fast_exp(greater(x, least));
    }
}

/* The weights of beads over `reach` columns, by the node where they end. */
static inline void set_weights(double *out, size_t n, const float *weight,
                               size_t reach, enum log_sum_row_direction way)
{
    size_t n_beads = n > reach ? n - reach : 0;
    size_t first = way == LOG_SUM_ROW_FORWARD ? n - n_beads : 0;
    for (size_t k = 0; k < n; k++)
        out[k] = LOG_NOTHING;
    for (size_t k = 0; k < n_beads; k++)
        out[first + k] = (double)weight[k];
}

/* The greatest terms, with the null beads inside the row. */
static inline void close_best(const struct log_sum_row *r,
                              const struct log_sum_row_terms *t)
{
    size_t n = t->n;
    double *best = r->best;
    for (size_t k = 0; k < PAD; k++)
        best[-(ptrdiff_t)k - 1] = best[n + k] = LOG_NOTHING;
    if (t->null_one)
        set_weights(r->near, n, t->null_one, 1, t->way);
    if (t->null_run)
        set_weights(r->far, n, t->null_run, PAD, t->way);
    memcpy(best, r->top, n * sizeof *best);
    if (!t->null_one)
        return;
    ptrdiff_t step = t->way == LOG_SUM_ROW_FORWARD ? 1 : -1;
    double *x = t->way == LOG_SUM_ROW_FORWARD ? best : best + n - 1;
    const double *near = r->near + (x - best), *far = r->far + (x - best);
    double last = LOG_NOTHING;
    for (size_t k = 0; k < n; k++, x += step, near += step, far += step) {
        last = greater(last + *near, *x);
        if (t->null_run)
            last = greater(x[-PAD * step] + *far, last);
        *x = last;
    }
}

/* Turn weights into factors: a bead adds the sum at the node where it begins,
 * `shift` columns away, times its factor. */
static inline void set_factors(double *restrict factor, size_t n,
                               const double *restrict best, ptrdiff_t shift,
                               double least)
{
    for (size_t k = 0; k < n; k++) {
        double from = best[(ptrdiff_t)k - shift];
        factor[k] = fast_exp(greater(from + factor[k] - best[k], least));
    }
}

/* The sums so far, relative to the final greatest terms. */
static inline void rebase(const struct log_sum_row *r, size_t n)
{
    const double *restrict top = r->top, *restrict best = r->best;
    const double *restrict sum = r->sum, least = r->least;
    double *restrict mass = r->mass;
    for (size_t k = 0; k < PAD; k++)
        mass[-(ptrdiff_t)k - 1] = mass[n + k] = 0;
    for (size_t k = 0; k < n; k++)
        mass[k] = sum[k] * fast_exp(greater(top[k] - best[k], least));
}

static inline void take_logs(const struct log_sum_row *r, size_t n,
                             double *restrict out)
{
    const double *restrict best = r->best, *restrict mass = r->mass;
    for (size_t k = 0; k < n; k++)
        out[k] = best[k] + accurate_log(mass[k]);
}

static inline void carry_over(const struct log_sum_row *r, size_t n,
                              bool with_run, ptrdiff_t step)
{
    double *x = step > 0 ? r->mass : r->mass + n - 1, last = 0;
    const double *near = r->near + (x - r->mass), *far = r->far + (x - r->mass);
    for (size_t k = 0; k < n; k++, x += step, near += step, far += step) {
        last = *x + last * *near;
        if (with_run)
            last += x[-PAD * step] * *far;
        *x = last;
    }
}

/* The logarithms of the sums, from the tops and the sums relative to them. */
SIMD_PART void close_sum(const struct log_sum_row *r,
                         const struct log_sum_row_terms *t, double *out)
{
    ptrdiff_t step = t->way == LOG_SUM_ROW_FORWARD ? 1 : -1;
    close_best(r, t);
    rebase(r, t->n);
    if (t->null_one)
        set_factors(r->near, t->n, r->best, step, r->least);
    if (t->null_run)
        set_factors(r->far, t->n, r->best, PAD * step, r->least);
    if (t->null_one)
        carry_over(r, t->n, t->null_run != NULL, step);
    take_logs(r, t->n, out);
}

static SIMD_LOOPS void sum_row(const struct log_sum_row *r,
                               const struct log_sum_row_terms *t, double *out)
{
    const struct log_sum_row_run *end = t->runs + t->n_runs;
    clear(r, t);
    for (const struct log_sum_row_run *run = t->runs; run < end; run++)
        top_run(run, r->top + run->at);
    for (const struct log_sum_row_run *run = t->runs; run < end; run++)
        add_run(run, r->top + run->at, r->least, r->sum + run->at);
    close_sum(r, t, out);
}

static SIMD_LOOPS void best_row(const struct log_sum_row *r,
                                const struct log_sum_row_terms *t, double *out)
{
    const struct log_sum_row_run *end = t->runs + t->n_runs;
    clear(r, t);
    for (const struct log_sum_row_run *run = t->runs; run < end; run++)
        top_run(run, r->top + run->at);
    close_best(r, t);
    memcpy(out, r->best, t->n * sizeof *out);
}

void log_sum_row_sum(const struct log_sum_row *r,
                     const struct log_sum_row_terms *t, double *out)
{
    sum_row(r, t, out);
}

void log_sum_row_best(const struct log_sum_row *r,
                      const struct log_sum_row_terms *t, double *out)
{
    best_row(r, t, out);
}
