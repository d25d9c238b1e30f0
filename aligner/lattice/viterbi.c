/* aligner/lattice/viterbi.c - Viterbi over a corridor.
 *
 * A row is computed in two sweeps.  Types with a source sentence begin in
 * finished rows: their columns do not depend on each other, so the compiler
 * vectorises the sweep.  Then the types inside the row (0-1, 0-4) go from left
 * to right.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/viterbi.h"

#include <assert.h>
#include <math.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/scorer.h"
#include "base/arena.h"

enum { NO_BEAD = UINT8_MAX };
static_assert((int)BEAD_TYPES_MAX <= (int)NO_BEAD, "types are kept in bytes");

/* The last rows of best weights, padded with -INFINITY, so that the recurrence
 * can read beyond a corridor's edge.  Row i is row[i % RING_ROWS]; each holds
 * columns -RING_PAD .. n_tgt + RING_PAD. */
enum { RING_ROWS = BEAD_SIDE_MAX + 1, RING_PAD = BEAD_SIDE_MAX };

struct row_ring {
    double *row[RING_ROWS]; /* row[k][j] is column j */
};

/* Rows for a matrix of n_tgt+1 columns, in `a`; -1: no memory. */
static int ring_open(struct arena *a, size_t n_tgt, struct row_ring *out)
{
    size_t n = n_tgt + 1 + 2 * (size_t)RING_PAD;
    for (size_t k = 0; k < RING_ROWS; k++) {
        double *row = arena_array(a, n, sizeof *row);
        if (!row)
            return -1;
        for (size_t j = 0; j < n; j++)
            row[j] = -INFINITY;
        out->row[k] = row + RING_PAD;
    }
    return 0;
}

static double *row_clear(double *row, size_t from, size_t to)
{
    for (size_t j = from; j < to + 2 * (size_t)RING_PAD; j++)
        (row - RING_PAD)[j] = -INFINITY;
    return row;
}

/* Row i, filled before. */
static double *ring_row(const struct row_ring *r, size_t i)
{
    return r->row[i % RING_ROWS];
}

/* Row i, to be filled in the columns of the corridor.  All that the next rows
 * can read beside them is -INFINITY. */
static double *ring_fill(const struct row_ring *r, const struct corridor *c,
                         size_t i)
{
    size_t last = i + RING_PAD < c->n_src ? i + RING_PAD : c->n_src;
    return row_clear(ring_row(r, i), c->lo[i], c->hi[last]);
}

/* One row of the work. */
struct sweep {
    double *restrict best;      /* by column */
    unsigned char *restrict by; /* by column - lo: the type of the last bead */
    size_t lo, hi;
};

/* Let beads of type t end in this row, from column `first` to before `end`,
 * where that is better than `best`. */
static void sweep_type(const struct sweep *w, const double *restrict from,
                       const float *restrict score, unsigned char t,
                       size_t first, size_t end)
{
    size_t back = bead_types[t].n_tgt;
    for (size_t j = first; j < end; j++) {
        double x =
            from[(ptrdiff_t)j - (ptrdiff_t)back] + (double)score[j - w->lo];
        int better = x > w->best[j];
        w->best[j] = better ? x : w->best[j];
        w->by[j - w->lo] = better ? t : w->by[j - w->lo];
    }
}

/* The same for 0-1 and 0-4, which begin and end in this row.  Of equals the
 * earlier type is taken. */
static void sweep_additions(const struct sweep *w, const float *score,
                            size_t n_types)
{
    static const unsigned char additions[] = {BEAD_0_1, BEAD_0_4};
    size_t width = w->hi - w->lo;
    for (size_t k = 0; k < width; k++)
        for (size_t a = 0; a < 2 && additions[a] < n_types; a++) {
            unsigned char t = additions[a];
            if (k < bead_types[t].n_tgt)
                continue;
            double *best = &w->best[w->lo + k];
            double x = best[-(ptrdiff_t)bead_types[t].n_tgt] +
                       (double)score[t * width + k];
            if (x > *best || (x == *best && t < w->by[k] && x > -INFINITY)) {
                *best = x;
                w->by[k] = t;
            }
        }
}

static void fill_row(const struct corridor *c, const struct scorer *s,
                     const struct row_ring *ring, float *score, size_t i,
                     unsigned char *by)
{
    struct sweep w = {ring_fill(ring, c, i), by, c->lo[i], c->hi[i]};
    size_t width = w.hi - w.lo;
    for (size_t k = 0; k < width; k++)
        by[k] = NO_BEAD;
    s->row(s->model, i, w.lo, w.hi, score);
    if (i == 0)
        w.best[0] = 0;
    for (size_t t = 0; t < s->n_types; t++) {
        size_t back = bead_types[t].n_src;
        if (back == 0 || back > i)
            continue;
        struct corridor_run run = {w.lo, width};
        if (c->walls)
            run = corridor_run(c, i, t);
        sweep_type(&w, ring_row(ring, i - back), score + t * width,
                   (unsigned char)t, run.first, run.first + run.n);
    }
    sweep_additions(&w, score, s->n_types);
}

/* Follow the types back from the far corner.  Fills beads from the end of an
 * array of n_src + n_tgt and returns the number used; SIZE_MAX where every path
 * has an impossible bead. */
static size_t trace(const struct corridor *c, const unsigned char *by,
                    struct bead *end)
{
    size_t i = c->n_src, j = c->n_tgt, n = 0;
    while (i > 0 || j > 0) {
        unsigned char type = by[c->at[i] + (j - c->lo[i])];
        if (type == NO_BEAD)
            return SIZE_MAX;
        struct bead_type t = bead_types[type];
        i -= t.n_src;
        j -= t.n_tgt;
        n++;
        end[-(ptrdiff_t)n] = (struct bead){.src_at = (uint32_t)i,
                                           .tgt_at = (uint32_t)j,
                                           .n_src = t.n_src,
                                           .n_tgt = t.n_tgt};
    }
    return n;
}

int viterbi_path(struct arena *a, const struct corridor *c,
                 const struct scorer *s, struct bead **out, size_t *n_out,
                 struct err *e)
{
    size_t n_most = c->n_src + c->n_tgt;
    struct row_ring ring;
    unsigned char *by = arena_alloc(a, c->at[c->n_src + 1]);
    float *score =
        arena_array(a, corridor_widest(c) * s->n_types, sizeof *score);
    struct bead *beads = arena_array(a, n_most, sizeof *beads);
    if (!by || !score || !beads || ring_open(a, c->n_tgt, &ring) != 0)
        return err_nomem(e);
    for (size_t i = 0; i <= c->n_src; i++)
        fill_row(c, s, &ring, score, i, by + c->at[i]);
    size_t n = trace(c, by, beads + n_most);
    if (n == SIZE_MAX)
        return err_set(e, ERR_LIMIT, "no alignment has a finite cost");
    *out = beads + (n_most - n);
    *n_out = n;
    return 0;
}

int viterbi_costs(struct arena *a, const struct scorer *s, struct bead *beads,
                  size_t n, struct err *e)
{
    float *score = arena_array(a, s->n_types, sizeof *score);
    if (!score)
        return err_nomem(e);
    for (size_t k = 0; k < n; k++) {
        struct bead *b = &beads[k];
        size_t i = (size_t)b->src_at + b->n_src;
        size_t j = (size_t)b->tgt_at + b->n_tgt;
        size_t t = bead_type_find(b->n_src, b->n_tgt);
        s->row(s->model, i, j, j + 1, score);
        b->cost_nats = -(double)score[t] * s->nats_per_unit;
    }
    return 0;
}
