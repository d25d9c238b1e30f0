/* aligner/outside_evidence.c - counts by posterior, bins, and their ratios.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/outside_evidence.h"

#include <math.h>
#include <stdlib.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/sentence_evidence.h"
#include "base/arena.h"

/* Sentences on either side of where a sentence is aligned; and bins of
 * similarities. */
enum { NEAR = 12, BINS = 20 };

/* What is seen before anything is seen: so many pairs, and as many others, that
 * are as similar as all are. */
static const double BEFORE = 4;

/* The log likelihood that similarities gain by chance: half of chi squared with
 * a few degrees of freedom. */
static const double LEAST_GAIN = 10;

/* The posterior mass of a row: as a pair, and as none; 0 far from where its
 * sentence is aligned. */
struct row_mass {
    float pair, none;
};

/* A bin, or several that were pooled. */
struct bin {
    double pair, none; /* mass */
    float most, nats;  /* its greatest similarity, and what it counts */
};

struct ranked {
    float similarity;
    uint32_t row;
};

struct fit {
    const struct outside_rows *rows;
    const struct posterior *post;
    struct row_mass *mass;           /* [rows->n] */
    double n_pair, n_none;           /* mass of all pairs of sentences */
    double absent_pair, absent_none; /* of those without a row */
    struct ranked *order;            /* [n_order] rows with mass */
    size_t n_order;
};

/* ---- Rows ---- */

static bool is_before(const struct outside_row *r, size_t n_src, size_t n_tgt,
                      size_t tgt_at)
{
    return r->n_src != n_src   ? r->n_src < n_src
           : r->n_tgt != n_tgt ? r->n_tgt < n_tgt
                               : r->tgt_at < tgt_at;
}

/* The place of a row, or SIZE_MAX. */
static size_t find_row(const struct outside_rows *x, size_t src_at,
                       size_t n_src, size_t tgt_at, size_t n_tgt)
{
    size_t lo = x->from[src_at], end = x->from[src_at + 1], hi = end;
    while (lo < hi) {
        const size_t mid = lo + (hi - lo) / 2;
        if (is_before(&x->rows[mid], n_src, n_tgt, tgt_at))
            lo = mid + 1;
        else
            hi = mid;
    }
    const struct outside_row *r = &x->rows[lo];
    return lo < end && r->n_src == n_src && r->n_tgt == n_tgt &&
                   r->tgt_at == tgt_at
               ? lo
               : SIZE_MAX;
}

static bool is_single(const struct outside_row *r)
{
    return r->n_src == 1 && r->n_tgt == 1;
}

/* ---- Masses ---- */

/* Where each source sentence is aligned: the mean target sentence, or that of
 * the sentence before. */
static double *find_centres(struct arena *a, const struct fit *f)
{
    const size_t n = f->rows->n_src;
    double *at = arena_array(a, n + 1, sizeof *at);
    double *weight = arena_array(a, n + 1, sizeof *weight);
    if (!at || !weight)
        return NULL;
    for (size_t i = 1; i <= n; i++)
        for (size_t k = f->post->row[i]; k < f->post->row[i + 1]; k++) {
            const struct posterior_bead *b = &f->post->beads[k];
            const struct bead_type t = bead_types[b->type];
            for (size_t s = i - t.n_src; bead_type_is_pair(t) && s < i; s++) {
                at[s] += (double)b->p * (b->tgt_end - (t.n_tgt + 1) / 2.);
                weight[s] += (double)b->p;
            }
        }
    for (size_t s = 0; s < n; s++) {
        const double before = s > 0 ? at[s - 1] : 0;
        at[s] = weight[s] > .01 ? at[s] / weight[s] : before;
    }
    return at;
}

/* Add the mass of a bead to the rows of its sentences and of itself; `none`
 * holds what is covered by any bead until weigh_rows(). */
