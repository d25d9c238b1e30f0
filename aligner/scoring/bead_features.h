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

#include "aligner/scoring/word_matches.h"
#include "base/err.h"

struct alignment;
struct arena;
struct lexicon;
struct side;

/* The features of a bead.  All are finite.  Log odds are cut at +-7, and scaled
 * by the document's yield, up to that of a translation.  A *relative* share is
 * 1 where as many words are matched as on average in the document, and 0 where
 * as many as in the background, so it means the same with a complete lexicon
 * and with none.  The order is that of bead_feature_name(). */
enum bead_feature {
    FEATURE_POSTERIOR,         /* log odds of the bead's posterior */
    FEATURE_LENGTH,            /* |delta|, at most 5 */
    FEATURE_LENGTH_SQUARED,    /* its square */
    FEATURE_RELATIVE_LEAST,    /* relative share matched, lower side */
    FEATURE_RELATIVE_SENTENCE, /* the same of the sentence with least */
    FEATURE_UNEVEN_ENDS,       /* log(1 + expected matches that one side's first
                                  or last words lack more than the other's) */
    FEATURE_NEIGHBOUR_MATCHES, /* log(1 + matches of unmatched words with the
                                  words of an adjacent bead) */
    FEATURE_KNOWN_MATCHED,     /* of words with known translations, matched */
    FEATURE_NUMBERS_UNMATCHED, /* log(1 + numbers without a match) */
    FEATURE_MATCHED,           /* log(1 + weight of the matched words) */
    FEATURE_END_MARKS,         /* 1 where the final punctuation differs */
    FEATURE_1_1,               /* 1 for a 1-1 bead */
    FEATURE_LONG,              /* 1 for more than three sentences */
    FEATURE_SAME_SPELLING,     /* share of words matched with their equal */
    FEATURE_ADJACENT_NULLS,    /* null beads before and after it */
    FEATURE_NEAR_YIELD,        /* yield of the four pairs on either side */
    FEATURE_NEAR_NULLS,        /* share of null beads among six either side */
    FEATURE_DOCUMENT_YIELD,    /* yield of the whole document */
    FEATURE_DOCUMENT_NULLS,    /* share of its characters in null beads */
    FEATURE_DOCUMENT_CERTAINTY, /* mean log odds of its beads' posteriors */
    FEATURE_TRANSLATED_SHARE,   /* log odds of the share of characters where the
                                   yield is high, cut at +-4 */
    FEATURE_TOPIC,              /* share of its long words with a translation
                                   anywhere on the other side */
    FEATURE_MISSING, /* unmatched words that the longer side has more than
                                 the shorter, as a share of its words */
    FEATURE_NAMES_UNMATCHED, /* log(1 + names without a match) */
    FEATURE_COPIED,          /* log(1 + words that should be translated, and are
                                 on both sides) */
    FEATURE_DOCUMENT_NAMES, /* share of its different names and numbers that are
                                 on the other side too */
    FEATURE_N
};

struct bead_features {
    double x[FEATURE_N];
};

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
