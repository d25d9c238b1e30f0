/* aligner/classic/length_path.h - the path of Gale & Church (1993), in whole
 * numbers.
 * viterbi.h finds the path of any model; this one is several times as fast.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_CLASSIC_LENGTH_PATH_H
#define ALIGNER_CLASSIC_LENGTH_PATH_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct corridor;
struct length_cost;

/* Find the path of the least cost: the same beads as viterbi_path() under
 * length_cost_scorer(), ties too.  Needs m->is_quick.
 *
 * Returns 1 and the beads in `a`; 0 and no path where costs of adjacent nodes
 * differ by too much for 32 bits (that takes a hundred sentences of 100,000
 * characters in a row); ERR_NOMEM.  Time O(cells); memory one byte a cell and a
 * few rows. */
int length_path(struct arena *a, const struct corridor *c,
                const struct length_cost *m, struct bead **out, size_t *n_out,
                struct err *e);
#endif
