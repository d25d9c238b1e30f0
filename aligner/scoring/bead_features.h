/* aligner/scoring/bead_features.h - what speaks for and against each bead, as figures.
 * Between an alignment and calibration.h, which makes a probability of them.
 *
 * Words are compared with what chance gives: `background` is the share of its
 * words that a bead finds opposite when it is laid beside another bead of the
 * same document, half the document away.  Names and function words that stand
 * everywhere are in both shares.  The *yield* of some beads is what they met
 * over the background, as a share of what they could have met: of the words
 * whose translations are known.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_BEAD_FEATURES_H
#define ALIGNER_SCORING_BEAD_FEATURES_H
#include <stddef.h>

#include "aligner/scoring/word_matches.h"
#include "base/err.h"

struct alignment;
struct arena;
struct lexicon;
struct side;

/* The figures of a bead.  All are finite.  Log-odds are cut at +-7 and count in
 * proportion to the document's yield, up to that of a translation.  Shares
 * that are "like the document's" are 1 where as many words meet as on average,
 * and 0 where it is as in the background: so they mean the same where a
 * lexicon knows all words and where there is none. */
enum bead_feature {
    FEATURE_POSTERIOR,  /* log-odds of the bead's posterior */
    FEATURE_LENGTH,     /* |delta|, at most 5 */
    FEATURE_LENGTH_2,   /* and its square */
    FEATURE_LEAST_LIKE, /* words met on the side where it is less, like the
                            document's */
    FEATURE_MEAN_LIKE,  /* and on both sides together */
    FEATURE_SENTENCE,   /* and in the sentence where it is least */
    FEATURE_RUN_LIKE,   /* log(1 + partners missed in the longest stretch) */
    FEATURE_ENDS,       /* log(1 + partners missed more at one side's first
                            or last words than at the other's) */
    FEATURE_LEAK,       /* log(1 + partners that words without one would find
                            in the bead next to it) */
    FEATURE_INFORMATIVE_MATCHED, /* share met of what the words tell, rare ones more */
    FEATURE_INFORMATIVE_LIKE, /* and over that of the document, at most 2 */
    FEATURE_LEAST_MET,        /* share of words met where it is less */
    FEATURE_KNOWN_MET,     /* share met of the words with known translations */
    FEATURE_NUMBERS_ALONE, /* log(1 + numbers without) */
    FEATURE_MET,           /* log(1 + weight of the words met) */
    FEATURE_UNMET,         /* log(1 + that of the others) */
    FEATURE_MARKS,         /* 1 where the marks at the ends differ */
    FEATURE_ONE_ONE,       /* 1 for a 1-1 bead */
    FEATURE_WIDE,          /* sentences over three */
    FEATURE_SAME,          /* share of words that are spelt alike */
    FEATURE_BESIDE_NULL,   /* null beads next to it */
    FEATURE_NEAR,          /* the yield of the four pairs either side */
    FEATURE_NEAR_NULL,     /* share of null beads among the six either side */
    FEATURE_ALL,           /* the yield of the whole document */
    FEATURE_ALL_NULL,      /* share of its characters in null beads */
    FEATURE_ALL_SURE,      /* mean log-odds of its beads' posteriors */
    FEATURE_TRANSLATED,    /* log-odds of a character's standing where the
                            yield is high, cut at +-4 */
    FEATURE_TOPIC,         /* share of its long words met anywhere opposite */
    FEATURE_N
};

struct bead_features {
    double x[FEATURE_N];
};

/* The figures of every bead of a document, and of the document.  A null bead
 * has zeros. */
struct document_features {
    const struct bead_features *beads;  /* [n_beads] */
    const struct word_matches *overlap; /* [n_beads] */
    struct bead_features all; /* figures of the document alone, else 0 */
    size_t n_beads, n_pairs;
    double background; /* share of words met by chance */
    double met;        /* share of words met */
};

/* "posterior", "tempered", … as files name the figures. */
const char *bead_feature_name(size_t figure);

/* The figures of a pair without a document: those of its words and lengths,
 * the others 0.  `delta` is that of length_delta(). */
struct bead_features pair_features_alone(const struct word_matches *o,
                                         double delta);

/* Gather the evidence for *al.  Both sides have tokens; `lexicon` is the one
 * that *al was made with, and may be NULL.
 * Lives in `a`.  ERR_NOMEM; then *out is untouched.  Time linear in the words
 * and the pairs of words known from outside. */
int bead_features_gather(struct arena *a, const struct side *src,
                         const struct side *tgt, const struct lexicon *lexicon,
                         const struct alignment *al,
                         struct document_features *out, struct err *e);
#endif
