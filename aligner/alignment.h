/* aligner/alignment.h - what aligning gives: beads, and what they were found
 * with.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_ALIGNMENT_H
#define ALIGNER_ALIGNMENT_H
#include <stdbool.h>
#include <stddef.h>

#include "aligner/lattice/bead.h"

struct word_pairs;

struct alignment {
    struct bead *beads; /* [n_beads], in the arena */
    size_t n_beads;     /* every sentence is in exactly one */
    size_t band;        /* the last half-width of the band, in columns */
    bool is_narrowed;   /* memory had no room for all nodes that were wanted */
    bool is_unrelated;  /* method hybrid: the first look took the texts for
                           strangers, so nothing was fitted to them */
    const struct word_pairs *given; /* method hybrid: the word pairs known from
                                       outside (word_pairs_open()), which
                                       scoring uses too; or NULL */
};
#endif
