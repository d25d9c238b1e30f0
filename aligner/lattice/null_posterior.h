/* aligner/lattice/null_posterior.h - the probability that a sentence is in no
 * pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_NULL_POSTERIOR_H
#define ALIGNER_LATTICE_NULL_POSTERIOR_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct posterior;

/* Set the posterior of each null bead of one sentence to 1 minus the mass of
 * the pairs that have the sentence.  It does not depend on the place of the
 * null bead among its neighbours, nor on the length of a null run. 
 * ERR_NOMEM. */
int null_posterior_set(struct arena *a, const struct posterior *post,
                       struct bead *beads, size_t n, struct err *e);

/* Split null beads of several sentences into beads of one: *beads becomes a new
 * array in `a`.  ERR_NOMEM; then both are untouched. */
int null_posterior_split(struct arena *a, struct bead **beads, size_t *n,
                         struct err *e);
#endif
