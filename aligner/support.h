/* aligner/support.h - what the words of a bead say for and against it.
 *
 * Each word y of the target block T is asked: how much more probable are you
 * opposite the source block S than anywhere?
 *
 *     ratio(y) = (1 - L) (1 / (|S| + 1)) sum over s in S of t(y | s) / p(y)
 *                + 1 - (1 - L) cover(y)
 *     cover(y) = sum over all source words s of p(s) t(y | s) / p(y), at most 1
 *
 * The first term is IBM Model 1 (Brown et al. 1993, eq. 5, one word of S being
 * the null word), the second everything that the table does not know of.  It
 * is what makes the mean ratio of a word 1 over the whole source text: a word
 * unknown to the table weighs nothing, a word whose translations are all known
 * counts against a block that has none of them, to a factor of L = .2.  The
 * lexical evidence of a bead is the sum of the logarithms over T, and over S
 * in the other direction, halved.  A sentence of a bead of three or more whose
 * own sum is negative counts three times: words of it that are known, and met
 * nowhere opposite, are what tells a merged sentence from an omitted one.
 *
 * The sums over s are kept for pairs of sentences, so beads of any size add
 * up what their pairs of sentences have.  What the words of one sentence say to
 * one block opposite is kept too, once a bead has asked: beads that share
 * both differ in their other sentences only.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SUPPORT_H
#define ALIGNER_SUPPORT_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct corridor;
struct side;
struct word_pairs;

/* Sums for the pairs of sentences (i, j), j in lo[i] .. hi[i], that a bead
 * inside the corridor can hold. */
struct support {
    const struct side *src, *tgt;
    uint32_t *lo, *hi;         /* [n_src] */
    float *to_tgt, *to_src;    /* sums of t(y | s) / p(y), of t(s | y) / p(s) */
    size_t *tgt_row, *src_row; /* [n_src] where the sums of row i begin */
    float *src_rest, *tgt_rest; /* by token: 1 - (1 - L) cover */
    /* What sentence y says to the block of n source sentences from i, and
     * sentence i to that of n target sentences from j; 0: not asked yet. */
    float *tgt_part, *src_part; /* [pair_row[i] + (j - lo[i]) * 4 + n - 1] */
    size_t *pair_row;           /* [n_src] */
};

/* Make them in `a` for the beads of a corridor.  ERR_NOMEM.
 * Time O(tokens x pairs a word + meetings), memory 4 bytes for each token of
 * either sentence of a pair, and 32 for the pair. */
int support_open(struct arena *a, const struct side *src,
                 const struct side *tgt, const struct corridor *c,
                 const struct word_pairs *words, struct support *out,
                 struct err *e);

/* The evidence, in nats, for a bead of source sentences i .. i + n_src and
 * target sentences j .. j + n_tgt, neither number 0.  It notes what was asked
 * in *s: one thread at a time. */
double support_nats(const struct support *s, size_t i, size_t n_src, size_t j,
                    size_t n_tgt);
#endif
