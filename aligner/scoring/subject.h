/* aligner/scoring/subject.h - are two texts about the same people, places and
 * things?
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCORING_SUBJECT_H
#define ALIGNER_SCORING_SUBJECT_H

struct side;
struct word_pairs;

/* The share of the names of both texts that have one of the same spelling
 * opposite, each used once: 2 sum min(n_src, n_tgt) / (sum (n_src + n_tgt) + 10),
 * over the words that look like names and are in no lexicon (Dice's
 * coefficient).  0..1; 0 where fewer than three different names are on both sides,
 * or names are not known. */
double subject_shared(const struct side *src, const struct side *tgt,
                      const struct word_pairs *words);

/* The probability that texts with that share are about one subject. */
double subject_probability(double shared);
#endif
