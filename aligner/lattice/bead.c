/* aligner/lattice/bead.c - the table of bead types.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "aligner/lattice/bead.h"

const struct bead_type bead_types[BEAD_TYPES_MAX] = {
    {1, 1}, {1, 0}, {0, 1}, {2, 1}, {1, 2}, {2, 2}, {3, 1}, {1, 3}, {3, 2},
    {2, 3}, {4, 1}, {1, 4}, {3, 3}, {4, 2}, {2, 4}, {4, 0}, {0, 4},
};

size_t bead_type_find(unsigned n_src, unsigned n_tgt)
{
    size_t t = 0;
    while (t < BEAD_TYPES_MAX &&
           (bead_types[t].n_src != n_src || bead_types[t].n_tgt != n_tgt))
        t++;
    return t;
}
