/* aligner/best_through.h - how good is the best path through each node?
 * What a first pass asks: the nodes that no good path passes need not be looked
 * at again.  Costs no exponentials, unlike posteriors.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BEST_THROUGH_H
#define ALIGNER_BEST_THROUGH_H
#include "base/err.h"

struct arena;
struct corridor;
struct scorer;

/* Store in *out, by cell, the log of the weight of the best path through that
 * node less that of the best of all: 0 on the best path, elsewhere negative.
 * [cells] nats, in `a`.  ERR_NOMEM.  Time O(cells x types); memory 4 bytes a
 * cell, and while it works 8 more a cell and 4 a bead. */
int best_through(struct arena *a, const struct corridor *c,
                 const struct scorer *s, float **out, struct err *e);
#endif
