/* aligner/scoring/bead_feature.h - the features that a score is made of, by
 * name.  bead_features.h computes those of a document, pair_features.h those
 * of a pair alone.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_BEAD_FEATURE_H
#define ALIGNER_SCORING_BEAD_FEATURE_H

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
    FEATURE_KNOWN_MATCHED,     /* log odds of the share of words with known
                                  translations that are matched */
    FEATURE_NUMBERS_UNMATCHED, /* share of the numbers without a match */
    FEATURE_MATCHED,           /* log(1 + weight of the matched words) */
    FEATURE_END_MARKS,         /* 1 where the final punctuation differs */
    FEATURE_1_1,               /* 1 for a 1-1 bead */
    FEATURE_LONG,              /* 1 for more than three sentences */
    FEATURE_SAME_SPELLING,     /* share of words matched with their equal */
    FEATURE_ADJACENT_NULLS,    /* null beads before and after it */
    FEATURE_NEAR_YIELD,        /* yield of the four pairs on either side, as a
                                  share of that of a translation, at most 1 */
    FEATURE_NEAR_NULLS,        /* share of null beads among six either side */
    FEATURE_DOCUMENT_YIELD,    /* the same of the whole document; in features
                                  of a document alone, the yield itself */
    FEATURE_DOCUMENT_NULLS,    /* share of its characters in null beads */
    FEATURE_DOCUMENT_CERTAINTY, /* mean log odds of its beads' posteriors */
    FEATURE_TRANSLATED_SHARE,   /* log odds of the share of characters where the
                                   yield is high, cut at +-4 */
    FEATURE_TOPIC,              /* share of its long words with a translation
                                   anywhere on the other side */
    FEATURE_MISSING, /* unmatched words that the longer side has more than
                        the shorter, as a share of its words, above that of a
                        free translation */
    FEATURE_NAMES_UNMATCHED, /* log(1 + names without a match) */
    FEATURE_COPIED,          /* all but one of the words that should be
                                translated, and are on both sides, to the weight
                                of the words */
    FEATURE_DOCUMENT_NAMES, /* share of its different names and numbers that are
                                 on the other side too */
    FEATURE_N
};

struct bead_features {
    double x[FEATURE_N];
};
#endif
