/* aligner/coarse_model.h - the model of the first pass: lengths, boundaries, and
 * how many telling words two sentences share.
 *
 * A word that stands in one sentence in twenty or more tells little; any other
 * word y opposite its translation s tells
 *
 *     log(1 + t n / n(y)),  t = (t(y | s) + t(s | y)) / 2,
 *
 * y standing in n(y) of n sentences: the log of how much more often they meet
 * in translations than by chance.  A bead has the sum over its pairs of
 * sentences, which is cheap enough for every node of a wide corridor, and
 * enough to see where text was left out when lengths cannot tell.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_COARSE_MODEL_H
#define ALIGNER_COARSE_MODEL_H
#include "aligner/lattice/scorer.h"
#include "base/err.h"

struct arena;
struct boundary_rows;
struct corridor;
struct length_model;
struct side;
struct word_pairs;

/* `boundaries` may be NULL. */
struct coarse_model {
    const struct length_model *lengths;
    const struct boundary_rows *boundaries;
    double lexical_weight;
    const struct corridor *corridor;
    float *shared;  /* [cells] nats of the pair of sentences (i-1, j-1) at node
                      (i, j) */
    float *rows[2]; /* [widest row + 1] of work */
};

/* Fill all but the first three; lives in `a`, points to *c.  ERR_NOMEM.
 * Time linear in tokens, cells and meetings; memory 4 bytes a cell. */
int coarse_model_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct corridor *c,
                      const struct word_pairs *words, struct coarse_model *out,
                      struct err *e);

/* What the words of the bead of type t that ends at node (i, j) add to its
 * weight, in nats: 0 or more. */
float coarse_model_words(const struct coarse_model *m, size_t i, size_t j,
                         size_t t);

/* Weights in nats of the six types of 1993, of runs of beads in the corridor and
 * not of whole rows.  One thread at a time. */
struct scorer coarse_model_scorer(const struct coarse_model *model);
#endif
