/* aligner/lattice/posterior.h - the posterior of each bead, by forward and
 * backward sums.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_POSTERIOR_H
#define ALIGNER_LATTICE_POSTERIOR_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct bead;
struct corridor;
struct scorer;

/* A bead that ends at column tgt_end of a row, P(bead | both sides), and its
 * weight as it was summed: in nats, tempered. */
struct posterior_bead {
    uint32_t tgt_end;
    float p, nats;
    uint8_t type; /* place in bead_types */
};

/* The beads in a corridor whose posterior is POSTERIOR_LEAST or more; of a row
 * with more than 128 of them the best.  Those
 * that end in row i are beads[row[i] .. row[i + 1]), by column and type. */
struct posterior {
    const struct corridor *corridor;
    size_t n_types;
    struct posterior_bead *beads;
    size_t *row;          /* [n_src + 2] */
    float *mass;          /* [cells] P(the path has this node) */
    double log_sum_nats;  /* log of the summed weight of all paths */
    double nats_per_unit; /* of the scorer */
    float pair_cost;      /* for posterior_scorer(); 0 when opened */
};

#define POSTERIOR_LEAST 0x1p-20f

/* Sum over all paths of the corridor.  Lives in `a`, points to `c`.
 *
 * ERR_NOMEM.  Reentrant.  Time O(cells x types); memory 4 bytes a cell and 16 a
 * bead that is kept, and during the call 8 more a cell and 4 a bead.  All sums
 * are of logarithms, so nothing underflows. */
int posterior_open(struct arena *a, const struct corridor *c,
                   const struct scorer *s, struct posterior *out,
                   struct err *e);

/* Find a bead, or NULL; and its posterior, 0 for a bead that was not kept. */
const struct posterior_bead *posterior_find(const struct posterior *post,
                                            const struct bead *b);
double posterior_of(const struct posterior *post, const struct bead *b);

/* The sum of p (1 - p): how many beads of a path drawn by the posteriors are
 * expected not to be in a second path drawn so. */
double posterior_undecided(const struct posterior *post);

/* The posteriors as weights for viterbi_path().  The weight of a path is the
 * expected number of its pairs that are right, minus pair_cost for each pair.
 * The best path is that of maximum expected accuracy (Durbin et al. 1998, eq.
 * 4.11), without the pairs whose posterior is below pair_cost. */
struct scorer posterior_scorer(const struct posterior *post);
#endif
