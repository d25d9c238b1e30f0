/* aligner/lattice/bead.h - beads, and the types of bead that a model may use.
 * An alignment is an array of beads that has every sentence once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_BEAD_H
#define ALIGNER_LATTICE_BEAD_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The most sentences that a bead has on a side.  The table of types and every
 * array of the aligner are derived from it: a build may raise it with
 * -DBEAD_SIDE_MAX=5, as a test does. */
#ifndef BEAD_SIDE_MAX
#define BEAD_SIDE_MAX 4
#endif

/* A bead pairs src[src_at .. src_at+n_src) with tgt[tgt_at .. tgt_at+n_tgt). 
 * One of the two may be empty (an omission or an addition), never both. */
struct bead {
    uint32_t src_at, tgt_at;
    uint8_t n_src, n_tgt;
    double cost_nats;     /* -log weight under the model that chose it */
    double len_z;         /* Gale & Church's delta, signed; 0 for a null bead */
    double posterior;     /* P(bead | both sides) under that model, 0..1; of a
                         null bead under fitted models, the probability that
                         its sentence is in no pair */
    double words_matched; /* share of words with a match opposite, 0..1 */
    double score;         /* P(the two sides translate each other), 0..1 */
    uint8_t flags;        /* BEAD_* */
};

enum bead_flag {
    BEAD_MOVED = 1,     /* it crosses others: see moved.h */
    BEAD_DISSOLVED = 2, /* a pair that scores too little: moved_insert() makes
                           null beads of it */
    BEAD_MINED = 4      /* found in any order: scoring/mining.h */
};

struct bead_type {
    uint8_t n_src, n_tgt;
};

/* All types, commonest first: X(n_src, n_tgt) for each.  A model uses the first
 * n of them.  The first six are those of Gale & Church (1993), in the order in
 * which their program prefers them when costs are equal.
 *
 * The last two are runs of BEAD_NULL_RUN omissions or additions.  What is left
 * out is often a paragraph, and then the second sentence is not as improbable
 * as the first.  They exist inside models alone: an alignment has single null
 * beads in their place. */
#define BEAD_TYPES(X)                                                          \
    X(1, 1)                                                                    \
    X(1, 0)                                                                    \
    X(0, 1)                                                                    \
    X(2, 1)                                                                    \
    X(1, 2)                                                                    \
    X(2, 2)                                                                    \
    X(3, 1)                                                                    \
    X(1, 3)                                                                    \
    X(3, 2)                                                                    \
    X(2, 3)                                                                    \
    X(4, 1)                                                                    \
    X(1, 4)                                                                    \
    X(3, 3)                                                                    \
    X(4, 2)                                                                    \
    X(2, 4)                                                                    \
    BEAD_TYPES_LONG(X)                                                         \
    X(4, 0)                                                                    \
    X(0, 4)

enum { BEAD_NULL_RUN = 4 };

#if BEAD_SIDE_MAX == 4
#define BEAD_TYPES_LONG(X)
#elif BEAD_SIDE_MAX == 5
#define BEAD_TYPES_LONG(X) X(5, 1) X(1, 5)
#else
#error "bead.h lists no types of this BEAD_SIDE_MAX"
#endif

/* BEAD_1_1, BEAD_1_0, …: places in bead_types, and their number. */
#define BEAD_TYPE_NAME(n_src, n_tgt) BEAD_##n_src##_##n_tgt,
enum bead_type_place { BEAD_TYPES(BEAD_TYPE_NAME) BEAD_TYPES_MAX };
enum { BEAD_TYPES_1993 = BEAD_2_2 + 1 };
extern const struct bead_type bead_types[BEAD_TYPES_MAX];

/* Does a bead, or a type, have sentences on both sides?  Others are null. */
static inline bool bead_type_is_pair(struct bead_type t)
{
    return t.n_src > 0 && t.n_tgt > 0;
}

static inline bool bead_is_pair(const struct bead *b)
{
    return b->n_src > 0 && b->n_tgt > 0;
}

/* The place of the type n_src-n_tgt in bead_types, or BEAD_TYPES_MAX. */
size_t bead_type_find(unsigned n_src, unsigned n_tgt);
#endif
