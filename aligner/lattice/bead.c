/* aligner/lattice/bead.c - the table of bead types.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/bead.h"

#include <assert.h>

static_assert(BEAD_SIDE_MAX <= UINT8_MAX, "a bead counts sentences in a byte");
static_assert((int)BEAD_NULL_RUN <= BEAD_SIDE_MAX, "null runs are beads too");

#define BEAD_TYPE_SIZES(n_src, n_tgt) {n_src, n_tgt},
const struct bead_type bead_types[BEAD_TYPES_MAX] = {
    BEAD_TYPES(BEAD_TYPE_SIZES)};

size_t bead_type_find(unsigned n_src, unsigned n_tgt)
{
    size_t t = 0;
    while (t < BEAD_TYPES_MAX &&
           (bead_types[t].n_src != n_src || bead_types[t].n_tgt != n_tgt))
        t++;
    return t;
}
