/* aligner/moved.h - text that stands elsewhere on the other side.
 *
 * The lattice knows one order.  What it had to leave unaligned on both sides
 * is compared here once more, in any order: sections that changed places, a
 * box that went to the end, the few true pairs of comparable articles.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_MOVED_H
#define ALIGNER_MOVED_H
#include "aligner/align.h"

struct arena;
struct length_fit;
struct word_pairs;
struct ratio_table;

/* Look for moved text among the sentences that *al leaves unaligned, or pairs
 * with a probability below .4, and put the pairs found into *al, with
 * BEAD_MOVED in their flags, in the place of their source sentences.
 *
 * A block is aligned by itself, with the words and lengths fitted to the
 * document; a pair gains what its weight is above that of sentences left alone,
 * half of which are free; and the block is taken if it gains more than log(the
 * number of places where it could have been found) and 12 nats: one
 * sentence in a hundred thousand begins moved text.
 *
 * `ratios` are those of `words`.  New beads live in `a`.  ERR_NOMEM, ERR_LIMIT;
 * then *al is untouched.  Costs next to nothing where nothing is free on one
 * side. */
int moved_find(struct arena *a, const struct align_params *p,
               const struct side *src, const struct side *tgt,
               const struct word_pairs *words, const struct ratio_table *ratios,
               const struct length_fit *fit, struct alignment *al,
               struct err *e);
#endif
