/* aligner/moved.h - moved text: pairs that cross others.
 *
 * The lattice has one order.  The sentences that it left unaligned on both
 * sides are compared here once more, in any order: sections that changed
 * places, a box that went to the end, the few true pairs of comparable
 * articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MOVED_H
#define ALIGNER_MOVED_H
#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;
struct length_fit;
struct word_pairs;
struct ratio_table;

/* Search for moved text among the sentences that *al leaves unaligned, or in
 * pairs with a posterior below .4.  Insert the pairs found, with BEAD_MOVED in
 * their flags, at the place of their source sentences.
 *
 * A block is aligned by itself, with the words and lengths fitted to the
 * document.  The gain of a pair is its weight over that of unaligned sentences,
 * with a prior of one half.  A block is accepted if its gain is above log(the
 * number of places where it could have been found) + 12 nats: one sentence in a
 * hundred thousand begins moved text.
 *
 * `ratios` are those of `words`.  New beads live in `a`.  ERR_NOMEM, ERR_LIMIT;
 * then *al is untouched.  The time is negligible where one side has no free
 * sentence. */
int moved_find(struct arena *a, const struct align_params *p,
               const struct side *src, const struct side *tgt,
               const struct word_pairs *words, const struct ratio_table *ratios,
               const struct length_fit *fit, struct alignment *al,
               struct err *e);
#endif
