/* aligner/scoring/bead_features.h - features of a bead and of its document,
 * from which calibration.h predicts a probability.
 *
 * Matched words are compared with chance.  The `background` is the share of
 * words that are matched when a bead is put beside another bead of the same
 * document, half a document away: names and function words are in both.  The
 * yield of some beads is the matched weight above the background, as a share of
 * the weight that could be matched: of words whose translations are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_BEAD_FEATURES_H
#define ALIGNER_SCORING_BEAD_FEATURES_H
#include <stdbool.h>
#include <stddef.h>

#include "aligner/scoring/bead_feature.h"
#include "aligner/scoring/word_matches.h"
#include "base/err.h"

struct alignment;
struct arena;
struct lexicon;
struct side;

/* The features of every bead of a document, and of the document.  A null bead
 * has zeros. */
struct document_features {
    const struct bead_features *beads;  /* [n_beads] */
    const struct word_matches *matches; /* [n_beads] */
    struct bead_features document; /* features of the document alone, else 0 */
    size_t n_beads, n_pairs;
    double background; /* share of words matched by chance */
    double matched;    /* share of words matched */
    double known;      /* word_matches_known() */
    bool two_scripts;  /* are the sides known to be in different ones? */
    double aligned;    /* expected share of its sentences in right pairs, by
                          the posteriors; ten more sentences are in none */
};

/* "posterior", "length", …: the names in parameter files and explanations. 
 * NULL beyond the last. */
const char *bead_feature_name(size_t feature);

/* Compute the features of *al in `a`.  Both sides have tokens; `lexicon` is the
 * one that *al was made with, or NULL.  ERR_NOMEM; then *out is untouched.
 * Time linear in the words and their pairs known from outside. */
int bead_features_gather(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct lexicon *lexicon,
                         const struct alignment *al,
                         struct document_features *out, struct err *e);
#endif
