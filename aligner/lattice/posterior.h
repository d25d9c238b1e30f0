/* aligner/lattice/posterior.h - forward and backward: how sure is each bead?
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
    uint8_t type; /* in bead_types */
};

/* The beads in a corridor that are not out of the question: all whose posterior
 * is POSTERIOR_LEAST or more.  Those that end in row i are beads[row[i] ..
 * row[i + 1]), by column and type. */
struct posterior {
    const struct corridor *corridor;
    size_t n_types;
    struct posterior_bead *beads;
    size_t *row;          /* [n_src + 2] */
    float *mass;          /* [cells] P(the path passes this node) */
    double log_sum_nats;  /* log of the summed weight of all paths */
    double nats_per_unit; /* of the scorer */
    float worth;          /* for posterior_scorer(); 0 when opened */
};

#define POSTERIOR_LEAST 0x1p-20f

/* Sum over all paths of the corridor.  Lives in `a`, points to `c`.
 *
 * ERR_NOMEM.  Reentrant.  Time O(cells x types); memory 4 bytes a cell and 16
 * a bead that is kept, and while it works 8 more a cell and 4 a bead.  All
 * sums are of logarithms, so nothing underflows however long the text. */
int posterior_open(struct arena *a, const struct corridor *c,
                   const struct scorer *s, struct posterior *out,
                   struct err *e);

/* A bead among them, or NULL; and its posterior, 0 when it was not kept. */
const struct posterior_bead *posterior_find(const struct posterior *post,
                                            const struct bead *b);
double posterior_of(const struct posterior *post, const struct bead *b);

/* How many beads are undecided?  Those of a path that another path drawn in the
 * same way does not have: the sum of p (1 - p). */
double posterior_undecided(const struct posterior *post);

/* The posteriors as weights for viterbi_path: a path's weight is the number
 * of its beads, null beads left out, that are expected to be right, less
 * `worth` for each.  The best path under it is that of maximum expected
 * accuracy: Durbin et al. (1998), eq. 4.11; beads that are not worth it are
 * left out. */
struct scorer posterior_scorer(const struct posterior *post);
#endif
