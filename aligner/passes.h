/* aligner/passes.h - method hybrid: lengths, words and paragraphs together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_PASSES_H
#define ALIGNER_PASSES_H
#include "aligner/align.h"

/* align_sides() for ALIGN_HYBRID; src->tokens and tgt->tokens are set.
 *
 * 1. Pairs of words known from outside; a chain of rare ones makes a corridor.
 * 2. Lengths, boundaries and shared words in that corridor (first_look.h).
 *    Where much mass lies at its edge it is made wider there.
 * 3. Words, lengths and boundaries in the nodes that kept some mass; from the
 *    posteriors lengths, boundaries and word pairs are fitted anew.  Twice, or
 *    not so often where hardly a bead was left undecided.
 * 4. Once more with the last fit, decoded by posteriors that count evidence
 *    p->temper times.
 *
 * Time and memory linear in the number of sentences as long as anchors are
 * found; errors as for align_sides(). */
int passes_align(struct arena *a, const struct align_params *p,
                 const struct side *src, const struct side *tgt,
                 const struct lexicon *lexicon, struct alignment *al,
                 struct trace *trace, struct err *e);
#endif
