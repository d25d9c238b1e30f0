/* base/record.h - one aligned pair: the currency of quality, io and report.
 * A record points into the articles it was made from and owns nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef BASE_RECORD_H
#define BASE_RECORD_H
#include <stdint.h>

#include "base/record_flag.h"
#include "base/slice.h"

/* A sentence of an article.  `text` is fit for one line of output: valid
 * UTF-8 without line ends, tabs or control characters; everything else is as
 * it was.  Numbers count from 0. */
struct sentence {
    struct sv text;
    uint64_t from, to;       /* its byte span in the input file */
    uint32_t n_cp;           /* length of text in code points */
    uint32_t par;            /* its paragraph in the article */
    uint32_t part;           /* lines ".EOA" before it */
    uint32_t in_par, of_par; /* its place among the paragraph's sentences */
    uint32_t flags;          /* RECORD_* of its text */
};

/* One side of a pair: n adjacent sentences of an article of n_pars
 * paragraphs; none for an omission or an addition. */
struct record_side {
    struct sv url;  /* where the article came from */
    struct sv lang; /* BCP 47, "en" */
    const struct sentence *sents;
    uint32_t at, n; /* sents[0] is sentence `at` of its article */
    uint32_t n_pars;
};

/* A pair (a bead with its text).  `score` is P(translation), 0..1. */
struct record {
    uint64_t bead_no; /* from 0, in the order of the source text */
    struct record_side src, tgt;
    double score;
    double cost_nats; /* -log P(bead) under the aligner's model */
    double len_z;     /* Gale & Church's delta; 0 for a null bead */
    uint32_t flags;   /* RECORD_* */
    double posterior; /* P(bead) under the aligner's model, 0..1 */
    double words_met; /* share of words with a partner opposite, 0..1 */

    /* Of a pair that was read from a file, where numbers that it does not
     * give are NaN: its identifier, and how far a translator got ("final");
     * empty for none. */
    struct sv id, state;
    struct sv reason; /* why it was left out; empty where it was not */
};
#endif
