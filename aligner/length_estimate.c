/* aligner/length_estimate.c - posteriors of all documents, then moments.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/length_estimate.h"

#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/length_em.h"
#include "aligner/length_model.h"
#include "base/arena.h"
#include "base/buffer.h"

/* The groups of types that share a prior, in the order of the paper. */
enum kind { ONE_ONE, OMISSION, MERGER, TWO_TWO, N_KINDS };

enum { MAX_ROUNDS = 20, LEAST_PAIRS = 10 };
static const double SETTLED = 1e-3, NO_PAIR = 0.1, START_BEADS = 10;

/* The estimates of a round. */
struct figures {
    double c, s2, prior[N_KINDS];
};

/* The counts of a round. */
struct counts {
    double n_kind[N_KINDS];
    struct buf weight, src, tgt, square; /* of 1-1 beads, a double each */
};

static enum kind kind_of(size_t t)
{
    struct bead_type type = bead_types[t];
    if (!bead_type_is_pair(type))
        return OMISSION;
    if (type.n_src != type.n_tgt)
        return MERGER;
    return type.n_src == 1 ? ONE_ONE : TWO_TWO;
}

/* c, s2 and the priors that the penalties of *p mean. */
static struct figures figures_from(const struct align_params *p)
{
    struct figures f = {
        p->c,
        p->s2,
        {1, exp(-p->null_nats), exp(-p->merge_nats), exp(-p->two_two_nats)}};
    double sum = 0;
    for (size_t k = 0; k < N_KINDS; k++)
        sum += f.prior[k];
    for (size_t k = 0; k < N_KINDS; k++)
        f.prior[k] /= sum;
    return f;
}

/* The same for align_sides() and its like. */
static struct align_params params_with(const struct align_params *p,
                                       const struct figures *f)
{
    struct align_params now = *p;
    now.c = f->c;
    now.s2 = f->s2;
    align_params_priors(&now, f->prior[ONE_ONE], f->prior[OMISSION],
                        f->prior[MERGER], f->prior[TWO_TWO]);
    return now;
}

/* For the densities: each of the two directions has half of a prior. */
static struct length_fit fit_with(const struct figures *f)
{
    struct length_fit fit = length_fit_start(f->c, f->s2, 2);
    for (size_t t = 0; t < BEAD_TYPES_1993; t++) {
        enum kind kind = kind_of(t);
        bool is_double = kind == OMISSION || kind == MERGER;
        fit.log_prior[t] = log(f->prior[kind] / (is_double ? 2 : 1));
    }
    return fit;
}

static void row_of_1993(const void *model, size_t i, size_t lo, size_t hi,
                        float *out)
{
    length_model_row(model, BEAD_TYPES_1993, i, lo, hi, out);
}

static void add_number(struct buf *b, double x)
{
    buf_add(b, (const char *)&x, sizeof x);
}

static void add_bead(struct counts *all, const struct length_document *d,
                     size_t t, size_t i, size_t j, double share)
{
    enum kind kind = kind_of(t);
    all->n_kind[kind] += share;
    if (kind != ONE_ONE || share < NO_PAIR)
        return;
    add_number(&all->weight, share);
    add_number(&all->src, d->src.len_cp[i - 1]);
    add_number(&all->tgt, d->tgt.len_cp[j - 1]);
}

static void add_beads(struct counts *all, const struct length_document *d,
                      const struct posterior *post)
{
    const struct corridor *c = post->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
            const struct posterior_bead *b = &post->beads[k];
            add_bead(all, d, b->type, i, b->tgt_end, (double)b->p);
        }
    }
}

/* The E step of one document. */
static int count_document(struct arena *a, const struct align_params *p,
                          const struct figures *now,
                          const struct length_document *d, struct counts *all,
                          struct err *e)
{
    const struct align_params params = params_with(p, now);
    const struct length_fit fit = fit_with(now);
    struct corridor near;
    struct length_model model;
    struct posterior post;
    size_t band;
    bool is_narrowed;
    int rc = length_em_corridor(a, &params, &d->src, &d->tgt, &near, &band,
                                &is_narrowed, e);
    if (rc == 0)
        rc = length_model_open(a, &fit, &d->src, &d->tgt, &model, e);
    const struct scorer s = {.row = row_of_1993,
                             .model = &model,
                             .n_types = BEAD_TYPES_1993,
                             .nats_per_unit = 1};
    if (rc == 0)
        rc = posterior_open(a, &near, &s, &post, e);
    if (rc == 0)
        add_beads(all, d, &post);
    return rc;
}

