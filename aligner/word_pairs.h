/* aligner/word_pairs.h - which words of the two sides can be translations.  A
 * sparse table over the words of one document: first what is known from outside
 * (lexicon, equal spellings, cognates), then what model1.h learns.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_PAIRS_H
#define ALIGNER_WORD_PAIRS_H
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct lexicon;
struct side;

/* A target form and, with the source form of its row, the probability of either
 * word given the other: as given from outside, and as estimated now. */
struct word_pair {
    uint32_t tgt;
    float given_to_tgt, given_to_src;
    float to_tgt, to_src;
};

/* The pairs of source form s are pairs[row[s] .. row[s + 1]), by target form.
 * n_src, n_tgt: the count of each form on each side; p_src, p_tgt: its share of
 * the tokens of that side, with add-one smoothing. */
struct word_pairs {
    uint32_t n_forms;
    const uint32_t *row; /* [n_forms + 1] */
    struct word_pair *pairs;
    const uint32_t *n_src, *n_tgt;          /* [n_forms] */
    const double *p_src, *p_tgt;            /* [n_forms] */
    const uint8_t *src_listed, *tgt_listed; /* [n_forms] 1 for words of four
                                               letters or more that the lexicon
                                               has on that side; NULL without
                                               one */
    const uint8_t *untranslated; /* [n_forms] 1 where the lexicon has the word,
                                      but not as its own translation; NULL
                                      without one */
};

/* Make the pairs given from outside, among the forms of this document:
 *
 *     from the lexicon, with its probabilities (`lexicon` may be NULL);
 *     equal forms (names, numbers, punctuation): .6; not words of up to three
 *         letters that the lexicon has, but not as their own translation
 *         ("the" for "the" is untranslated text);
 *     equal keys (cognates; numbers in two notations): .5;
 *
 * the greatest where several apply, with rows and columns scaled down to a sum
 * of at most 1.  They live in `a`.  ERR_NOMEM; then *out is untouched.  Time
 * linear in tokens and pairs. */
int word_pairs_open(struct arena *a, const struct side *src,
                    const struct side *tgt, const struct lexicon *lexicon,
                    struct word_pairs *out, struct err *e);

/* The same from the lexicon alone, without equal forms and keys. */
int word_pairs_of_lexicon(struct arena *a, const struct side *src,
                          const struct side *tgt, const struct lexicon *lexicon,
                          struct word_pairs *out, struct err *e);

static inline size_t word_pairs_n(const struct word_pairs *w)
{
    return w->row[w->n_forms];
}
#endif
