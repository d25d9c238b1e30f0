/* aligner/length_model.c - densities of lengths, and their fitting.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/length_model.h"

#include <assert.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/fast_math.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/arena.h"
#include "base/simd.h"

/* Frequencies to start from; a type that is not listed has RARE_SHARE. */
static const double start_share[BEAD_TYPES_MAX] = {
    [BEAD_1_1] = .89,  [BEAD_1_0] = .012, [BEAD_0_1] = .012, [BEAD_2_1] = .04,
    [BEAD_1_2] = .04,  [BEAD_2_2] = .01,  [BEAD_3_1] = .006, [BEAD_1_3] = .006,
    [BEAD_3_2] = .003, [BEAD_2_3] = .003, [BEAD_4_1] = .002, [BEAD_1_4] = .002,
    [BEAD_3_3] = .001, [BEAD_4_2] = .001, [BEAD_2_4] = .001, [BEAD_4_0] = .001,
    [BEAD_0_4] = .001};
static const double RARE_SHARE = .0005;

/* With words, that nothing is opposite is known better than by lengths alone:
 * null beads of one sentence start at so many times their frequency. */
static const double NULLS_WITH_WORDS = 2;

/* Pseudo-counts of the fit. */
static const double START_BEADS = 10;
static const double START_CHARACTERS = 1000;
static const double START_S2 = 6.8;

/* Beads of a smaller posterior are left out of the fit. */
static const float NO_SHARE = 1e-4f;

/* A difference of lengths of more standard deviations is that of a free
 * translation, and is left out of the fit. */
static const double OUTLIER = 3;

/* Characters added to a length, so that an empty block has a density. */
static const double HALF = 0.5;

struct length_fit length_fit_start(double c, double s2, size_t max_side)
{
    struct length_fit f = {
        .c = c, .s2 = s2, .start_c = 1, .start_s2 = START_S2};
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        struct bead_type type = bead_types[t];
        bool is_long = type.n_src > max_side || type.n_tgt > max_side;
        double share = start_share[t] > 0 ? start_share[t] : RARE_SHARE;
        f.start_share[t] = bead_type_is_pair(type) && is_long ? 0 : share;
        f.log_prior[t] = log(f.start_share[t]);
    }
    return f;
}

struct length_fit length_fit_of(const struct align_params *p)
{
    struct length_fit f = length_fit_start(p->c, p->s2, p->max_side);
    f.start_c = p->script_c;
    f.start_s2 = START_S2 * p->script_s2;
    return f;
}

struct length_fit length_fit_with_words(const struct align_params *p)
{
    struct length_fit f = length_fit_of(p);
    for (size_t t = BEAD_1_0; t <= BEAD_0_1; t++) {
        f.start_share[t] *= NULLS_WITH_WORDS;
        f.log_prior[t] = log(f.start_share[t]);
    }
    return f;
}

static uint64_t *characters_before(struct arena *a, const struct side *s)
{
    uint64_t *before = arena_array(a, s->n + 1, sizeof *before);
    for (size_t k = 0; before && k < s->n; k++)
        before[k + 1] = before[k] + s->len_cp[k];
    return before;
}

/* A gamma law: density x^(shape-1) exp(-x/scale) / (G(shape) scale^shape). */
struct gamma_law {
    double shape, scale;
};

/* By its first two moments; the pseudo-count is one sentence of 20 characters,
 * with a standard deviation of 20. */
static struct gamma_law gamma_fit(const struct side *s)
{
    double sum = 20, squares = 800, n = 1 + (double)s->n;
    for (size_t k = 0; k < s->n; k++) {
        double x = (double)s->len_cp[k];
        sum += x;
        squares += x * x;
    }
    double mean = sum / n, var = squares / n - mean * mean;
    double scale = fmax(var, mean) / mean;
    return (struct gamma_law){mean / scale, scale};
}

/* ln G(x).  GSL computes it for every x > 0, and calls its error handler for
 * others.  Not lgamma() of the C library, which writes the global signgam. */
static double log_gamma(double x)
{
    assert(x > 0);
    return gsl_sf_lngamma(x);
}

