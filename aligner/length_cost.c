/* aligner/length_cost.c - the 1993 cost, a row of nodes at a time.
 *
 * The fast computation has no logarithm and no mispredicted branch: z of some
 * nodes at once in floats, vectorised by the compiler, then the cell of a table
 * of the places where the cost steps from one whole number to the next.  A z
 * too near to a step for the precision of floats (one in some hundreds) is
 * computed in full, so that the cost is the same.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/length_cost.h"

#include <math.h>

#include "aligner/lattice/side.h"
#include "aligner/normal_tail.h"
#include "aligner/params.h"
#include "aligner/tail_step.h"
#include "base/arena.h"

double length_delta(const struct align_params *p, uint64_t src_cp,
                    uint64_t tgt_cp)
{
    if (src_cp == 0 && tgt_cp == 0)
        return 0;
    double src = (double)src_cp, tgt = (double)tgt_cp;
    return (tgt - p->c * src) / sqrt(p->s2 * (src + tgt / p->c) / 2);
}

/* Without the penalty. */
static double cost_of(const struct align_params *p, uint64_t src_cp,
                      uint64_t tgt_cp)
{
    return normal_tail_hundredths(fabs(length_delta(p, src_cp, tgt_cp)));
}

/* Costs of src_cp characters with each of tgt_cp[0 .. n), penalty included.
 *
 * z is of floats: rounding c src_cp errs by 2^-24 of it, and the root below
 * is that of s2 src_cp / 2 at least. */
static void tail_costs(const struct length_cost *m, uint64_t src_cp,
                       const float *restrict tgt_cp, size_t n, int32_t penalty,
                       int32_t *restrict out)
{
    enum { AT_ONCE = 64 };
    const struct align_params *p = m->params;
    const double src = (double)src_cp;
    const float c_src = (float)(p->c * src);
    /* A variance of no characters must not be 0. */
    const float var_src = (float)(p->s2 * src / 2 + 1e-30);
    const float var_tgt = (float)(p->s2 / p->c / 2);
    const float most = TAIL_STEP_MAX_Z;
    const float slack =
        p->c == 1 || src_cp == 0
            ? 0
            : (float)(0x1p-23 * p->c * src / sqrt(p->s2 * src / 2));
    float z[AT_ONCE];
    int32_t cell[AT_ONCE];
    for (size_t from = 0; from < n; from += AT_ONCE) {
        size_t n_now = n - from < AT_ONCE ? n - from : AT_ONCE;
        const float *restrict tgt = tgt_cp + from;
        for (size_t k = 0; k < n_now; k++) {
            float x = fabsf(tgt[k] - c_src) / sqrtf(var_src + var_tgt * tgt[k]);
            z[k] = x < most ? x : most;
            cell[k] = tail_step_cell(z[k]);
        }
        for (size_t k = 0; k < n_now; k++) {
            const struct tail_step *s = &tail_steps[cell[k]];
            float beyond = z[k] - s->at;
            int32_t cost = s->cost[beyond >= 0];
            if (!(fabsf(beyond) > slack + TAIL_STEP_ROUNDING * z[k]))
                cost = (int32_t)cost_of(p, src_cp, (uint64_t)tgt[k]);
            out[from + k] = cost + penalty;
        }
    }
}

static void make_pairs(const struct length_cost *m, size_t i, size_t lo,
                       size_t hi, int32_t *out)
{
    size_t n = hi - lo;
    for (size_t k = 0; k < LENGTH_PAIRS; k++) {
        size_t t = length_pair_types[k], n_src = bead_types[t].n_src;
        const float *tgt_cp =
            bead_types[t].n_tgt == 1 ? m->last_cp : m->last_two_cp;
        n_src = n_src < i ? n_src : i;
        uint64_t src_cp = m->src_before[i] - m->src_before[i - n_src];
        tail_costs(m, src_cp, tgt_cp + lo, n, (int32_t)m->penalty[t],
                   out + k * n);
    }
}

struct length_pairs length_cost_pairs(const struct length_cost *m, size_t i,
                                      size_t lo, size_t hi, int32_t *room)
{
    struct length_pairs out;
    size_t width = m->kept ? m->n_tgt + 1 : hi - lo;
    const int32_t *from =
        m->kept ? m->kept + i * LENGTH_PAIRS * width + lo : room;
    if (!m->kept)
        make_pairs(m, i, lo, hi, room);
    for (size_t k = 0; k < LENGTH_PAIRS; k++)
        out.cost[k] = from + k * width;
    return out;
}

double length_cost_bead(const struct length_cost *m, size_t t, size_t i,
                        size_t j)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    return cost_of(m->params, m->src_before[i] - m->src_before[i - n_src],
                   m->tgt_before[j] - m->tgt_before[j - n_tgt]) +
           m->penalty[t];
}

/* Characters before each sentence. */
static const uint64_t *lengths_before(struct arena *a, const struct side *s)
{
    uint64_t *before = arena_alloc(a, (s->n + 1) * sizeof *before);
    if (!before)
        return NULL;
    before[0] = 0;
    for (size_t k = 0; k < s->n; k++)
        before[k + 1] = before[k] + s->len_cp[k];
    return before;
}

/* The most characters of two adjacent sentences. */
static uint64_t longest_pair(const struct side *s)
{
    uint64_t most = 0, last = 0;
    for (size_t k = 0; k < s->n; k++) {
        most = last + s->len_cp[k] > most ? last + s->len_cp[k] : most;
        last = s->len_cp[k];
    }
    return most;
}

