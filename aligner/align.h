/* aligner/align.h - align two sides of a document into beads.
 * The aligner's front door: numbers in, path out.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_ALIGN_H
#define ALIGNER_ALIGN_H
#include <stddef.h>

#include "aligner/bead.h"
#include "aligner/params.h"
#include "aligner/side.h"
#include "base/err.h"

struct arena;

/* What came out. */
struct alignment {
    struct bead *beads; /* [n_beads], lives in the arena */
    size_t n_beads;     /* every sentence of both sides is in exactly one */
    size_t band;        /* columns either side of the line in the end */
};

/* Align src with tgt by the method of *p.  Either side may be empty.
 *
 * The dynamic programme looks at the nodes within p->band columns of the line
 * of equal shares of characters, and again with twice the band for as long as
 * the path comes within a quarter of the band of its edge.  Posteriors are
 * summed over the nodes near the path that was found.  Method length-em goes
 * on from there: it fits length_model.h to the document by EM and takes the
 * beads that the posteriors expect to be right.
 *
 * ERR_LIMIT if that needs more than p->max_cells nodes; ERR_NOMEM.  After an
 * error *out is untouched, and what was taken from `a` stays there until the
 * caller resets it.  Reentrant.  Time O(n x band); memory about one byte a
 * node of the widest band. */
int align_sides(struct arena *a, const struct align_params *p,
                const struct side *src, const struct side *tgt,
                struct alignment *out, struct err *e);
#endif
