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

/* The runs of all rows and types, and their weights in nats.  Beads begin and
 * end inside the corridor; a run has no impossible beads at its ends. */
struct bead_weights {
    const struct corridor *corridor;
    size_t n_types;
    struct bead_run *run; /* [(n_src + 1) * n_types] */
    float *weight;
    size_t *row; /* [n_src + 2] the first weight of row i */
};

/* Compute the weights of every row, from the first to the last.  Lives in `a`,
 * points to `c`.  ERR_NOMEM; ERR_LIMIT when a row has more than 2^32 beads.
 * Memory 4 bytes a bead, and 12 a type and row. */
int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e);

/* The runs of row i, by type; n is 0 where there is none. */
static inline const struct bead_run *
bead_weights_runs(const struct bead_weights *w, size_t i)
{
    return w->run + i * w->n_types;
}

/* The weights, [n], of one of its runs. */
static inline const float *bead_weights_of(const struct bead_weights *w,
                                           size_t i, const struct bead_run *run)
{
    return w->weight + w->row[i] + run->at;
}
#endif
