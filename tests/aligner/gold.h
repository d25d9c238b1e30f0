/* tests/aligner/gold.h - gold alignments, where the machine has them.
 * The folder $STELE_SHARED (default ../shared) holds gold/align/SET/DOC.src,
 * .tgt and .gold; it is no part of Stele, and tests of it skip without it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_GOLD_H
#define TESTS_ALIGNER_GOLD_H
#include <stdbool.h>
#include <stddef.h>

#include "aligner/align.h"
#include "aligner/lattice/side.h"

struct arena;

struct gold {
    struct side src, tgt;
    struct bead *beads; /* places and sizes alone, any size of bead */
    size_t n_beads;
};

/* The document "SET/DOC"; false after a message where it is missing.
 * The arrays live in `a`. */
bool gold_read(struct arena *a, const char *name, struct gold *out);

/* Non-null beads of both together: what gold_f1 is a share of. */
double gold_n_pairs(const struct gold *g, const struct alignment *al);

/* Strict F1 of the non-null beads. */
double gold_f1(const struct gold *g, const struct alignment *al);
#endif
