/* aligner/coarse_model.h - the model of the coarse pass: lengths, boundaries,
 * and informative words that two sentences share.
 *
 * A word in one sentence of twenty or more is not informative.  For any other
 * word y opposite its translation s the weight is
 *
 *     log(1 + t n / n(y)),  t = (t(y | s) + t(s | y)) / 2,
 *
 * where y is in n(y) of n sentences: the log ratio of its probability in
 * translations and by chance.  A bead has the sum over its pairs of sentences.
 * That is fast enough for every node of a wide corridor, and precise enough to
 * find omitted text where lengths cannot.
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
struct outside_evidence;
struct side;
struct word_pairs;

/* `boundaries` and `outside`, similarities from outside, may be NULL. */
struct coarse_model {
    const struct length_model *lengths;
    const struct boundary_rows *boundaries;
    const struct outside_evidence *outside;
    double lexical_weight;
    const struct corridor *corridor;
    float *shared;  /* [cells] nats of the sentences (i-1, j-1) at node (i,
                       j) */
    float *rows[2]; /* [widest row + 1] work space */
};

/* Set all but the first four members; lives in `a`, points to *c.  ERR_NOMEM.
 * Time linear in tokens, cells and matches; memory 4 bytes a cell. */
int coarse_model_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct corridor *c,
                      const struct word_pairs *words, struct coarse_model *out,
                      struct err *e);

/* The lexical weight of the bead of type t that ends at node (i, j), in nats: 0
 * or more. */
float coarse_model_words(const struct coarse_model *m, size_t i, size_t j,
                         size_t t);

/* Weights in nats of the six types of 1993, for runs of beads in the corridor
 * and not for whole rows.  For one thread. */
struct scorer coarse_model_scorer(const struct coarse_model *model);
#endif
