/* aligner/sentence_evidence.h - what the words of a sentence say to the blocks opposite.
 * Between word_ratios.h, which finds it, and support.h, which adds it up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SENTENCE_EVIDENCE_H
#define ALIGNER_SENTENCE_EVIDENCE_H
#include <math.h>
#include <stddef.h>

#include "aligner/lattice/bead.h"

struct arena;

/* One sentence and one block of sentences opposite, in nats: the sum of its
 * words' log ratios, and how much of that would be missed without sentence q of
 * the block, the block's length being what it is; never negative. */
struct sentence_evidence_once {
    double nats, missed[BEAD_SIDE_MAX];
};

/* The same place by place: of a sentence and the blocks that begin at each
 * sentence opposite, or of each sentence and a block. */
struct sentence_evidence {
    float *nats;                  /* [n_places] */
    float *missed[BEAD_SIDE_MAX]; /* [sentences of the block][n_places]; none
                                     of a block of one */
};

/* Room for blocks of 1 .. BEAD_SIDE_MAX sentences, not filled in.  -1: no
 * memory. */
int sentence_evidence_open(struct arena *a, size_t n_places,
                           struct sentence_evidence of[BEAD_SIDE_MAX]);

/* Note what was said to a block of n_opposite. */
static inline void
sentence_evidence_put(struct sentence_evidence *s, size_t place,
                      size_t n_opposite,
                      const struct sentence_evidence_once *once)
{
    s->nats[place] = (float)once->nats;
    for (size_t q = 0; n_opposite > 1 && q < n_opposite; q++)
        s->missed[q][place] = (float)once->missed[q];
}

/* How much more a sentence counts that speaks against a bead of three or more:
 * it may be one that nobody translated, beside a pair.  In a 1-1 bead the
 * weight of null beads decides that already. */
static inline float sentence_evidence_penalty(struct bead_type type)
{
    return type.n_src + type.n_tgt > 2 ? 3 : 1;
}

/* What a sentence weighs that says so much: for the bead no more than what the
 * sentences opposite would miss without it, INFINITY where it stands alone on
 * its side; against it `against` times. */
static inline float sentence_evidence_weight(float nats, float missed,
                                             float against)
{
    nats = nats < missed ? nats : missed;
    return nats < 0 ? against * nats : nats;
}
#endif