static int marginals(struct arena *a, const struct side *s,
                     const uint64_t *before, const float **out)
{
    struct gamma_law law = gamma_fit(s);
    for (size_t k = 1; k <= BEAD_SIDE_MAX; k++) {
        float *marginal = arena_array(a, s->n + 1, sizeof *marginal);
        if (!marginal)
            return -1;
        double shape = (double)k * law.shape;
        double norm = log_gamma(shape) + shape * log(law.scale);
        for (size_t i = k; i <= s->n; i++) {
            double x = (double)(before[i] - before[i - k]) + HALF;
            marginal[i] =
                (float)((shape - 1) * fast_log(x) - x / law.scale - norm);
        }
        out[k] = marginal;
    }
    return 0;
}

/* Characters of blocks, as floats. */
static int blocks_cp(struct arena *a, size_t n, const uint64_t *before,
                     const float **out)
{
    for (size_t k = 1; k <= BEAD_SIDE_MAX; k++) {
        float *cp = arena_array(a, n + 1, sizeof *cp);
        if (!cp)
            return -1;
        for (size_t i = k; i <= n; i++)
            cp[i] = (float)(before[i] - before[i - k]);
        out[k] = cp;
    }
    return 0;
}

static double pair_nats(double c)
{
    const double log_2_pi = 1.83787706640934548356;
    return (log(c) - log_2_pi) / 2;
}

int length_model_open(struct arena *a, const struct length_fit *start,
                      const struct side *src, const struct side *tgt,
                      struct length_model *out, struct err *e)
{
    struct length_model m = {.fit = *start,
                             .n_src = src->n,
                             .n_tgt = tgt->n,
                             .pair_nats = pair_nats(start->c),
                             .floor_nats = -INFINITY};
    m.src_before = characters_before(a, src);
    m.tgt_before = characters_before(a, tgt);
    if (!m.src_before || !m.tgt_before ||
        marginals(a, src, m.src_before, m.src_marginal) != 0 ||
        marginals(a, tgt, m.tgt_before, m.tgt_marginal) != 0 ||
        blocks_cp(a, tgt->n, m.tgt_before, m.tgt_cp) != 0)
        return err_nomem(e);
    *out = m;
    return 0;
}

/* The terms that the pairs of a run have in common.  Their weight is
 *
 *     prior + max(floor, base - marginal / 2 - (log var + off^2 / var) / 2)
 *     var = var_0 + var_1 l2,  off = l2 - expected
 */
struct pair_terms {
    float prior, floor, base, var_0, var_1, expected;
};

static SIMD_LOOPS void pair_run(struct pair_terms p, size_t n,
                                const float *restrict tgt_cp,
                                const float *restrict tgt_marginal,
                                float *restrict out)
{
    for (size_t k = 0; k < n; k++) {
        float var = p.var_0 + p.var_1 * tgt_cp[k];
        float off = tgt_cp[k] - p.expected;
        float nats = p.base - tgt_marginal[k] / 2 -
                     (fast_log_float(var) + off * off / var) / 2;
        out[k] = p.prior + (nats > p.floor ? nats : p.floor);
    }
}

static struct pair_terms terms_of(const struct length_model *m, size_t t,
                                  size_t i)
{
    size_t n_src = bead_types[t].n_src;
    double src_cp = (double)(m->src_before[i] - m->src_before[i - n_src]);
    double c = m->fit.c, s2 = m->fit.s2;
    double base = m->pair_nats - (double)m->src_marginal[n_src][i] / 2;
    return (struct pair_terms){.prior = (float)m->fit.log_prior[t],
                               .floor = (float)m->floor_nats,
                               .base = (float)base,
                               .var_0 = (float)(s2 * (src_cp / 2 + 1)),
                               .var_1 = (float)(s2 / c / 2),
                               .expected = (float)(c * src_cp)};
}

