/* aligner/classic/length_sums.h - posteriors of the 1993 model, without
 * logarithms.  posterior.h sums for any model; this one is several times as
 * fast.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_CLASSIC_LENGTH_SUMS_H
#define ALIGNER_CLASSIC_LENGTH_SUMS_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct corridor;
struct length_cost;

/* Sum over all paths of the corridor, and set posterior and cost_nats of the n
 * beads, which cover both sides and are in it.  Needs m->is_quick.
 *
 * Returns 1; 0, with nothing set, where costs of adjacent nodes differ by too
 * much for 32 bits; ERR_NOMEM.  Time O(cells); memory 16 bytes a cell.
 * Posteriors are within 1e-9 of exact ones: Rabiner (1989), sec. III A, for a
 * pair model (Durbin et al. 1998, sec. 4.4). */
int length_sums(struct arena *a, const struct corridor *c,
                const struct length_cost *m, struct bead *beads, size_t n,
                struct err *e);
#endif
