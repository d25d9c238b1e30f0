/* aligner/lattice/null_posterior.h - how probable is it that a sentence is in no pair?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_NULL_POSTERIOR_H
#define ALIGNER_LATTICE_NULL_POSTERIOR_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct posterior;

/* Set the posterior of each null bead of one sentence to 1 less the mass of
 * the pairs that hold the sentence: where among its neighbours it was passed
 * over, and in a run of how many, does not matter.  ERR_NOMEM. */
int null_posteriors(struct arena *a, const struct posterior *post,
                    struct bead *beads, size_t n, struct err *e);

/* Cut null beads of several sentences into beads of one: *beads becomes a new
 * array in `a`.  ERR_NOMEM; then both are untouched. */
int null_posteriors_singly(struct arena *a, struct bead **beads, size_t *n,
                           struct err *e);
#endif
