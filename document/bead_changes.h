/* document/bead_changes.h - beads that change after they were scored: pairs that
 * score too little become null beads, other pairs take their place.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_BEAD_CHANGES_H
#define DOCUMENT_BEAD_CHANGES_H
#include <stddef.h>

#include "base/err.h"

struct arena;
struct bead;
struct document_grounds;

/* Insert found[0 .. n_found), pairs in the order of the source, and make null
 * beads of the pairs with BEAD_DISSOLVED, as moved_insert() does.  The score of
 * a null bead is its posterior.  The features of each pair that stays stay with
 * it; those that were found have none yet.
 *
 * New arrays live in `a`.  ERR_NOMEM; then *g is to be given up. */
int bead_changes_apply(struct arena *a, struct document_grounds *g,
                       const struct bead *found, size_t n_found, struct err *e);

/* Make null beads of the pairs that score below `floor`; *n_below is their
 * number. */
int bead_changes_drop_below(struct arena *a, struct document_grounds *g,
                            double floor, size_t *n_below, struct err *e);
#endif
