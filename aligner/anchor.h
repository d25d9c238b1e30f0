/* aligner/anchor.h - where two sides meet for certain, found by rare words.
 * The cheap first pass: it sees no lengths and needs no corridor.
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
    double weight; /* the sum over shared words of P / (places of the word) */
};

/* The chain of greatest total weight in which neither side ever goes back.
 * Lives in `a`; found among the pairs of words of which each has at most
 * ANCHOR_PLACES places on its side.
 *
 * ERR_NOMEM.  Time O(k log k), memory O(k), k the number of pairs of places. */
enum { ANCHOR_PLACES = 4 };
int anchor_chain(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct word_pairs *words,
                 struct anchor **out, size_t *n_out, struct err *e);

/* The nodes near the chain: in each row `half` on either side of the straight
 * line from anchor to anchor, and a quarter of the gap more inside a gap, or
 * all of it where one side is not longer than `half`.  Where a gap has more
 * sentences on one side than on the other, so too the rows up to `half` before
 * and behind its anchors.
 * Lives in `a`.  ERR_NOMEM; ERR_LIMIT above max_cells. */
int anchor_corridor(struct arena *a, const struct anchor *chain, size_t n,
                    size_t n_src, size_t n_tgt, size_t half, size_t max_cells,
                    struct corridor *out, struct err *e);
#endif
