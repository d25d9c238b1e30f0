/* aligner/lattice/bead.h - beads, and the types of bead that a model may use.
 * The aligner's output: arrays of beads that cover both sides once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_BEAD_H
#define ALIGNER_LATTICE_BEAD_H
#include <stddef.h>
#include <stdint.h>

/* A bead joins src[src_at .. src_at+n_src) with tgt[tgt_at .. tgt_at+n_tgt);
 * one of the two may be empty (an omission or an addition), never both. */
struct bead {
    uint32_t src_at, tgt_at;
    uint8_t n_src, n_tgt;
    double cost_nats; /* -log weight under the model that chose it */
    double len_z;     /* Gale & Church's delta, signed; 0 for a null bead */
    double posterior; /* P(bead | both sides) under that model, 0..1; of a
                         null bead, by the fitted models, that its sentence is
                         in no pair */
    double words_met; /* share of words with a partner opposite, 0..1 */
    double score;     /* P(the two sides translate each other), 0..1 */
    uint8_t flags;    /* BEAD_* */
};

/* The bead stands against the order of the others: moved.h. */
enum bead_flag { BEAD_MOVED = 1 };

struct bead_type {
    uint8_t n_src, n_tgt;
};

/* All types, commonest first.  A model uses the first n of them: six are the
 * six of Gale & Church (1993), in the order in which their program prefers
 * them when costs are equal.
 *
 * The last two, 4-0 and 0-4, are runs of omissions: what is left out is often
 * a paragraph, and the second sentence of one is no new surprise.  They live
 * inside models alone; an alignment has single null beads in their place. */
enum { BEAD_TYPES_1993 = 6, BEAD_TYPES_MAX = 17, BEAD_SIDE_MAX = 4 };
extern const struct bead_type bead_types[BEAD_TYPES_MAX];

/* The place of the type n_src-n_tgt in bead_types, or BEAD_TYPES_MAX. */
size_t bead_type_find(unsigned n_src, unsigned n_tgt);
#endif
