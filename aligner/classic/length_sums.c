/* aligner/classic/length_sums.c - forward and backward, in whole numbers and
 * masses.
 *
 * The summed weight of the paths to a node is mass e^(-low/100), where low is a
 * whole number of hundredths of a nat, like all costs.  At each node low is
 * first the least cost of the terms.  Then no factor of a term is above 1, that
 * of the least is 1, and e^x is looked up.  A mass above e^10 is divided by
 * e^5, and low reduced by 500.  So masses are between 1 and 6 e^10, nothing
 * overflows, and a term too small for the table (e^-41) has no effect.
 *
 * low is relative to the cost of the given path in the same row, or, in the
 * backward pass, from there to the end: so it is small too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/classic/length_sums.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "aligner/classic/decay.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/fast_math.h"
#include "aligner/length_cost.h"
#include "base/arena.h"

/* Lows of nodes are below FAR; NOWHERE is the low outside the corridor. */
enum { FAR = 1 << 28, NOWHERE = 1 << 30, PAD = 2, LOW_SHIFT = 500 };
static const double MASS_MAX = 0x1.5829dcf950560p+14; /* e^10 */
static_assert((int)LENGTH_QUICK_MAX < (int)FAR, "a low holds any cost");
static_assert((int)LOW_SHIFT < (int)DECAY_END, "what is handed over is tabled");

/* One of three rows, by column, with PAD columns on either side.  In the
 * backward pass also the costs of the row's pairs, with the low of what
 * follows. */
struct sum_row {
    int32_t *low, *pair[LENGTH_PAIRS];
    double *mass;
};

/* The summed weight of the paths to a node, or from it. */
struct node_sum {
    int64_t low; /* from the start, or to the end */
    double mass;
};

struct sums {
    const struct corridor *c;
    const struct length_cost *m;
    struct bead *beads;
    size_t n_beads;
    struct length_pairs *pairs; /* [n_src + 1] */
    int64_t *path;          /* [n_src + 1] what the beads cost until row i */
    struct node_sum *begin; /* [n_beads] forward, where each bead begins */
    struct node_sum whole;  /* forward, at the far corner */
    struct sum_row row[3];
};

static int32_t less(int32_t x, int32_t y)
{
    return x < y ? x : y;
}

static double decayed(int32_t cost)
{
    return decay[less(cost, DECAY_END)];
}

static int32_t bead_cost(const struct sums *s, const struct bead *b)
{
    size_t i = (size_t)b->src_at + b->n_src, j = (size_t)b->tgt_at + b->n_tgt;
    if (b->n_tgt == 0)
        return s->m->src_null[i];
    if (b->n_src == 0)
        return s->m->tgt_null[j];
    static_assert(LENGTH_PAIR_11 == 0 && LENGTH_PAIR_21 == 1 &&
                      LENGTH_PAIR_12 == 2 && LENGTH_PAIR_22 == 3,
                  "pairs are in the order of their sizes");
    size_t pair = (size_t)(b->n_src - 1) + 2 * (size_t)(b->n_tgt - 1);
    return s->pairs[i].cost[pair][j - s->c->lo[i]];
}

static void rows_clear(struct sums *s)
{
    size_t n = s->c->n_tgt + 1 + 2 * (size_t)PAD;
    for (size_t k = 0; k < 3; k++)
        for (size_t j = 0; j < n; j++) {
            (s->row[k].low - PAD)[j] = NOWHERE;
            for (size_t p = 0; p < LENGTH_PAIRS; p++)
                (s->row[k].pair[p] - PAD)[j] = NOWHERE;
        }
}

static int rows_open(struct arena *a, struct sums *s)
{
    size_t n = s->c->n_tgt + 1 + 2 * (size_t)PAD;
    for (size_t k = 0; k < 3; k++) {
        double *mass = arena_array(a, n, sizeof *mass);
        int32_t *low = arena_alloc(a, n * (1 + LENGTH_PAIRS) * sizeof *low);
        if (!mass || !low)
            return -1;
        s->row[k].mass = mass + PAD;
        s->row[k].low = low + PAD;
        for (size_t p = 0; p < LENGTH_PAIRS; p++)
            s->row[k].pair[p] = low + n * (1 + p) + PAD;
    }
    rows_clear(s);
    return 0;
}

