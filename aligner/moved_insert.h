/* aligner/moved_insert.h - insert pairs among the beads of a path, in
 * any order, and take others out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MOVED_INSERT_H
#define ALIGNER_MOVED_INSERT_H
#include "aligner/alignment.h"
#include "base/err.h"

struct arena;

/* Put found[0 .. n_found), pairs in the order of the source, into *al, beads of
 * a path over n_src x n_tgt sentences.  No two of `found` share a sentence.
 * Pairs of the path that share one with them become null beads, with 1 minus
 * their posterior; pairs with BEAD_DISSOLVED do, with 1 minus their score.
 *
 * Afterwards the pairs without BEAD_MOVED increase on both sides; found pairs
 * that cannot be among them have the flag.  Between two pairs in order are the
 * source's null beads and the moved pairs by source, then the target's null
 * beads.  Every sentence is in exactly one bead.
 *
 * The new beads live in `a`.  ERR_NOMEM; then *al is untouched.  O(n). */
int moved_insert(struct arena *a, size_t n_src, size_t n_tgt,
                 const struct bead *found, size_t n_found, struct alignment *al,
                 struct err *e);
#endif