static void add_bead(struct fit *f, size_t i, const struct posterior_bead *b)
{
    const struct bead_type t = bead_types[b->type];
    const size_t src_at = i - t.n_src, tgt_at = b->tgt_end - t.n_tgt;
    const bool is_one = t.n_src == 1 && t.n_tgt == 1;
    const size_t own = find_row(f->rows, src_at, t.n_src, tgt_at, t.n_tgt);
    if (own != SIZE_MAX)
        f->mass[own].pair += b->p;
    if (is_one) {
        f->n_pair += (double)b->p;
        f->absent_pair += own == SIZE_MAX ? (double)b->p : 0;
    }
    for (size_t s = src_at; s < i; s++)
        for (size_t y = tgt_at; y < b->tgt_end; y++) {
            const size_t k = find_row(f->rows, s, 1, y, 1);
            f->n_none -= (double)b->p;
            f->absent_none -= k == SIZE_MAX ? (double)b->p : 0;
            if (k != SIZE_MAX)
                f->mass[k].none += b->p;
        }
}

/* The masses of all rows near the path, and how many pairs of sentences there
 * are. */
static int weigh_rows(struct arena *a, struct fit *f)
{
    const struct outside_rows *x = f->rows;
    const double *centre = find_centres(a, f);
    f->mass = arena_array(a, x->n, sizeof *f->mass);
    f->order = arena_array(a, x->n, sizeof *f->order);
    if (!centre || !f->mass || !f->order)
        return -1;
    for (size_t i = 1; i <= x->n_src; i++)
        for (size_t k = f->post->row[i]; k < f->post->row[i + 1]; k++)
            if (bead_type_is_pair(bead_types[f->post->beads[k].type]))
                add_bead(f, i, &f->post->beads[k]);
    for (size_t s = 0; s < x->n_src; s++) {
        const double lo = fmax(centre[s] - NEAR, 0);
        const double hi = fmin(centre[s] + NEAR, (double)x->n_tgt - 1);
        const double n = floor(hi) - ceil(lo) + 1;
        f->n_none += n;
        f->absent_none += n;
        for (size_t k = x->from[s]; k < x->from[s + 1]; k++) {
            const struct outside_row *r = &x->rows[k];
            struct row_mass *m = &f->mass[k];
            const bool is_near = r->tgt_at >= lo && r->tgt_at <= hi;
            m->none = is_single(r) && is_near ? fmaxf(0, 1 - m->none) : 0;
            f->absent_none -= is_single(r) && is_near ? 1 : 0;
            if (is_near)
                f->order[f->n_order++] =
                    (struct ranked){r->similarity, (uint32_t)k};
        }
    }
    f->absent_pair = fmax(f->absent_pair, 0);
    f->absent_none = fmax(f->absent_none, 0);
    return 0;
}

/* ---- Bins ---- */