/* Compute all costs of the corridor, and those of the path.  Returns 1; 0 if
 * two rows of the path cost too much; -1: no memory. */
static int costs_open(struct arena *a, struct sums *s)
{
    const struct corridor *c = s->c;
    size_t n_cells = s->m->kept ? 0 : c->at[c->n_src + 1];
    int32_t *room = arena_alloc(a, n_cells * LENGTH_PAIRS * sizeof *room);
    s->pairs = arena_alloc(a, (c->n_src + 1) * sizeof *s->pairs);
    s->path = arena_alloc(a, (c->n_src + 1) * sizeof *s->path);
    s->begin = arena_alloc(a, s->n_beads * sizeof *s->begin);
    if (!room || !s->pairs || !s->path || !s->begin)
        return -1;
    for (size_t i = 0; i <= c->n_src; i++)
        s->pairs[i] = length_cost_pairs(
            s->m, i, c->lo[i], c->hi[i],
            s->m->kept ? room : room + c->at[i] * LENGTH_PAIRS);
    int64_t cost = 0;
    size_t i = 0;
    for (size_t k = 0; k < s->n_beads; k++) {
        const struct bead *b = &s->beads[k];
        for (; i < (size_t)b->src_at + b->n_src; i++)
            s->path[i] = cost;
        cost += bead_cost(s, b);
    }
    s->path[i] = cost;
    for (i = 2; i <= c->n_src; i++)
        if (s->path[i] - s->path[i - 2] >= FAR)
            return 0;
    return 1;
}

/* The cost of the path between rows k and i. */
static int32_t path_between(const struct sums *s, size_t i, size_t k)
{
    return (int32_t)(s->path[i] - s->path[k]);
}

/* Store the sum of a node; false if low does not fit. */
static bool store(struct sum_row *row, size_t j, int32_t low, double mass)
{
    if (mass > MASS_MAX) {
        mass *= decay[LOW_SHIFT];
        low -= LOW_SHIFT;
    }
    row->low[j] = low;
    row->mass[j] = mass;
    return low < FAR && low > -FAR;
}

/* Pad row i with NOWHERE, as far as the next two rows read: in the forward
 * pass, */
static void pad_forward(const struct corridor *c, size_t i, int32_t *row)
{
    size_t last = i + 2 < c->n_src ? i + 2 : c->n_src;
    for (size_t k = 1; k <= PAD; k++)
        row[(ptrdiff_t)c->lo[i] - (ptrdiff_t)k] = NOWHERE;
    for (size_t j = c->hi[i]; j < c->hi[last]; j++)
        row[j] = NOWHERE;
}

/* and in the backward pass. */
static void pad_backward(const struct corridor *c, size_t i, int32_t *row)
{
    for (size_t j = c->lo[i > 2 ? i - 2 : 0]; j < c->lo[i]; j++)
        row[j] = NOWHERE;
    for (size_t k = 0; k < PAD; k++)
        row[c->hi[i] + k] = NOWHERE;
}

static bool first_row(struct sums *s)
{
    struct sum_row *row = &s->row[0];
    bool fits = store(row, 0, -path_between(s, 0, 0), 1);
    for (size_t j = 1; j < s->c->hi[0]; j++)
        fits &= store(row, j, row->low[j - 1] + s->m->tgt_null[j], 1);
    pad_forward(s->c, 0, row->low);
    return fits;
}

static bool last_row(struct sums *s)
{
    size_t n = s->c->n_src, m = s->c->n_tgt;
    struct sum_row *row = &s->row[n % 3];
    bool fits = store(row, m, 0, 1);
    for (size_t j = m; j-- > s->c->lo[n];)
        fits &= store(row, j, row->low[j + 1] + s->m->tgt_null[j + 1], 1);
    return fits;
}

