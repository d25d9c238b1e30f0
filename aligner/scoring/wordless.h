/* aligner/scoring/wordless.h - scores where words can say nothing.
 *
 * Between two scripts, without a lexicon, hardly a word has a known translation.
 * The models of calibration.h compare matched words with those that a
 * translation of the same kind would match, so they would call every such pair
 * wrong.  Here the score is the posterior of the alignment, times the
 * probability that the documents correspond at all.  That probability is read
 * off the posteriors: in texts that do not correspond, lengths and learnt words
 * leave most sentences without a pair.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_WORDLESS_H
#define ALIGNER_SCORING_WORDLESS_H
#include <stdbool.h>

struct document_features;

/* Are the texts in two scripts, less than a twentieth of the words known, and do
 * they hardly match above chance?  In one script, translations share names,
 * numbers and cognates: where nothing matches, that tells against the pair. */
bool wordless_is(const struct document_features *f);

/* Are fewer than a twentieth of the words known?  Then a score near 0 shows that
 * nothing was found, not that the pair is wrong. */
bool wordless_knows_little(const struct document_features *f);

/* The score of a pair, 0..1: its posterior times P(the documents correspond), a
 * logistic function of f->aligned. */
double wordless_score(const struct document_features *f, double posterior);
#endif
