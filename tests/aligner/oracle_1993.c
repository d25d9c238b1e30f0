/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "oracle_1993.h"

#include <gsl/gsl_sf_erf.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* Abramowitz & Stegun 26.2.17, with the constants of the program. */
static double normal(double z)
{
    double t = 1 / (1 + 0.2316419 * z);
    return 1 - 0.3989423 * exp(-z * z / 2) *
                   ((((1.330274429 * t - 1.821255978) * t + 1.781477937) * t -
                     0.356563782) *
                        t +
                    0.319381530) *
                   t;
}

int oracle_1993_match(uint64_t src_cp, uint64_t tgt_cp, bool *clamped)
{
    *clamped = false;
    if (src_cp == 0 && tgt_cp == 0)
        return 0;
    double src = (double)src_cp, tgt = (double)tgt_cp;
    double z = fabs(src - tgt) / sqrt(6.8 * (src + tgt) / 2);
    double p = 2 * (1 - normal(z));
    if (p > 0)
        return (int)(-100 * log(p));
    *clamped = true;
    return 2500;
}

static int length_of(const uint32_t *len, size_t end, unsigned n)
{
    int sum = 0;
    for (size_t k = end - n; k < end; k++)
        sum += (int)len[k];
    return sum;
}

static int bead_cost(const struct side *src, const struct side *tgt, size_t i,
                     size_t j, unsigned t, enum oracle_tail tail)
{
    static const int penalty[] = {0, 450, 450, 230, 230, 440};
    bool clamped;
    int l1 = length_of(src->len_cp, i, bead_types[t].n_src);
    int l2 = length_of(tgt->len_cp, j, bead_types[t].n_tgt);
    int cost = oracle_1993_match((uint64_t)l1, (uint64_t)l2, &clamped);
    if (clamped && tail == ORACLE_EXACT) {
        double z = abs(l1 - l2) / sqrt(6.8 * (l1 + l2) / 2);
        cost = (int)(-100 * gsl_sf_log_erfc(z / sqrt(2)));
    }
    return cost + penalty[t];
}

size_t oracle_1993_path(const struct side *src, const struct side *tgt,
                        enum oracle_tail tail, unsigned char *types)
{
    size_t width = tgt->n + 1;
    int *cost = malloc((src->n + 1) * width * sizeof *cost);
    unsigned char *by = malloc((src->n + 1) * width);
    if (!cost || !by)
        abort();
    for (size_t i = 0; i <= src->n; i++)
        for (size_t j = 0; j <= tgt->n; j++) {
            int best = i + j == 0 ? 0 : INT_MAX;
            for (unsigned t = 0; t < BEAD_TYPES_1993; t++) {
                size_t a = bead_types[t].n_src, b = bead_types[t].n_tgt;
                if (a > i || b > j)
                    continue;
                int x = cost[(i - a) * width + j - b] +
                        bead_cost(src, tgt, i, j, t, tail);
                if (x < best) {
                    best = x;
                    by[i * width + j] = (unsigned char)t;
                }
            }
            cost[i * width + j] = best;
        }
    size_t n = 0;
    for (size_t i = src->n, j = tgt->n; i + j > 0; n++) {
        types[n] = by[i * width + j];
        i -= bead_types[types[n]].n_src;
        j -= bead_types[types[n]].n_tgt;
    }
    free(cost);
    free(by);
    return n;
}
