/* aligner/passes.h - method hybrid: lengths, words and paragraphs together.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_PASSES_H
#define ALIGNER_PASSES_H
#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;
struct lexicon;
struct trace;

/* align_sides() for ALIGN_HYBRID; src->tokens and tgt->tokens are set.
 *
 *   1. Word pairs known from outside; a chain of rare ones makes a corridor.
 *   2. Lengths, boundaries and shared words in that corridor (coarse_model.h).
 *      It is widened where good paths are at its edge.
 *   3. Words, lengths and boundaries in the nodes that the coarse pass kept.
 *      Lengths, boundaries and word pairs are fitted to the posteriors; twice,
 *      or less often where hardly a bead is undecided.
 *   4. Posteriors under the last fit, with evidence scaled by p->temper, are
 *      decoded.
 *
 * Time and memory linear in the number of sentences as long as anchors are
 * found; errors as for align_sides(). */
int passes_align(struct arena *a, const struct align_params *p,
                 const struct side *src, const struct side *tgt,
                 const struct lexicon *lexicon, struct alignment *al,
                 struct trace *trace, struct err *e);
#endif
