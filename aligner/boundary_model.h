/* aligner/boundary_model.h - paragraph boundaries as evidence.
 *
 * A boundary on one side tends to stand opposite a boundary on the other, and
 * not inside a bead.  How strongly is fitted to the document, so that clean
 * texts are held by their paragraphs and badly cut ones are not hurt:
 *
 *     at a node between beads:  log P(s, t) / (P(s) P(t)),  s, t in {0, 1}
 *     inside a bead:            log P(s | inside) / P(s)
 *
 * A pair takes half of what either of its two end nodes says and all of what
 * is inside it; null beads take nothing, so a paragraph left out costs nothing
 * but its sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BOUNDARY_MODEL_H
#define ALIGNER_BOUNDARY_MODEL_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct posterior;
struct side;

struct boundary_model {
    size_t n_src, n_tgt;
    const uint8_t *src, *tgt;    /* [n + 1] 1 where node i is a boundary */
    double p_src, p_tgt;         /* their share of the nodes */
    double node[2][2];           /* nats, [source][target] */
    double in_src[2], in_tgt[2]; /* nats */
};

/* Make the model in `a`, as if half a dozen nodes had been seen of which four
 * boundaries in five meet.  Both sides must have paragraphs.  ERR_NOMEM. */
int boundary_model_open(struct arena *a, const struct side *src,
                        const struct side *tgt, struct boundary_model *out,
                        struct err *e);

/* Fit it to the beads by their posteriors. */
void boundary_model_refit(struct boundary_model *m,
                          const struct posterior *post);

/* The evidence, in nats, for a bead as in support_nats(). */
double boundary_model_nats(const struct boundary_model *m, size_t i,
                           size_t n_src, size_t j, size_t n_tgt);
#endif