/* No pair has a greater delta^2 than both its sides have as null beads
 * together: (l2 - c l1)^2 <= (l2 + c l1)^2.  And -ln P < z^2 / 2 + ln(1 + z)
 * + 1, which is below z^2 + 2. */
static bool is_quick(const struct length_cost *m, const struct side *src,
                     const struct side *tgt)
{
    const struct align_params *p = m->params;
    double src_cp = (double)longest_pair(src);
    double tgt_cp = (double)longest_pair(tgt);
    double z2 = 2 * p->c / p->s2 * (p->c * src_cp + tgt_cp);
    double slack = 0x1p-23 * p->c * src_cp / sqrt(p->s2 * src_cp / 2 + 1e-30);
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        if (!(m->penalty[t] >= 0 && m->penalty[t] < LENGTH_QUICK_MAX / 2))
            return false;
    return src_cp < 0x1p24 && tgt_cp < 0x1p24 &&
           100 * (z2 + 2) < LENGTH_QUICK_MAX / 2 &&
           (p->c == 1 || slack < (double)TAIL_STEP_SLACK);
}

static const float *last_lengths(struct arena *a, const struct side *s,
                                 size_t n_last)
{
    float *cp = arena_alloc(a, (s->n + 1) * sizeof *cp);
    if (!cp)
        return NULL;
    cp[0] = 0;
    for (size_t k = 0; k < s->n; k++)
        cp[k + 1] = (float)s->len_cp[k] +
                    (n_last == 2 && k > 0 ? (float)s->len_cp[k - 1] : 0);
    return cp;
}

static const int32_t *src_nulls(struct arena *a, const struct length_cost *m,
                                const struct side *s)
{
    static const float nothing = 0;
    int32_t *cost = arena_alloc(a, (s->n + 1) * sizeof *cost);
    if (!cost)
        return NULL;
    cost[0] = 0;
    for (size_t k = 0; k < s->n; k++)
        tail_costs(m, s->len_cp[k], &nothing, 1, (int32_t)m->penalty[BEAD_1_0],
                   &cost[k + 1]);
    return cost;
}

static const int32_t *tgt_nulls(struct arena *a, const struct length_cost *m,
                                const struct side *s)
{
    int32_t *cost = arena_alloc(a, (s->n + 1) * sizeof *cost);
    if (!cost)
        return NULL;
    tail_costs(m, 0, m->last_cp, s->n + 1, (int32_t)m->penalty[BEAD_0_1], cost);
    cost[0] = 0;
    return cost;
}

/* Table the costs of all nodes, if they are few and all in the band. */
static int table_pairs(struct arena *a, struct length_cost *m, size_t n_src)
{
    size_t n = m->n_tgt + 1;
    if (n_src >= LENGTH_KEPT_NODES || n > LENGTH_KEPT_NODES / (n_src + 1) ||
        m->n_tgt > m->params->band)
        return 0;
    m->kept = arena_alloc(a, (n_src + 1) * n * LENGTH_PAIRS * sizeof *m->kept);
    if (!m->kept)
        return -1;
    for (size_t i = 0; i <= n_src; i++)
        make_pairs(m, i, 0, n, m->kept + i * LENGTH_PAIRS * n);
    return 0;
}

int length_cost_open(struct arena *a, const struct align_params *p,
                     const struct side *src, const struct side *tgt,
                     struct length_cost *out, struct err *e)
{
    struct length_cost m = {.params = p, .n_tgt = tgt->n};
    const double nats[BEAD_TYPES_1993] = {[BEAD_1_0] = p->null_nats,
                                          [BEAD_0_1] = p->null_nats,
                                          [BEAD_2_1] = p->merge_nats,
                                          [BEAD_1_2] = p->merge_nats,
                                          [BEAD_2_2] = p->two_two_nats};
    m.src_before = lengths_before(a, src);
    m.tgt_before = lengths_before(a, tgt);
    if (!m.src_before || !m.tgt_before)
        return err_nomem(e);
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        m.penalty[t] = round(100 * nats[t]);
    m.is_quick = is_quick(&m, src, tgt);
    if (m.is_quick) {
        m.last_cp = last_lengths(a, tgt, 1);
        m.last_two_cp = last_lengths(a, tgt, 2);
        if (!m.last_cp || !m.last_two_cp)
            return err_nomem(e);
        m.src_null = src_nulls(a, &m, src);
        m.tgt_null = tgt_nulls(a, &m, tgt);
        if (!m.src_null || !m.tgt_null || table_pairs(a, &m, src->n) != 0)
            return err_nomem(e);
    }
    *out = m;
    return 0;
}

static void length_cost_row(const void *model, size_t i, size_t lo, size_t hi,
                            float *out)
{
    for (size_t t = 0; t < BEAD_TYPES_1993; t++) {
        size_t n_tgt = bead_types[t].n_tgt;
        if (bead_types[t].n_src > i)
            continue;
        for (size_t j = lo > n_tgt ? lo : n_tgt; j < hi; j++)
            out[t * (hi - lo) + (j - lo)] =
                (float)-length_cost_bead(model, t, i, j);
    }
}

struct scorer length_cost_scorer(const struct length_cost *model)
{
    return (struct scorer){.row = length_cost_row,
                           .model = model,
                           .n_types = BEAD_TYPES_1993,
                           .nats_per_unit = 0.01};
}
