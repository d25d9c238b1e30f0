/* aligner/boundary_model.h - how sentences are set off from each other.
 *
 * Some nodes between two sentences are marked: paragraphs begin there, or the
 * sentence behind begins with a small letter, as if it went on with the last,
 * or the sentence before ends in a word, as headings and items of lists do.
 * A mark on one side tends to stand opposite a mark on the other; where a
 * paragraph begins or a heading ends, a bead hardly goes on, and where a
 * sentence goes on, often.  How strongly is fitted to the document, so that
 * clean texts are held by their paragraphs and badly cut ones are not hurt:
 *
 *     at a node between beads:  log P(s, t) / (P(s) P(t)),  s, t in {0, 1}
 *     inside a bead:            log P(s | inside) / P(s)
 *                               (a mark, if negative: three times)
 *
 * Where both sides begin with a small letter behind a question or exclamation
 * mark ("Never!" / he cried.), both were cut in the middle of a sentence, and
 * a bead that ends there is punished whatever the document says.
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

#include "aligner/lattice/bead.h"
#include "base/err.h"

struct arena;
struct posterior;
struct side;

/* What marks a node. */
enum boundary_mark {
    BOUNDARY_PARAGRAPH,    /* side.par changes */
    BOUNDARY_CONTINUATION, /* side.continues, of the sentence behind */
    BOUNDARY_OPEN_END,     /* no punctuation ends the sentence before */
    BOUNDARY_KINDS         /* how many there are */
};

enum { BOUNDARY_MARKS = 4 /* sums of enum side_mark are below */ };

struct boundary_model {
    enum boundary_mark mark;
    size_t n_src, n_tgt;
    const uint8_t *src, *tgt;    /* [n + 1] 1 where node i is marked, and
                                    SIDE_CUT besides where that is so */
    double p_src, p_tgt;         /* their share of the nodes */
    double node[2][2];           /* nats, [source][target] */
    double in_src[2], in_tgt[2]; /* nats */
};

/* Does the side have what `mark` needs? */
int boundary_is_known(enum boundary_mark mark, const struct side *s);

/* Make the model in `a`, as if half a dozen nodes had been seen of which four
 * marks in five meet, and as many inside beads, where paragraphs begin and open
 * ends stand five times more rarely, and a sentence goes on three times more
 * often, than elsewhere.  `mark` must be known on both sides.  ERR_NOMEM. */
int boundary_model_open(struct arena *a, enum boundary_mark mark,
                        const struct side *src, const struct side *tgt,
                        struct boundary_model *out, struct err *e);

/* Fit it to the beads by their posteriors. */
void boundary_model_refit(struct boundary_model *m,
                          const struct posterior *post);

/* What a node says, in nats, by the marks of either side. */
double boundary_model_node(const struct boundary_model *m, unsigned src,
                           unsigned tgt);
#endif
