/* aligner/anchor.h - pairs of sentences that share rare words, and the corridor
 * along them.  The first pass: it uses no lengths and needs no corridor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_ANCHOR_H
#define ALIGNER_ANCHOR_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct corridor;
struct side;
struct word_pairs;

/* Source sentence src and target sentence tgt share rare words. */
struct anchor {
    uint32_t src, tgt;
    double weight; /* sum over shared words of P / (number of places) */
};

/* The chain of greatest total weight that increases on both sides, in `a`.  It
 * uses the pairs of words with at most ANCHOR_PLACES places on either side.
 *
 * ERR_NOMEM.  Time O(k log k), memory O(k), k the number of pairs of places. */
enum { ANCHOR_PLACES = 4 };
int anchor_chain(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct word_pairs *words,
                 struct anchor **out, size_t *n_out, struct err *e);

/* The nodes near the chain: in each row `half` on either side of the straight
 * line from anchor to anchor, and inside a gap a quarter of the gap more, or
 * all of it where one side is not longer than `half`.  Where a gap has more
 * sentences on one side, also the rows up to `half` before and after its
 * anchors.  Lives in `a`.  ERR_NOMEM; ERR_LIMIT above max_cells. */
int anchor_corridor(struct arena *a, const struct anchor *chain, size_t n,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e);
#endif
