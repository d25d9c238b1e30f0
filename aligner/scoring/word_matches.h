/* aligner/scoring/word_matches.h - how many words of a bead have a translation
 * opposite.
 *
 * Counts use only the word pairs known from outside the document.  Pairs learnt
 * from the alignment itself would confirm that alignment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_WORD_MATCHES_H
#define ALIGNER_SCORING_WORD_MATCHES_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct bead;
struct side;
struct word_pair;
struct word_pairs;

/* One side of a bead.  The weight of a word grows with its length: punctuation
 * 0, words of up to three letters .2, of four .5, longer words and numbers
 * 1. */
struct word_matches_side {
    double words;         /* weight of all words */
    double matched;       /* of those matched with a word opposite */
    double known;         /* of those matched or in the lexicon */
    double same_spelling; /* of words, not numbers, matched with their equal */
    double least_matched; /* matched / words of the sentence with least, 0..1 */
    double unmatched_head; /* of the words before the first match */
    double unmatched_tail; /* of the words after the last match */
    uint32_t n_numbers, n_numbers_matched;
    uint32_t n_names, n_names_matched; /* words that look like names and are in
                                          no lexicon */
};

struct word_matches {
    struct word_matches_side src, tgt;
    uint32_t n_copied; /* words that are on both sides, though they should be
                          translated: the lexicon lists others, or without one
                          they look like no names */
    bool marks_differ; /* both sides end in punctuation, with none in common */
};

/* A source word and the pair that matches it. */
struct word_match {
    size_t token; /* of the source */
    const struct word_pair *pair;
};

/* The state of counting; for one thread. */
struct word_matches_counter {
    const struct side *src, *tgt;
    const struct word_pairs *words;

    /* Free target tokens: first[form] is the first of a form, next[token] the
     * next of the same form; places + 1, or 0. */
    uint32_t *first, *next;
    uint32_t *src_partner, *tgt_partner; /* [tokens] the matched token + 1, or
                                            0; of the beads counted last */

    uint32_t n_copied; /* of the beads counted last */

    /* Where word_matches_count() appends its matches: room for as many as the
     * bead has source tokens, or NULL, as word_matches_open() leaves it. */
    struct word_match *pairs; /* [n_pairs] */
    size_t n_pairs;
};

/* Make the counter in `a`; the sides have tokens, and `words` is of the same
 * sides.  ERR_NOMEM. */
int word_matches_open(struct arena *a, const struct side *src,
                      const struct side *tgt, const struct word_pairs *words,
                      struct word_matches_counter *out, struct err *e);

/* Match the words of source sentences i .. i + n_src with those of target
 * sentences j .. j + n_tgt, and count.  Each source word, in order, takes the
 * most probable of its given translations among the target words that are still
 * free: one to one.  Time linear in the words and their pairs. */
struct word_matches word_matches_count(struct word_matches_counter *o, size_t i,
                                       size_t n_src, size_t j, size_t n_tgt);

/* The weight of the words, on both sides together, that word_matches_count()
 * would match.  Matches counted before are kept. */
double word_matches_weight(struct word_matches_counter *o, size_t i,
                           size_t n_src, size_t j, size_t n_tgt);

/* The same, of the words alone that had no match when their own bead was
 * counted last. */
double word_matches_weight_unmatched(struct word_matches_counter *o, size_t i,
                                     size_t n_src, size_t j, size_t n_tgt);

/* The share of the words of the whole document that known words can confirm or
 * contradict: words of the lexicon, words with a given translation in the
 * document, and numbers; by weight, 0..1.  0 without words.  The state of
 * counting is lost.  Time linear in the words and their pairs. */
double word_matches_known(struct word_matches_counter *o);

/* Is the word a name, as far as can be seen, and in no lexicon? */
bool word_matches_is_name(const struct side *s, uint32_t form);

/* The share of the words of both sides that are matched; 0 without words. */
double word_matches_share(const struct word_matches *o);
#endif
