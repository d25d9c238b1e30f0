/* aligner/evidence.h - what speaks for and against each bead, as figures.
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
#ifndef ALIGNER_EVIDENCE_H
#define ALIGNER_EVIDENCE_H
#include <stddef.h>

#include "aligner/overlap.h"
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
enum evidence_figure {
    EVIDENCE_POSTERIOR,  /* log-odds of the bead's posterior */
    EVIDENCE_LENGTH,     /* |delta|, at most 5 */
    EVIDENCE_LENGTH_2,   /* and its square */
    EVIDENCE_LEAST_LIKE, /* words met on the side where it is less, like the
                            document's */
    EVIDENCE_MEAN_LIKE,  /* and on both sides together */
    EVIDENCE_SENTENCE,   /* and in the sentence where it is least */
    EVIDENCE_RUN_LIKE,   /* log(1 + partners missed in the longest stretch) */
    EVIDENCE_ENDS,       /* log(1 + partners missed more at one side's first
                            or last words than at the other's) */
    EVIDENCE_LEAK,       /* log(1 + partners that words without one would find
                            in the bead next to it) */
    EVIDENCE_TOLD,       /* share met of what the words tell, rare ones more */
    EVIDENCE_TOLD_LIKE,  /* and over that of the document, at most 2 */
    EVIDENCE_LEAST_MET,  /* share of words met where it is less */
    EVIDENCE_KNOWN_MET,  /* share met of the words with known translations */
    EVIDENCE_NUMBERS_ALONE, /* log(1 + numbers without) */
    EVIDENCE_MET,           /* log(1 + weight of the words met) */
    EVIDENCE_UNMET,         /* log(1 + that of the others) */
    EVIDENCE_MARKS,         /* 1 where the marks at the ends differ */
    EVIDENCE_ONE_ONE,       /* 1 for a 1-1 bead */
    EVIDENCE_WIDE,          /* sentences over three */
    EVIDENCE_SAME,          /* share of words that are spelt alike */
    EVIDENCE_BESIDE_NULL,   /* null beads next to it */
    EVIDENCE_NEAR,          /* the yield of the four pairs either side */
    EVIDENCE_NEAR_NULL,     /* share of null beads among the six either side */
    EVIDENCE_ALL,           /* the yield of the whole document */
    EVIDENCE_ALL_NULL,      /* share of its characters in null beads */
    EVIDENCE_ALL_SURE,      /* mean log-odds of its beads' posteriors */
    EVIDENCE_TRANSLATED,    /* log-odds of a character's standing where the
                            yield is high, cut at +-4 */
    EVIDENCE_TOPIC,         /* share of its long words met anywhere opposite */
    EVIDENCE_N
};

struct evidence {
    double x[EVIDENCE_N];
};

/* The figures of every bead of a document, and of the document.  A null bead
 * has zeros. */
struct document_evidence {
    const struct evidence *beads;  /* [n_beads] */
    const struct overlap *overlap; /* [n_beads] */
    struct evidence all;           /* figures of the document alone, else 0 */
    size_t n_beads, n_pairs;
    double background; /* share of words met by chance */
    double met;        /* share of words met */
};

/* "posterior", "tempered", … as files name the figures. */
const char *evidence_name(size_t figure);

/* The figures of a pair without a document: those of its words and lengths,
 * the others 0.  `delta` is that of length_delta(). */
struct evidence evidence_alone(const struct overlap *o, double delta);

/* Gather the evidence for *al.  Both sides have tokens; `lexicon` is the one
 * that *al was made with, and may be NULL.
 * Lives in `a`.  ERR_NOMEM; then *out is untouched.  Time linear in the words
 * and the pairs of words known from outside. */
int evidence_gather(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct lexicon *lexicon,
                    const struct alignment *al, struct document_evidence *out,
                    struct err *e);
#endif
