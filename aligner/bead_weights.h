/* aligner/bead_weights.h - the weights of all beads that a corridor can hold.
 * Between the models, which give whole rows, and the sums over paths.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BEAD_WEIGHTS_H
#define ALIGNER_BEAD_WEIGHTS_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct corridor;
struct scorer;

/* Beads of one type that begin and end inside the corridor, the latter in one
 * row: at the columns first .. first + n, weight[0 .. n). */
struct bead_run {
    size_t first, n;
    const float *weight; /* in nats */
};

/* Runs of all rows and types, one behind the other. */
struct bead_weights {
    const struct corridor *corridor;
    size_t n_types;
    float *weight;
    size_t *row;       /* [n_src + 1] where the runs of row i begin */
    uint32_t *type_at; /* [(n_src + 1) * n_types] each run's place in its row */
};

/* Ask the scorer for every row, from the first to the last.  Lives in `a`,
 * points to `c`.  ERR_NOMEM; ERR_LIMIT when a row has more than 2^32 beads.
 * Memory 4 bytes a bead. */
int bead_weights_open(struct arena *a, const struct corridor *c,
                      const struct scorer *s, struct bead_weights *out,
                      struct err *e);

/* The run of type t that ends in row i; n is 0 where there is none. */
struct bead_run bead_weights_run(const struct bead_weights *w, size_t i,
                                 size_t t);
#endif
