/* aligner/log_row.c - the sweeps.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/log_row.h"

#include <string.h>

#include "aligner/quick_exp.h"
#include "aligner/quick_log.h"
#include "base/arena.h"
#include "base/vector.h"

enum { PAD = 4 /* columns that 0-4 reaches */ };

/* e^-700 stands for all that is less. */
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

int log_row_open(struct arena *a, size_t width, struct log_row *out)
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

void log_row_clear(const struct log_row *r, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        r->top[k] = LOG_NOTHING;
        r->sum[k] = 0;
    }
}

void log_row_start(const struct log_row *r, size_t k)
{
    r->top[k] = 0;
    r->sum[k] = 1;
}

static VECTOR_LOOPS void top_run(size_t n, const double *restrict from,
                                 const float *restrict weight,
                                 double *restrict top)
{
    for (size_t k = 0; k < n; k++)
        top[k] = greater(from[k] + (double)weight[k], top[k]);
}

void log_row_top(const struct log_row *r, size_t at, size_t n,
                 const double *from, const float *weight)
{
    top_run(n, from, weight, r->top + at);
}

static VECTOR_LOOPS void add_run(size_t n, const double *restrict from,
                                 const float *restrict weight,
                                 const double *restrict top, double least,
                                 double *restrict sum)
{
    for (size_t k = 0; k < n; k++) {
        double x = from[k] + (double)weight[k] - top[k];
        sum[k] += quick_exp(greater(x, least));
    }
}

void log_row_add(const struct log_row *r, size_t at, size_t n,
                 const double *from, const float *weight)
{
    add_run(n, from, weight, r->top + at, r->least, r->sum + at);
}

/* The weights of beads over `reach` columns, by the node that they reach. */
static void set_weights(double *out, size_t n, const float *weight,
                        size_t reach, enum log_row_direction way)
{
    size_t n_beads = n > reach ? n - reach : 0;
    size_t first = way == LOG_ROW_FORWARD ? n - n_beads : 0;
    for (size_t k = 0; k < n; k++)
        out[k] = LOG_NOTHING;
    for (size_t k = 0; k < n_beads; k++)
        out[first + k] = (double)weight[k];
}

/* Greatest terms with the beads in the row; `stay.four` may be NULL. */
static void close_best(const struct log_row *r, size_t n,
                       struct log_row_stay stay, enum log_row_direction way)
{
    double *best = r->best;
    for (size_t k = 0; k < PAD; k++)
        best[-(ptrdiff_t)k - 1] = best[n + k] = LOG_NOTHING;
    if (stay.one)
        set_weights(r->near, n, stay.one, 1, way);
    if (stay.four)
        set_weights(r->far, n, stay.four, PAD, way);
    memcpy(best, r->top, n * sizeof *best);
    if (!stay.one)
        return;
    ptrdiff_t step = way == LOG_ROW_FORWARD ? 1 : -1;
    double *x = way == LOG_ROW_FORWARD ? best : best + n - 1;
    const double *near = r->near + (x - best), *far = r->far + (x - best);
    for (size_t k = 0; k < n; k++, x += step, near += step, far += step) {
        *x = greater(x[-step] + *near, *x);
        if (stay.four)
            *x = greater(x[-PAD * step] + *far, *x);
    }
}

/* Make factors of the weights: what a bead carries over of the sum at the node
 * it comes from, `shift` columns away. */
static VECTOR_LOOPS void set_factors(double *restrict factor, size_t n,
                                     const double *restrict best,
                                     ptrdiff_t shift, double least)
{
    for (size_t k = 0; k < n; k++) {
        double from = best[(ptrdiff_t)k - shift];
        factor[k] = quick_exp(greater(from + factor[k] - best[k], least));
    }
}

/* The sums from above, by the new greatest terms. */
static VECTOR_LOOPS void rebase(const struct log_row *r, size_t n)
{
    const double *restrict top = r->top, *restrict best = r->best;
    const double *restrict sum = r->sum, least = r->least;
    double *restrict mass = r->mass;
    for (size_t k = 0; k < n; k++)
        mass[k] = sum[k] * quick_exp(greater(top[k] - best[k], least));
}

static VECTOR_LOOPS void take_logs(const struct log_row *r, size_t n,
                                   double *restrict out)
{
    const double *restrict best = r->best, *restrict mass = r->mass;
    for (size_t k = 0; k < n; k++)
        out[k] = best[k] + close_log(mass[k]);
}

static void carry_over(const struct log_row *r, size_t n, int with_four,
                       ptrdiff_t step)
{
    double *x = step > 0 ? r->mass : r->mass + n - 1;
    const double *near = r->near + (x - r->mass), *far = r->far + (x - r->mass);
    for (size_t k = 0; k < n; k++, x += step, near += step, far += step) {
        *x += x[-step] * *near;
        if (with_four)
            *x += x[-PAD * step] * *far;
    }
}

void log_row_close(const struct log_row *r, size_t n, struct log_row_stay stay,
                   enum log_row_direction way, double *out)
{
    ptrdiff_t step = way == LOG_ROW_FORWARD ? 1 : -1;
    close_best(r, n, stay, way);
    for (size_t k = 0; k < PAD; k++)
        r->mass[-(ptrdiff_t)k - 1] = r->mass[n + k] = 0;
    rebase(r, n);
    if (stay.one)
        set_factors(r->near, n, r->best, step, r->least);
    if (stay.four)
        set_factors(r->far, n, r->best, PAD * step, r->least);
    if (stay.one)
        carry_over(r, n, stay.four != NULL, step);
    take_logs(r, n, out);
}

void log_row_close_top(const struct log_row *r, size_t n,
                       struct log_row_stay stay, enum log_row_direction way,
                       double *out)
{
    close_best(r, n, stay, way);
    memcpy(out, r->best, n * sizeof *out);
}
