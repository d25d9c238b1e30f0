/* aligner/sentence_evidence.h - the lexical evidence of one sentence for the
 * blocks opposite. likelihood_ratio.h computes it, word_evidence.h adds it up.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SENTENCE_EVIDENCE_H
#define ALIGNER_SENTENCE_EVIDENCE_H
#include <math.h>
#include <stddef.h>

#include "aligner/lattice/bead.h"

struct arena;

/* The evidence of a sentence for one block of sentences, in nats: the sum of
 * its words' log ratios; and the loss without sentence q of the block, at the
 * same block length, never negative. */
struct sentence_evidence_once {
    double nats, loss_without[BEAD_SIDE_MAX];
};

/* The same by place: of one sentence for the blocks that begin at each sentence
 * opposite, or of each sentence for one block. */
struct sentence_evidence {
    float *nats;                        /* [n_places] */
    float *loss_without[BEAD_SIDE_MAX]; /* [sentences of the block][n_places];
                                        none for a block of one */
};

/* Memory for blocks of 1 ..  BEAD_SIDE_MAX sentences, not initialised.  Returns
 * -1 without memory. */
int sentence_evidence_open(struct arena *a, size_t n_places,
                           struct sentence_evidence of[BEAD_SIDE_MAX]);

/* Store the evidence for a block of n_opposite sentences. */
static inline void
sentence_evidence_put(struct sentence_evidence *s, size_t place,
                      size_t n_opposite,
                      const struct sentence_evidence_once *once)
{
    s->nats[place] = (float)once->nats;
    for (size_t q = 0; n_opposite > 1 && q < n_opposite; q++)
        s->loss_without[q][place] = (float)once->loss_without[q];
}

/* The factor of negative evidence of a sentence in a bead of three or more: it
 * may be an untranslated sentence beside a pair.  In a 1-1 bead the prior of
 * null beads decides that. */
static inline float sentence_evidence_penalty(struct bead_type type)
{
    return type.n_src + type.n_tgt > 2 ? 2 : 1;
}

/* The weight of the evidence of a sentence: positive evidence is at most the
 * loss of the sentences opposite without it (INFINITY if it is alone on its
 * side), negative evidence is multiplied by `penalty`. */
static inline float sentence_evidence_weight(float nats, float loss_without,
                                             float penalty)
{
    nats = nats < loss_without ? nats : loss_without;
    return nats < 0 ? penalty * nats : nats;
}
#endif
