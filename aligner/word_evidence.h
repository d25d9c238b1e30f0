/* aligner/word_evidence.h - what the words of a bead say for and against it.
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
 * counts against a block that has none of them, to a factor of L: .2, or what
 * was found for the word (word_unmet.h).  The lexical evidence of a bead is the
 * sum of the logarithms over T, and over S in the other direction, halved.
 *
 * In a bead of three sentences or more each has to have its own part in the
 * translation.  Where its words speak against the bead they count three times:
 * words that are known, and met nowhere opposite, are what tells a merged
 * sentence from an omitted one.  And beside others of its side they speak for
 * it no more than the words opposite would miss it: a heading that repeats what
 * the sentence behind it says explains nothing of that one's translation
 * (said.h).
 *
 * A corridor is walked from its first row to its last.  The sums over s are
 * kept for the pairs of sentences that beads of the row at hand can hold
 * (word_sums.h), so beads of any size add up what their pairs of sentences
 * have; and what the words of one sentence say to one block opposite is kept
 * too: beads that share both differ in their other sentences only.
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
    const struct ratio_table *shares;
    struct sentence_ratios sums;
    /* What target sentence said_from[n] + k says to the block of n + 1 source
     * sentences that ends in the row at hand. */
    struct sentence_evidence said[BEAD_SIDE_MAX]; /* [widest window] */
    size_t said_from[BEAD_SIDE_MAX];
    struct bead_forms words; /* for word_evidence_bead() */
};

/* Make *out in `a` for the beads of a corridor; it points to that and to the
 * shares.  Without a corridor (NULL) single beads can be asked, rows cannot.
 * ERR_NOMEM.
 * Memory linear in the tokens and in the widest row. */
int word_evidence_open(struct arena *a, const struct side *src,
                       const struct side *tgt, const struct corridor *c,
                       const struct ratio_table *shares,
                       struct word_evidence *out, struct err *e);

/* Add `weight` times the evidence, in nats, to the beads of every type that
 * end in row i at the columns of run[type]: to out[type][0 .. run[type].n).
 * Runs are as corridor_run() gives them, or shorter.  Quickest when rows follow
 * each other; one thread at a time. */
void word_evidence_add_row(struct word_evidence *s, size_t i,
                           const struct corridor_run run[BEAD_TYPES_MAX],
                           float weight, float *const out[BEAD_TYPES_MAX]);
#endif
