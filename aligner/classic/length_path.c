/* aligner/classic/length_path.c - Viterbi with keys.
 *
 * The cost of a node and the type of its last bead are one number, its key: the
 * cost times 8, plus the type.  The least key has the least cost and, of equal
 * costs, the first type, without a branch.
 *
 * In a long text costs would overflow a key.  Before that, the cost that the
 * two current rows have in common is subtracted: only differences matter.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/classic/length_path.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/length_cost.h"
#include "base/arena.h"

/* Keys of nodes are below FAR, those of beads below FAR / 4; NOWHERE is the key
 * outside the corridor. */
enum {
    KEY_BITS = 3,
    TYPE = (1 << KEY_BITS) - 1,
    FAR = 1 << 29,
    NOWHERE = 1 << 30,
    PAD = 2 /* the most sentences that a bead has on a side */
};
static_assert((int)BEAD_TYPES_1993 <= TYPE + 1, "a key holds any type");
static_assert((LENGTH_QUICK_MAX << KEY_BITS) <= FAR / 4,
              "a key holds any cost");
static_assert(BEAD_SIDE_MAX >= PAD, "2-2 is among the types");

/* Rows i, i-1 and i-2 of keys without types; row[k][j] is column j. */
struct key_rows {
    int32_t *row[3];
    int32_t *pairs, *least; /* of one row: costs, and keys before additions */
    unsigned char *by;      /* the type of each node's last bead */
};

static int32_t key_of(int32_t cost, int32_t type)
{
    return (int32_t)((uint32_t)cost << KEY_BITS) + type;
}

static int32_t less(int32_t x, int32_t y)
{
    return x < y ? x : y;
}

static int key_rows_open(struct arena *a, const struct corridor *c,
                         struct key_rows *out)
{
    size_t width = corridor_widest(c), n = c->n_tgt + 1 + 2 * (size_t)PAD;
    for (size_t k = 0; k < 3; k++) {
        int32_t *row = arena_alloc(a, n * sizeof *row);
        if (!row)
            return -1;
        for (size_t j = 0; j < n; j++)
            row[j] = NOWHERE;
        out->row[k] = row + PAD;
    }
    out->pairs = arena_alloc(a, width * LENGTH_PAIRS * sizeof *out->pairs);
    out->least = arena_alloc(a, width * sizeof *out->least);
    out->by = arena_alloc(a, c->at[c->n_src + 1]);
    return out->pairs && out->least && out->by ? 0 : -1;
}

/* The least key of each node over the types with a source sentence.
 * one, two: the rows one and two before, from the same column on. */
static void sweep(const int32_t *restrict one, const int32_t *restrict two,
                  const struct length_pairs *pairs, int32_t src_null, size_t n,
                  int32_t *restrict least)
{
    const int32_t *restrict c11 = pairs->cost[LENGTH_PAIR_11];
    const int32_t *restrict c21 = pairs->cost[LENGTH_PAIR_21];
    const int32_t *restrict c12 = pairs->cost[LENGTH_PAIR_12];
    const int32_t *restrict c22 = pairs->cost[LENGTH_PAIR_22];
    const int32_t null = key_of(src_null, BEAD_1_0);
    for (size_t k = 0; k < n; k++) {
        int32_t key =
            less(one[k - 1] + key_of(c11[k], BEAD_1_1), one[k] + null);
        key = less(key, two[k - 1] + key_of(c21[k], BEAD_2_1));
        key = less(key, one[k - 2] + key_of(c12[k], BEAD_1_2));
        key = less(key, two[k - 2] + key_of(c22[k], BEAD_2_2));
        least[k] = less(key, NOWHERE);
    }
}

/* Then additions, from left to right.  Returns the bitwise or of all keys. */
static int32_t sweep_additions(const int32_t *restrict least,
                               const int32_t *restrict tgt_null, size_t n,
                               int32_t *restrict row,
                               unsigned char *restrict by)
{
    int32_t left = NOWHERE, seen = 0;
    for (size_t k = 0; k < n; k++) {
        int32_t key = less(least[k], left + key_of(tgt_null[k], BEAD_0_1));
        by[k] = (unsigned char)(key & TYPE);
        left = key & ~TYPE;
        row[k] = left;
        seen |= left;
    }
    return seen;
}

