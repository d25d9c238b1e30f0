/* aligner/likely_beads.h - the beads of a round from which words are learnt.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LIKELY_BEADS_H
#define ALIGNER_LIKELY_BEADS_H
#include <stddef.h>
#include <stdint.h>

#include "aligner/lattice/bead.h"
#include "base/err.h"

struct arena;
struct posterior;

/* Pairs with a posterior of at least a tenth, by their ends; beads may overlap.
 * Those with source sentence i are beads[of[k]] for k in of_row[i] .. of_row[i
 * + 1]. */
struct likely_beads {
    struct bead *beads; /* place, sizes and posterior are set */
    size_t n;
    double mass; /* the sum of their posteriors */
    uint32_t *of, *of_row;
};

/* Collect them in `a`.  ERR_NOMEM. */
int likely_beads_open(struct arena *a, const struct posterior *post,
                      struct likely_beads *out, struct err *e);
#endif
