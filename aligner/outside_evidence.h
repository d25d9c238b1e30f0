/* aligner/outside_evidence.h - similarities of sentences from outside, such as
 * cosines of embeddings: what they tell of this document, and of a bead.
 *
 * A similarity x of a source and a target sentence counts
 *
 *     log P(x | they are a pair) / P(x | they are none)
 *
 * nats.  Both are estimated from the document itself, with the posteriors of
 * the model without the similarities: so those that have nothing to do with
 * the pairs count nothing, on whatever scale they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_OUTSIDE_EVIDENCE_H
#define ALIGNER_OUTSIDE_EVIDENCE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct posterior;

/* The similarity of a block of sentences to another; greater is more similar. */
struct outside_row {
    uint32_t src_at, tgt_at;
    uint8_t n_src, n_tgt; /* 1 .. BEAD_SIDE_MAX */
    float similarity;
};

/* Rows in the order of src_at, n_src, n_tgt, then tgt_at, each block once; those
 * of source sentence i are rows[from[i] .. from[i + 1]). */
struct outside_rows {
    const struct outside_row *rows;
    const size_t *from; /* [n_src + 1] */
    size_t n, n_src, n_tgt;
};

/* What the rows of a document tell. */
struct outside_evidence {
    const struct outside_rows *rows;
    float *nats;  /* [rows->n] */
    float absent; /* nats of two sentences without a row */
    bool informs; /* pairs and others differ by more than chance */
    double gain;  /* nats that the similarities gain over chance, of all */
};

/* Estimate it from posteriors.  A pair of sentences is compared with others of
 * its neighbourhood: 12 sentences on either side.  Similarities are divided into
 * 20 bins of equal mass, and neighbours are pooled until the share of pairs
 * never falls as similarity grows.  The log likelihood that the bins gain over
 * chance must be 10 nats, or *out does not inform.
 * Lives in `a`.  ERR_NOMEM.  O(rows log rows + beads). */
int outside_evidence_fit(struct arena *a, const struct outside_rows *rows,
                         const struct posterior *post,
                         struct outside_evidence *out, struct err *e);

/* The nats of a pair.  Of one sentence a side, those of its row.  Else, of each
 * of its sentences the mean over those opposite, penalised if it is negative
 * (sentence_evidence_penalty()), and half the sum over both sides; where the block has a
 * row of its own, the mean of that and of the row's nats for each sentence,
 * halved. */
float outside_evidence_bead(const struct outside_evidence *x, size_t src_at,
                            size_t n_src, size_t tgt_at, size_t n_tgt);
#endif