static size_t n_pairs(const struct counts *all)
{
    return all->src.n / sizeof(double);
}

/* The M step for c and s2. */
static int take_moments(struct counts *all, struct figures *out, struct err *e)
{
    size_t n = n_pairs(all);
    const double *weight = (const double *)(void *)all->weight.p;
    const double *src = (const double *)(void *)all->src.p;
    const double *tgt = (const double *)(void *)all->tgt.p;
    if (all->weight.failed || all->src.failed || all->tgt.failed)
        return err_nomem(e);
    if (n < LEAST_PAIRS)
        return err_set(e, ERR_INPUT,
                       "%zu pairs of a sentence each are likely; "
                       "%d are needed",
                       n, LEAST_PAIRS);
    double c = gsl_stats_wmean(weight, 1, tgt, 1, n) /
               gsl_stats_wmean(weight, 1, src, 1, n);
    if (!(c > 0 && isfinite(c)))
        return err_set(e, ERR_INPUT, "all likely pairs have an empty side");
    for (size_t k = 0; k < n; k++) {
        double off = tgt[k] - c * src[k];
        add_number(&all->square, off * off / ((src[k] + tgt[k] / c) / 2));
    }
    if (all->square.failed)
        return err_nomem(e);
    const double *square = (const double *)(void *)all->square.p;
    out->c = c;
    out->s2 = fmax(gsl_stats_wmean(weight, 1, square, 1, n), 0.01);
    return 0;
}

/* The M step for the priors. */
static void take_priors(const struct counts *all, const struct figures *start,
                        struct figures *out)
{
    double sum = START_BEADS;
    for (size_t k = 0; k < N_KINDS; k++)
        sum += all->n_kind[k];
    for (size_t k = 0; k < N_KINDS; k++)
        out->prior[k] = (all->n_kind[k] + START_BEADS * start->prior[k]) / sum;
}

/* The largest relative change. */
static double change(const struct figures *a, const struct figures *b)
{
    double most = fmax(fabs(a->c - b->c) / a->c, fabs(a->s2 - b->s2) / a->s2);
    for (size_t k = 0; k < N_KINDS; k++)
        most = fmax(most, fabs(a->prior[k] - b->prior[k]) / a->prior[k]);
    return most;
}

static void counts_clear(struct counts *all)
{
    for (size_t k = 0; k < N_KINDS; k++)
        all->n_kind[k] = 0;
    buf_clear(&all->weight);
    buf_clear(&all->src);
    buf_clear(&all->tgt);
    buf_clear(&all->square);
}

/* One round: *now becomes the next estimates. */
static int run_round(const struct align_params *p, struct arena *a,
                     const struct length_document *docs, size_t n,
                     struct figures *now, struct counts *all, struct err *e)
{
    const struct figures start = figures_from(p), last = *now;
    int rc = 0;
    counts_clear(all);
    for (size_t k = 0; rc == 0 && k < n; k++) {
        arena_reset(a);
        rc = count_document(a, p, &last, &docs[k], all, e);
    }
    if (rc == 0)
        rc = take_moments(all, now, e);
    if (rc == 0)
        take_priors(all, &start, now);
    return rc;
}

static struct length_estimate estimate_of(const struct figures *f,
                                          const struct counts *all,
                                          unsigned n_rounds)
{
    struct length_estimate x = {.c = f->c,
                                .s2 = f->s2,
                                .p_11 = f->prior[ONE_ONE],
                                .p_null = f->prior[OMISSION],
                                .p_merge = f->prior[MERGER],
                                .p_22 = f->prior[TWO_TWO],
                                .n_pairs = n_pairs(all),
                                .n_rounds = n_rounds};
    for (size_t k = 0; k < N_KINDS; k++)
        x.n_beads += all->n_kind[k];
    return x;
}

int length_estimate(const struct align_params *start,
                    const struct length_document *docs, size_t n,
                    struct length_estimate *out, struct err *e)
{
    struct figures now = figures_from(start), last;
    struct counts all = {.n_kind = {0}};
    struct arena a = {0};
    unsigned round = 0;
    int rc;
    do {
        last = now;
        rc = run_round(start, &a, docs, n, &now, &all, e);
    } while (rc == 0 && ++round < MAX_ROUNDS && change(&last, &now) > SETTLED);
    if (rc == 0)
        *out = estimate_of(&now, &all, round);
    buf_free(&all.weight);
    buf_free(&all.src);
    buf_free(&all.tgt);
    buf_free(&all.square);
    arena_free(&a);
    return rc;
}