/* Pad row i on both sides, as far as the next two rows read. */
static void pad_row(const struct corridor *c, size_t i, int32_t *row)
{
    size_t last = i + 2 < c->n_src ? i + 2 : c->n_src;
    for (size_t k = 1; k <= PAD; k++)
        row[(ptrdiff_t)c->lo[i] - (ptrdiff_t)k] = NOWHERE;
    for (size_t j = c->hi[i]; j < c->hi[last]; j++)
        row[j] = NOWHERE;
}

static int32_t row_least(const struct corridor *c, size_t i, const int32_t *row)
{
    int32_t least = NOWHERE;
    for (size_t j = c->lo[i]; j < c->hi[i]; j++)
        least = less(least, row[j]);
    return least;
}

/* Subtract `common`; are the keys small enough then? */
static bool row_lower(const struct corridor *c, size_t i, int32_t common,
                      int32_t *row)
{
    bool fits = true;
    for (size_t j = c->lo[i]; j < c->hi[i]; j++) {
        row[j] -= common;
        fits &= row[j] < FAR;
    }
    return fits;
}

static bool rows_lower(const struct corridor *c, size_t i, int32_t *row,
                       int32_t *before)
{
    int32_t common = row_least(c, i, row);
    if (i > 0)
        common = less(common, row_least(c, i - 1, before));
    return row_lower(c, i, common, row) &&
           (i == 0 || row_lower(c, i - 1, common, before));
}

/* Row i; false if its keys do not fit. */
static bool fill_row(const struct corridor *c, const struct length_cost *m,
                     const struct key_rows *r, size_t i)
{
    size_t lo = c->lo[i], n = corridor_width(c, i);
    int32_t *row = r->row[i % 3];
    int32_t *one = r->row[(i + 2) % 3], *two = r->row[(i + 1) % 3];
    if (i == 0) {
        for (size_t k = 0; k < n; k++)
            r->least[k] = k == 0 ? 0 : NOWHERE;
    } else {
        const struct length_pairs pairs =
            length_cost_pairs(m, i, lo, lo + n, r->pairs);
        sweep(one + lo, two + lo, &pairs, m->src_null[i], n, r->least);
    }
    int32_t seen = sweep_additions(r->least, m->tgt_null + lo, n, row + lo,
                                   r->by + c->at[i]);
    pad_row(c, i, row);
    return seen < FAR || rows_lower(c, i, row, one);
}

/* The number of beads on the path to the far corner. */
static size_t count_beads(const struct corridor *c, const unsigned char *by)
{
    size_t n = 0;
    for (size_t i = c->n_src, j = c->n_tgt; i > 0 || j > 0; n++) {
        const struct bead_type *t = &bead_types[by[c->at[i] + (j - c->lo[i])]];
        i -= t->n_src;
        j -= t->n_tgt;
    }
    return n;
}

static void trace(const struct corridor *c, const unsigned char *by,
                  struct bead *beads, size_t n)
{
    size_t i = c->n_src, j = c->n_tgt;
    while (n-- > 0) {
        const struct bead_type *t = &bead_types[by[c->at[i] + (j - c->lo[i])]];
        i -= t->n_src;
        j -= t->n_tgt;
        beads[n] = (struct bead){.src_at = (uint32_t)i,
                                 .tgt_at = (uint32_t)j,
                                 .n_src = t->n_src,
                                 .n_tgt = t->n_tgt};
    }
}

int length_path(struct arena *a, const struct corridor *c,
                const struct length_cost *m, struct bead **out, size_t *n_out,
                struct err *e)
{
    struct key_rows r;
    if (key_rows_open(a, c, &r) != 0)
        return err_nomem(e);
    for (size_t i = 0; i <= c->n_src; i++)
        if (!fill_row(c, m, &r, i))
            return 0;
    size_t n = count_beads(c, r.by);
    struct bead *beads = arena_alloc(a, n * sizeof *beads);
    if (!beads)
        return err_nomem(e);
    trace(c, r.by, beads, n);
    *out = beads;
    *n_out = n;
    return 1;
}
