/* tests/aligner/every_path.h - all paths of a small lattice, one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_EVERY_PATH_H
#define TESTS_ALIGNER_EVERY_PATH_H
#include <stddef.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/scorer.h"

enum { EVERY_PATH_MAX = 6 }; /* sentences a side */

struct every_path {
    size_t n_paths;
    double best; /* the greatest weight, in units */
    struct bead beads[2 * EVERY_PATH_MAX];
    size_t n_beads; /* of the preferred path of that weight */
    double log_sum_nats;
    /* posterior of the bead of type t that ends at (i, j) */
    double posterior[EVERY_PATH_MAX + 1][EVERY_PATH_MAX + 1][BEAD_TYPES_MAX];
};

/* Walk every path inside the corridor. */
struct every_path every_path(const struct corridor *c, const struct scorer *s);
#endif
