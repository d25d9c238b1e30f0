/* aligner/lexicon_em.h - a lexicon from the beads of many documents.
 *
 * IBM Model 1 (Brown et al. 1993, CL 19(2), sec. 4.1) in both directions, each
 * bead weighted by its posterior (as in Moore 2002).  Beads are not stored; the
 * caller passes them in again for each step:
 *
 *   count_words   frequencies of the words
 *   count_pairs   co-occurrences, from which candidates are chosen
 *   expect        expected counts of the candidates (some rounds)
 *
 * The _end function or lexicon_em_maximise() ends a step.  Memory grows with
 * the words; for pairs it is bounded (cooccurrence.h).
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
    double min_count;    /* words and pairs with a lower count are dropped */
    double above_chance; /* the least ratio of a pair to its count by chance */
    double discount;     /* subtracted from the count of each pair at the end */
    double min_probability; /* of a pair: the geometric mean of both
                               directions */
    size_t most_pairs;      /* that are counted at once */
};

struct lexicon_em_params lexicon_em_params_default(void);

struct lexicon_em {
    struct lexicon_em_params params;
    uint32_t n_words;
    double mass; /* of all beads */
    double n_src_tokens, n_tgt_tokens;
    double *seen_src, *seen_tgt; /* [n_words] tokens, weighted */
    struct cooccurrence joint;
    size_t *row;                        /* [n_words + 1] in joint.slots */
    float *to_tgt, *to_src;             /* [joint.n] */
    float *count_to_tgt, *count_to_src; /* [joint.n] */
    float *n_opposite, *share;          /* [n_words] of the current bead */
};

/* Words have the numbers 0 .. n_words.  ERR_NOMEM; call lexicon_em_close() in
 * any case. */
int lexicon_em_open(const struct lexicon_em_params *p, uint32_t n_words,
                    struct lexicon_em *l, struct err *e);
void lexicon_em_close(struct lexicon_em *l);

void lexicon_em_count_words(struct lexicon_em *l, const struct word_bead *b);
int lexicon_em_count_pairs(struct lexicon_em *l, const struct word_bead *b,
                           struct err *e);
int lexicon_em_count_pairs_end(struct lexicon_em *l, struct err *e);
void lexicon_em_expect(struct lexicon_em *l, const struct word_bead *b);
void lexicon_em_maximise(struct lexicon_em *l, bool last);

/* After the last round: the pairs that are probable enough, in the order of
 * src, then tgt, in *out, which the caller frees.  ERR_NOMEM. */
int lexicon_em_entries(const struct lexicon_em *l, struct lexicon_entry **out,
                       size_t *n_out, struct err *e);
#endif
