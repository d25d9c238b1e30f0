/* aligner/lattice/walls.h - points of a document that no bead crosses.
 *
 * Walls divide both sides into the same number of parts, in the same order: a
 * line ".EOA" of presegmented text is one.  The corridor keeps to the parts, so
 * that every path goes through the corner where two of them meet.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_WALLS_H
#define ALIGNER_LATTICE_WALLS_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;

/* n parts; part k has the sentences at[k] .. at[k+1] of a side, or none. */
struct walls {
    size_t n, n_src;
    const uint32_t *src_part;        /* [n_src] the caller's */
    const uint32_t *src_at, *tgt_at; /* [n + 1] */
};

/* Make them of the part of each sentence, which never decreases, in `a`.
 * ERR_NOMEM. */
int walls_open(struct arena *a, size_t n_parts, const uint32_t *src_part,
               size_t n_src, const uint32_t *tgt_part, size_t n_tgt,
               struct walls *out, struct err *e);

/* Columns first .. last. */
struct walls_range {
    uint32_t first, last;
};

/* The columns that row i may have: of the part that it is in, or of those that
 * meet there. */
struct walls_range walls_of_row(const struct walls *w, size_t i);

/* The columns where a pair of n_src and n_tgt sentences that ends in row i may
 * end; first > last: none. */
struct walls_range walls_of_pair(const struct walls *w, size_t i, size_t n_src,
                                 size_t n_tgt);
#endif
