/* aligner/word_evidence_bead.h - the lexical evidence of a single bead,
 * anywhere in the matrix. word_evidence.h has the formula, and the rows of a
 * corridor.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WORD_EVIDENCE_BEAD_H
#define ALIGNER_WORD_EVIDENCE_BEAD_H
#include <stddef.h>

struct word_evidence;

/* The evidence, in nats, for a bead of source sentences i .. i + n_src and
 * target sentences j .. j + n_tgt, neither number 0, anywhere in the matrix.
 * Time linear in its words and their pairs.  For one thread. */
double word_evidence_bead(struct word_evidence *s, size_t i, size_t n_src,
                          size_t j, size_t n_tgt);
#endif
