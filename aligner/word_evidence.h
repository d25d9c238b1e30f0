/* aligner/word_evidence.h - the lexical evidence of a bead.
 *
 * For each word y of the target block T: how much more probable is it opposite
 * the source block S than anywhere?
 *
 *     ratio(y) = (1 - L) (1 / (|S| + 1)) sum over s in S of t(y | s) / p(y)
 *                + 1 - (1 - L) cover(y)
 *     cover(y) = sum over all source words s of p(s) t(y | s) / p(y), at most 1
 *
 * The first term is IBM Model 1 (Brown et al. 1993, eq. 5, with the null word
 * as one word of S), the second everything that the table does not know.  It
 * makes the mean ratio of a word over the whole source text 1.  A word unknown
 * to the table has no effect; a longer one that the lexicon lists is covered
 * to .9, though its translations stand nowhere in the text.  A word whose translations are all known lowers
 * the probability of a block without them, by a factor of L at most: .2, or the
 * word's own (miss_rate.h).  The lexical evidence of a bead is the sum of the
 * logarithms over T, and over S in the other direction, halved.
 *
 * In a bead of three sentences or more each must have its own part in the
 * translation.  So negative evidence of a sentence is doubled:
 * known words without any translation opposite distinguish a merged sentence
 * from an omitted one.  And positive evidence is at most the loss of the words
 * opposite without the sentence: a heading that repeats the sentence after it
 * explains nothing of that one's translation (sentence_evidence.h).
 *
 * A corridor is processed from its first row to its last.  The sums over s are
 * stored for the pairs of sentences in beads of the current row
 * (sentence_ratios.h), and a bead of any size adds those of its pairs of
 * sentences.  The evidence of one sentence for one block opposite is stored
 * too, for all beads with both.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_EVIDENCE_H
#define ALIGNER_WORD_EVIDENCE_H
#include "aligner/bead_forms.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/ratio_table.h"
#include "aligner/sentence_evidence.h"
#include "aligner/sentence_ratios.h"

struct word_evidence {
    const struct side *src, *tgt;
    const struct corridor *corridor;
    const struct ratio_table *ratios;
    struct sentence_ratios sums;
    /* Evidence of target sentence evidence_from[n] + k for the block of n + 1
     * source sentences that ends in the current row. */
    struct sentence_evidence evidence[BEAD_SIDE_MAX]; /* [widest window] */
    size_t evidence_from[BEAD_SIDE_MAX];
    struct bead_forms words; /* for word_evidence_bead() */
};

/* Make *out in `a` for the beads of a corridor; it points to that and to
 * `ratios`.  Without a corridor (NULL) it is for single beads only.  ERR_NOMEM.
 * Memory linear in the tokens and in the widest row. */
int word_evidence_open(struct arena *a, const struct side *src,
                       const struct side *tgt, const struct corridor *c,
                       const struct ratio_table *ratios,
                       struct word_evidence *out, struct err *e);

/* Add `weight` times the evidence, in nats, to the beads of every type that end
 * in row i at the columns of run[type]: to out[type][0 .. run[type].n).  Runs
 * are those of corridor_run(), or shorter.  Fastest when rows follow each
 * other.  For one thread. */
void word_evidence_add_row(struct word_evidence *s, size_t i,
                           const struct corridor_run run[BEAD_TYPES_MAX],
                           float weight, float *const out[BEAD_TYPES_MAX]);
#endif