void length_model_run(const struct length_model *m, size_t t, size_t i,
                      size_t first, size_t n, float *out)
{
    size_t n_tgt = bead_types[t].n_tgt;
    if (n == 0)
        return; /* beads of an empty run may begin before the text */
    if (!bead_type_is_pair(bead_types[t])) {
        for (size_t k = 0; k < n; k++)
            out[k] = (float)m->fit.log_prior[t];
        return;
    }
    pair_run(terms_of(m, t, i), n, m->tgt_cp[n_tgt] + first,
             m->tgt_marginal[n_tgt] + first, out);
}

void length_model_row(const struct length_model *m, size_t n_types, size_t i,
                      size_t lo, size_t hi, float *out)
{
    for (size_t t = 0; t < n_types; t++, out += hi - lo) {
        size_t first = lo > bead_types[t].n_tgt ? lo : bead_types[t].n_tgt;
        if (bead_types[t].n_src > i || first > hi)
            first = hi;
        for (size_t k = lo; k < first; k++)
            out[k - lo] = -INFINITY; /* begin before the text */
        length_model_run(m, t, i, first, hi - first, out + (first - lo));
        scorer_round_all(out + (first - lo), hi - first);
    }
}

static void row_of_all_types(const void *model, size_t i, size_t lo, size_t hi,
                             float *out)
{
    length_model_row(model, BEAD_TYPES_MAX, i, lo, hi, out);
}

struct scorer length_model_scorer(const struct length_model *model)
{
    return (struct scorer){.row = row_of_all_types,
                           .model = model,
                           .n_types = BEAD_TYPES_MAX,
                           .nats_per_unit = 1};
}

/* Sums over beads, each counted by its posterior. */
struct length_sums {
    double src_cp, tgt_cp;   /* of both sides of pairs */
    double squares, n_pairs; /* of (l2 - c l1)^2 / l, and how many */
    double n_type[BEAD_TYPES_MAX];
};

static void add_bead(struct length_sums *s, const struct length_model *m,
                     size_t t, size_t i, size_t j, double share)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    s->n_type[t] += share;
    if (n_src == 0 || n_tgt == 0)
        return;
    double src_cp = (double)(m->src_before[i] - m->src_before[i - n_src]);
    double tgt_cp = (double)(m->tgt_before[j] - m->tgt_before[j - n_tgt]);
    double c = m->fit.c, off = tgt_cp - c * src_cp;
    s->src_cp += share * src_cp;
    s->tgt_cp += share * tgt_cp;
    double square = off * off / ((src_cp + tgt_cp / c) / 2 + 1);
    if (square > OUTLIER * OUTLIER * m->fit.s2)
        return;
    s->squares += share * square;
    s->n_pairs += share;
}

static void add_beads(struct length_sums *s, const struct length_model *m,
                      const struct posterior *post)
{
    const struct corridor *c = post->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        for (size_t k = post->row[i]; k < post->row[i + 1]; k++) {
            const struct posterior_bead *b = &post->beads[k];
            if (b->p > NO_SHARE)
                add_bead(s, m, b->type, i, b->tgt_end, (double)b->p);
        }
    }
}

void length_model_refit(struct length_model *m, const struct posterior *post)
{
    struct length_sums s = {.src_cp = START_CHARACTERS,
                            .tgt_cp = START_CHARACTERS * m->fit.start_c,
                            .squares = START_BEADS * m->fit.start_s2,
                            .n_pairs = START_BEADS};
    double n = 0;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        s.n_type[t] = START_BEADS * m->fit.start_share[t];
    add_beads(&s, m, post);
    m->fit.c = s.tgt_cp / s.src_cp;
    m->pair_nats = pair_nats(m->fit.c);
    m->fit.s2 = s.squares / s.n_pairs;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        n += s.n_type[t];
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        m->fit.log_prior[t] = log(s.n_type[t] / n);
}

double length_model_delta(const struct length_model *m, const struct bead *b)
{
    if (!bead_is_pair(b))
        return 0;
    size_t i = b->src_at, j = b->tgt_at;
    double src = (double)(m->src_before[i + b->n_src] - m->src_before[i]);
    double tgt = (double)(m->tgt_before[j + b->n_tgt] - m->tgt_before[j]);
    double mean = (src + tgt / m->fit.c) / 2 + 1;
    return (tgt - m->fit.c * src) / sqrt(m->fit.s2 * mean);
}