static bool forward_row(struct sums *s, size_t i)
{
    const struct corridor *c = s->c;
    size_t lo = c->lo[i], n = corridor_width(c, i);
    struct sum_row *row = &s->row[i % 3];
    const struct sum_row *r1 = &s->row[(i + 2) % 3], *r2 = &s->row[(i + 1) % 3];
    const int32_t *low1 = r1->low + lo, *low2 = r2->low + lo;
    const double *mass1 = r1->mass + lo, *mass2 = r2->mass + lo;
    const int32_t *c11 = s->pairs[i].cost[LENGTH_PAIR_11];
    const int32_t *c21 = s->pairs[i].cost[LENGTH_PAIR_21];
    const int32_t *c12 = s->pairs[i].cost[LENGTH_PAIR_12];
    const int32_t *c22 = s->pairs[i].cost[LENGTH_PAIR_22];
    int32_t back1 = -path_between(s, i, i - 1);
    int32_t back2 = i < 2 ? 0 : -path_between(s, i, i - 2);
    int32_t null = s->m->src_null[i] + back1;
    bool fits = true;
    int32_t left = NOWHERE;
    double left_mass = 0;
    for (size_t k = 0; k < n; k++) {
        int32_t x11 = low1[k - 1] + c11[k] + back1;
        int32_t x10 = low1[k] + null;
        int32_t x12 = low1[k - 2] + c12[k] + back1;
        int32_t x21 = low2[k - 1] + c21[k] + back2;
        int32_t x22 = low2[k - 2] + c22[k] + back2;
        int32_t x01 = left + s->m->tgt_null[lo + k];
        int32_t low =
            less(less(less(x11, x10), less(x12, x21)), less(x22, x01));
        double mass =
            mass1[k - 1] * decayed(x11 - low) + mass1[k] * decayed(x10 - low) +
            mass1[k - 2] * decayed(x12 - low) +
            mass2[k - 1] * decayed(x21 - low) +
            mass2[k - 2] * decayed(x22 - low) + left_mass * decayed(x01 - low);
        fits &= store(row, lo + k, low, mass);
        left = row->low[lo + k];
        left_mass = row->mass[lo + k];
    }
    pad_forward(c, i, row->low);
    return fits;
}

static bool backward_row(struct sums *s, size_t i)
{
    const struct corridor *c = s->c;
    size_t lo = c->lo[i], n = corridor_width(c, i);
    struct sum_row *row = &s->row[i % 3];
    const struct sum_row *r1 = &s->row[(i + 1) % 3], *r2 = &s->row[(i + 2) % 3];
    const int32_t *low1 = r1->low + lo;
    const int32_t *p11 = r1->pair[LENGTH_PAIR_11] + lo;
    const int32_t *p12 = r1->pair[LENGTH_PAIR_12] + lo;
    const int32_t *p21 = r2->pair[LENGTH_PAIR_21] + lo;
    const int32_t *p22 = r2->pair[LENGTH_PAIR_22] + lo;
    const double *mass1 = r1->mass + lo, *mass2 = r2->mass + lo;
    int32_t back1 = -path_between(s, i + 1, i);
    int32_t back2 = i + 2 > c->n_src ? 0 : -path_between(s, i + 2, i);
    int32_t null = s->m->src_null[i + 1] + back1;
    bool fits = true;
    int32_t right = NOWHERE, right_null = 0;
    double right_mass = 0;
    for (size_t k = n; k-- > 0;) {
        int32_t x11 = p11[k + 1] + back1;
        int32_t x10 = low1[k] + null;
        int32_t x12 = p12[k + 2] + back1;
        int32_t x21 = p21[k + 1] + back2;
        int32_t x22 = p22[k + 2] + back2;
        int32_t x01 = right + right_null;
        int32_t low =
            less(less(less(x11, x10), less(x12, x21)), less(x22, x01));
        double mass =
            mass1[k + 1] * decayed(x11 - low) + mass1[k] * decayed(x10 - low) +
            mass1[k + 2] * decayed(x12 - low) +
            mass2[k + 1] * decayed(x21 - low) +
            mass2[k + 2] * decayed(x22 - low) + right_mass * decayed(x01 - low);
        fits &= store(row, lo + k, low, mass);
        right = row->low[lo + k];
        right_mass = row->mass[lo + k];
        right_null = s->m->tgt_null[lo + k];
    }
    return fits;
}

