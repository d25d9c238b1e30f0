/* aligner/lattice/bead_weights.h - the weights of all beads in a corridor.
 * From the scorer of a model to the sums over paths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_BEAD_WEIGHTS_H
#define ALIGNER_LATTICE_BEAD_WEIGHTS_H
#include <stddef.h>

#include "aligner/lattice/scorer.h"
#include "base/err.h"

struct arena;
struct corridor;

/* The runs of all rows and types, and the weights in nats of some rows.  Beads
 * begin and end inside the corridor; a run has no impossible beads at its
 * ends. */
struct bead_weights {
    const struct corridor *corridor;
    const struct scorer *scorer;
    size_t n_types;
    struct bead_run *run; /* [(n_src + 1) * n_types] */
    size_t from, to;      /* rows whose weights are at hand */
    float *weight;        /* [cap] of those rows */
    size_t cap;
    size_t *row;  /* [n_src + 2] the first weight of row i, from row 0 on */
    float *dense; /* of a whole row */
};

/* Compute the runs.  Lives in `a`, points to `c` and `s`.  ERR_NOMEM; ERR_LIMIT
 * when a row has more than 2^32 beads.  Memory 12 bytes a type and row, and 4 a
 * bead: of all rows, or of BEAD_WEIGHTS_AT_ONCE beads and a few rows, where the
 * scorer gives rows in any order, and again. */
int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e);

/* 8 MB, as the weights of some 4,000 sentences in a corridor of 80 columns. */
enum { BEAD_WEIGHTS_AT_ONCE = 1 << 21 };

/* Have the weights of rows first .. last, which are at most BEAD_SIDE_MAX
 * apart, at hand.  Call it with rows that rise, then with rows that fall. */
void bead_weights_need(struct bead_weights *w, size_t first, size_t last);

/* The runs of row i, by type; n is 0 where there is none. */
static inline const struct bead_run *
bead_weights_runs(const struct bead_weights *w, size_t i)
{
    return w->run + i * w->n_types;
}

/* The weights, [n], of one of its runs, where they are at hand. */
static inline const float *bead_weights_of(const struct bead_weights *w,
                                           size_t i, const struct bead_run *run)
{
    return w->weight + (w->row[i] - w->row[w->from]) + run->at;
}
#endif