static int by_similarity(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    if (x->similarity != y->similarity)
        return x->similarity < y->similarity ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The share of both that a mass is: 0..2. */
static double share_of(const struct fit *f, double pair, double none)
{
    return pair / fmax(f->n_pair, 1) + none / fmax(f->n_none, 1);
}

/* Bins of about equal shares, of rows by similarity; equal similarities are in
 * one.  Returns how many there are. */
static size_t fill_bins(const struct fit *f, struct bin bins[BINS])
{
    double all = 0, sum = 0;
    size_t n = 0, last_at = SIZE_MAX;
    float last = NAN;
    for (size_t k = 0; k < f->n_order; k++) {
        const struct row_mass m = f->mass[f->order[k].row];
        all += share_of(f, (double)m.pair, (double)m.none);
    }
    for (size_t k = 0; k < f->n_order && all > 0; k++) {
        const struct row_mass m = f->mass[f->order[k].row];
        size_t at = (size_t)(sum / all * BINS);
        at = at < BINS ? at : BINS - 1;
        if (n == 0 || (at != last_at && f->order[k].similarity != last)) {
            bins[n++] = (struct bin){0, 0, 0, 0};
            last_at = at;
        }
        last = f->order[k].similarity;
        bins[n - 1].pair += (double)m.pair;
        bins[n - 1].none += (double)m.none;
        bins[n - 1].most = last;
        sum += share_of(f, (double)m.pair, (double)m.none);
    }
    return n;
}

/* Pool neighbours where the ratio of pairs falls as similarity grows.  Returns
 * how many are left. */
static size_t pool_bins(struct bin *bins, size_t n)
{
    size_t n_kept = 0;
    for (size_t k = 0; k < n; k++) {
        struct bin b = bins[k];
        for (; n_kept > 0 &&
               bins[n_kept - 1].pair * b.none >= b.pair * bins[n_kept - 1].none;
             n_kept--) {
            b.pair += bins[n_kept - 1].pair;
            b.none += bins[n_kept - 1].none;
        }
        bins[n_kept++] = b;
    }
    return n_kept;
}

static float nats_of(const struct fit *f, double pair, double none)
{
    const double before = BEFORE * share_of(f, pair, none) / 2;
    const double p = (pair + before) / (f->n_pair + BEFORE);
    const double q = (none + before) / (f->n_none + BEFORE);
    return before > 0 ? (float)log(p / q) : 0;
}

/* What a mass of both gains over chance. */
static double gain_of(const struct fit *f, double pair, double none)
{
    const double share = f->n_pair / (f->n_pair + f->n_none);
    const double both = pair + none;
    double gain = 0;
    if (pair > 0)
        gain += pair * log(pair / both / share);
    if (none > 0)
        gain += none * log(none / both / (1 - share));
    return gain;
}

/* The bin of a similarity: the first that reaches it, or the last. */
static size_t bin_of(const struct bin *bins, size_t n, float similarity)
{
    size_t k = 0;
    while (k + 1 < n && bins[k].most < similarity)
        k++;
    return k;
}

static void set_nats(const struct fit *f, struct outside_evidence *x)
{
    struct bin bins[BINS];
    const size_t n = pool_bins(bins, fill_bins(f, bins));
    x->gain = gain_of(f, f->absent_pair, f->absent_none);
    x->absent = nats_of(f, f->absent_pair, f->absent_none);
    for (size_t k = 0; k < n; k++) {
        bins[k].nats = nats_of(f, bins[k].pair, bins[k].none);
        x->gain += gain_of(f, bins[k].pair, bins[k].none);
    }
    for (size_t k = 0; n > 0 && k < x->rows->n; k++)
        x->nats[k] = bins[bin_of(bins, n, x->rows->rows[k].similarity)].nats;
    x->informs = n > 0 && x->gain >= LEAST_GAIN;
}

int outside_evidence_fit(struct arena *a, const struct outside_rows *rows,
                         const struct posterior *post,
                         struct outside_evidence *out, struct err *e)
{
    struct fit f = {.rows = rows, .post = post};
    *out = (struct outside_evidence){.rows = rows};
    out->nats = arena_array(a, rows->n, sizeof *out->nats);
    if (!out->nats || weigh_rows(a, &f) != 0)
        return err_nomem(e);
    if (f.n_order > 1)
        qsort(f.order, f.n_order, sizeof *f.order, by_similarity);
    if (f.n_pair > 0 && f.n_none > 0)
        set_nats(&f, out);
    return 0;
}

/* ---- Beads ---- */

static float nats_at(const struct outside_evidence *x, size_t s, size_t y)
{
    const size_t k = find_row(x->rows, s, 1, y, 1);
    return k == SIZE_MAX ? x->absent : x->nats[k];
}

float outside_evidence_bead(const struct outside_evidence *x, size_t src_at,
                            size_t n_src, size_t tgt_at, size_t n_tgt)
{
    float of_tgt[BEAD_SIDE_MAX] = {0}, sum = 0;
    if (n_src == 1 && n_tgt == 1)
        return nats_at(x, src_at, tgt_at);
    const float penalty = sentence_evidence_penalty(
        (struct bead_type){(uint8_t)n_src, (uint8_t)n_tgt});
    for (size_t s = 0; s < n_src; s++) {
        float of_src = 0;
        for (size_t y = 0; y < n_tgt; y++) {
            const float nats = nats_at(x, src_at + s, tgt_at + y);
            of_src += nats / (float)n_tgt;
            of_tgt[y] += nats / (float)n_src;
        }
        sum += sentence_evidence_weight(of_src, INFINITY, penalty);
    }
    for (size_t y = 0; y < n_tgt; y++)
        sum += sentence_evidence_weight(of_tgt[y], INFINITY, penalty);
    const size_t own = find_row(x->rows, src_at, n_src, tgt_at, n_tgt);
    if (own == SIZE_MAX)
        return sum / 2;
    return (sum + x->nats[own] * (float)(n_src + n_tgt)) / 4;
}
