/* aligner/boundary_model.h - marks between sentences as evidence.
 *
 * Some nodes between two sentences are marked: a paragraph begins there, or the
 * sentence after begins with a small letter, as a continuation, or the sentence
 * before ends in a word, as headings and items of lists do.  A mark on one side
 * tends to be opposite a mark on the other.  Beads rarely cross the start of a
 * paragraph or the end of a heading, and often a continuation.  How strongly is
 * fitted to the document: clean texts are held together by their paragraphs,
 * and badly split ones do not suffer.
 *
 *     at a node between beads:  log P(s, t) / (P(s) P(t)),  s, t in {0, 1}
 *     inside a bead:            log P(s | inside) / P(s)
 *                               (a mark, if negative: three times)
 *
 * A node without a paragraph counts at most half a nat for joining, and never
 * against a pair that ends there: one-sentence paragraphs must not join two
 * clear pairs of the paragraph that has two.
 *
 * Where both sides begin with a small letter after a question or exclamation
 * mark ("Never!" / he cried.), both were split in the middle of a sentence.  A
 * bead that ends there has a fixed penalty.
 *
 * A pair has half of the evidence at either of its two end nodes and all of it
 * inside.  Null beads have none, so a paragraph left out costs nothing but its
 * sentences.
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

/* The kind of a mark. */
enum boundary_mark {
    BOUNDARY_PARAGRAPH,    /* side.par changes */
    BOUNDARY_CONTINUATION, /* side.continues, of the sentence after */
    BOUNDARY_OPEN_END,     /* no punctuation ends the sentence before */
    BOUNDARY_KINDS         /* their number */
};

enum { BOUNDARY_MARKS = 4 /* sums of enum side_mark are below */ };

struct boundary_model {
    enum boundary_mark mark;
    size_t n_src, n_tgt;
    const uint8_t *src, *tgt;    /* [n + 1] 1 where node i is marked, and
                                    SIDE_CUT added where that holds */
    double p_src, p_tgt;         /* their share of the nodes */
    double node[2][2];           /* nats, [source][target] */
    double in_src[2], in_tgt[2]; /* nats */
};

/* Does the side have the data for `mark`? */
int boundary_is_known(enum boundary_mark mark, const struct side *s);

/* Make the model in `a`.  Pseudo-counts are five nodes, with four in five marks
 * opposite each other, and five nodes inside beads, where paragraphs and open
 * ends are five times rarer, and continuations three times more frequent, than
 * elsewhere. `mark` must be known on both sides.  ERR_NOMEM. */
int boundary_model_open(struct arena *a, enum boundary_mark mark,
                        const struct side *src, const struct side *tgt,
                        struct boundary_model *out, struct err *e);

/* Fit it to the beads by their posteriors. */
void boundary_model_refit(struct boundary_model *m,
                          const struct posterior *post);

/* The evidence at a node, in nats, by the marks of either side. */
double boundary_model_node(const struct boundary_model *m, unsigned src,
                           unsigned tgt);
#endif
