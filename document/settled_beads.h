/* document/settled_beads.h - which of the scored beads stay, by what the
 * document is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef DOCUMENT_SETTLED_BEADS_H
#define DOCUMENT_SETTLED_BEADS_H
#include <stddef.h>

#include "base/err.h"

struct align_params;
struct arena;
struct calibration;
struct document_grounds;
struct verdict;

/* What becomes of the beads. */
struct settlement {
    double floor;   /* pairs that score less are none */
    size_t n_below; /* pairs of the path that are none for it */
};

/* In a translation, every pair of the path stays: the few with a low score are
 * right more often than not.
 *
 * Elsewhere pairs that score below `floor` become null beads.
 *
 * In comparable or unrelated texts, in languages with a lexicon, the order tells
 * nothing: pairs are mined among all sentences but those of pairs with a score of
 * 1, which people chose.  Those of at least MINING_LEAST stay alone; where the
 * texts share a subject (subject.h), those of at least MINING_LEAST_OF_SUBJECT;
 * where they do not, scores are multiplied by the probability that the names of
 * both are not others (CALIBRATION_SOUND).  In a partial translation the same is done where it is none: among the pairs with
 * less than MINING_LEAST whose surroundings hardly correspond.
 *
 * With a floor of 0 every pair of the path stays, but for those that share a
 * sentence with a mined pair.  Scores that are not calibrated, and texts of which
 * hardly a word is known, are left as they are.
 *
 * A shared subject or a mined pair shows that texts are not unrelated: *verdict is
 * then comparable.  So are texts called a partial translation of which less than
 * a fifth is expected to be translated.  ERR_NOMEM; then *g is to be given up. */
int settled_beads_choose(struct arena *a, const struct align_params *p,
                         const struct calibration *c,
                         struct document_grounds *g, double floor,
                         struct verdict *verdict, struct settlement *out,
                         struct err *e);
#endif
