/* aligner/lexicon_em.h - a lexicon from the beads of many documents.
 *
 * IBM Model 1 (Brown et al. 1993, CL 19(2), sec. 4.1) in both directions, each
 * bead counting by its posterior (as in Moore 2002).  The beads are not kept:
 * whoever has them passes them in again for each step,
 *
 *     count   how often is each word seen?
 *     meet    how often do two words stand opposite each other?
 *     divide  each word of a bead among those opposite (some rounds)
 *
 * and ends each step by its _end function.  Memory grows with the words and
 * is bounded for pairs, see meetings.h.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LEXICON_EM_H
#define ALIGNER_LEXICON_EM_H
#include <stdbool.h>

#include "aligner/cooccurrence.h"
#include "aligner/lexicon.h"
#include "base/err.h"

/* The words of a bead, by number, and its posterior. */
struct word_bead {
    const uint32_t *src, *tgt; /* [n_src], [n_tgt] */
    size_t n_src, n_tgt;
    float weight;
};

struct lexicon_em_params {
    double min_count;       /* words seen, and pairs met, less often are left */
    double above_chance;    /* pairs must be met so many times more than that */
    double discount;        /* taken off each pair's count in the end */
    double min_probability; /* of a pair: the geometric mean of both ways */
    size_t most_pairs;      /* that are counted at once */
};

struct lexicon_em_params lexicon_em_params_default(void);

struct lexicon_em {
    struct lexicon_em_params params;
    uint32_t n_words;
    double mass; /* of all beads */
    double n_src_tokens, n_tgt_tokens;
    double *seen_src, *seen_tgt; /* [n_words] tokens, by weight */
    struct cooccurrence met;
    size_t *row;                        /* [n_words + 1] in met.slots */
    float *to_tgt, *to_src;             /* [met.n] */
    float *count_to_tgt, *count_to_src; /* [met.n] */
    float *opposite, *share;            /* [n_words] of the bead at hand */
};

/* Words have the numbers 0 .. n_words.  ERR_NOMEM; lexicon_em_close() in any
 * case. */
int lexicon_em_open(const struct lexicon_em_params *p, uint32_t n_words,
                    struct lexicon_em *l, struct err *e);
void lexicon_em_close(struct lexicon_em *l);

void lexicon_em_count_words(struct lexicon_em *l, const struct word_bead *b);
int lexicon_em_count_pairs(struct lexicon_em *l, const struct word_bead *b,
                           struct err *e);
int lexicon_em_count_pairs_end(struct lexicon_em *l, struct err *e);
void lexicon_em_expect(struct lexicon_em *l, const struct word_bead *b);
void lexicon_em_maximise(struct lexicon_em *l, bool last);

/* After the last round: the pairs that are worth keeping, in the order of
 * src, then tgt, in *out, which the caller frees.  ERR_NOMEM. */
int lexicon_em_entries(const struct lexicon_em *l, struct lexicon_entry **out,
                       size_t *n_out, struct err *e);
#endif
