/* document/mined_beads.h - beads of texts that are no translations of each
 * other: pairs that are found in any order in the place of those of a path.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_MINED_BEADS_H
#define DOCUMENT_MINED_BEADS_H
#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct align_params;
struct arena;
struct document_grounds;
struct word_pairs;

/* How mined pairs get among the others. */
struct mining_choice {
    double factor;     /* of every score, 0..1 */
    double least;      /* pairs that score less are none */
    double least_nats; /* and those whose words weigh less */
    bool keeps_others; /* pairs with BEAD_DISSOLVED stay, but for those that
                          share a sentence with a mined pair */
};

/* The word pairs of the two texts that are known from outside, of the alignment
 * or made in `a`; NULL without memory, with the error filled. */
const struct word_pairs *mined_beads_words(struct arena *a,
                                           const struct document_grounds *g,
                                           struct err *e);

/* Mine pairs among the sentences that are free in g->alignment: those of null
 * beads, and of pairs with BEAD_DISSOLVED.  The pairs found become beads with
 * BEAD_MINED, the other free sentences null beads, unless they are kept.
 *
 * `words` are those of mined_beads_words(); NULL: they are made.  The figures of
 * the new pairs are in g->mined, by bead.  New arrays live in
 * `a`.  ERR_NOMEM; then *g is to be given up. */
int mined_beads_insert(struct arena *a, const struct align_params *p,
                       struct document_grounds *g,
                       const struct word_pairs *words,
                       const struct mining_choice *choice, struct err *e);

/* Beads of two texts of which nothing is aligned: null beads alone, with a
 * posterior of 1.  ERR_NOMEM. */
int mined_beads_open(struct arena *a, struct document_grounds *g,
                     struct err *e);
#endif
