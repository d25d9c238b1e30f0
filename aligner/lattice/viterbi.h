/* aligner/lattice/viterbi.h - the dynamic programme: weights in, best path out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_VITERBI_H
#define ALIGNER_LATTICE_VITERBI_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct corridor;
struct scorer;

/* Find the path of the greatest total weight from (0, 0) to the far corner.
 *
 * *out becomes an array of *n_out beads in document order, in `a`; places and
 * sizes are set, and all else is 0.  Of several best paths it is the one whose
 * last bead comes first in bead_types, then its last but one, and so on.
 *
 * ERR_NOMEM; ERR_LIMIT where all paths have a bead of weight -INFINITY; then
 * *out is untouched.  Reentrant.  Time O(cells x types);
 * memory one byte a cell and a few rows.
 * Recurrence: Gale & Church (1993), sec. 4, with any set of types. */
int viterbi_path(struct arena *a, const struct corridor *c,
                 const struct scorer *s, struct bead **out, size_t *n_out,
                 struct err *e);

/* Set cost_nats of each bead to its weight under `s`, negated.  ERR_NOMEM. */
int viterbi_costs(struct arena *a, const struct scorer *s, struct bead *beads,
                  size_t n, struct err *e);
#endif