/* The costs of the pairs that end in row i, with the low of what follows. */
static void row_pairs_and_rest(struct sums *s, size_t i)
{
    const struct corridor *c = s->c;
    size_t lo = c->lo[i], n = corridor_width(c, i);
    struct sum_row *row = &s->row[i % 3];
    pad_backward(c, i, row->low);
    for (size_t p = 0; p < LENGTH_PAIRS; p++) {
        const int32_t *restrict cost = s->pairs[i].cost[p],
                                *low = row->low + lo;
        int32_t *restrict sum = row->pair[p] + lo;
        for (size_t k = 0; k < n; k++)
            sum[k] = cost[k] + low[k];
        pad_backward(c, i, row->pair[p]);
    }
}

/* Store the sums where beads of the path begin in row i; *at is the first bead
 * that can. */
static void keep_begins(struct sums *s, size_t i, size_t *at)
{
    const struct sum_row *row = &s->row[i % 3];
    for (; *at < s->n_beads && s->beads[*at].src_at == i; ++*at) {
        size_t j = s->beads[*at].tgt_at;
        s->begin[*at] =
            (struct node_sum){row->low[j] + s->path[i], row->mass[j]};
    }
}

static double posterior_of_bead(const struct sums *s, size_t k, int32_t cost,
                                const struct node_sum *end)
{
    const struct node_sum *begin = &s->begin[k];
    int64_t low = begin->low + cost + end->low - s->whole.low;
    double x = begin->mass * end->mass / s->whole.mass;
    double p =
        low > -10000 && low < 10000 ? x * fast_exp(-(double)low / 100) : 0;
    return p < 1 ? p : 1;
}

/* Set the posteriors of the beads of the path that end in row i; *to is one
 * more than the last bead that can. */
static void set_posteriors(struct sums *s, size_t i, size_t *to)
{
    const struct sum_row *row = &s->row[i % 3];
    int64_t from = s->path[s->c->n_src] - s->path[i];
    for (; *to > 0; --*to) {
        struct bead *b = &s->beads[*to - 1];
        if ((size_t)b->src_at + b->n_src < i)
            break;
        size_t j = (size_t)b->tgt_at + b->n_tgt;
        struct node_sum end = {row->low[j] + from, row->mass[j]};
        int32_t cost = bead_cost(s, b);
        b->posterior = posterior_of_bead(s, *to - 1, cost, &end);
        b->cost_nats = cost * 0.01;
    }
}

static bool sum_forward(struct sums *s)
{
    size_t n = s->c->n_src, at = 0;
    bool fits = first_row(s);
    keep_begins(s, 0, &at);
    for (size_t i = 1; fits && i <= n; i++) {
        fits = forward_row(s, i);
        keep_begins(s, i, &at);
    }
    const struct sum_row *last = &s->row[n % 3];
    s->whole = (struct node_sum){last->low[s->c->n_tgt] + s->path[n],
                                 last->mass[s->c->n_tgt]};
    return fits;
}

static bool sum_backward(struct sums *s)
{
    size_t n = s->c->n_src, to = s->n_beads;
    bool fits = last_row(s);
    set_posteriors(s, n, &to);
    for (size_t i = n; fits && i-- > 0;) {
        row_pairs_and_rest(s, i + 1);
        fits = backward_row(s, i);
        set_posteriors(s, i, &to);
    }
    return fits;
}

int length_sums(struct arena *a, const struct corridor *c,
                const struct length_cost *m, struct bead *beads, size_t n,
                struct err *e)
{
    struct sums s = {.c = c, .m = m, .beads = beads, .n_beads = n};
    int fits = costs_open(a, &s);
    if (fits < 0 || (fits && rows_open(a, &s) != 0))
        return err_nomem(e);
    if (!fits || !sum_forward(&s))
        return 0;
    rows_clear(&s);
    return sum_backward(&s);
}
