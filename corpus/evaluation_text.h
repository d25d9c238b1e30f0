/* corpus/evaluation_text.h - an evaluation in words and numbers.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_EVALUATION_TEXT_H
#define CORPUS_EVALUATION_TEXT_H
#include "base/buffer.h"
#include "corpus/evaluation.h"

/* Append the line of one document, by the end of its name.  A failed append
 * shows in out->failed, here and below. */
void evaluation_add_line(const struct evaluation *e, struct sv name,
                         struct buf *out);

/* Append the figures of all; `c` is NULL where no bead has a score.  With
 * `tables` also those by bead type and by score. */
void evaluation_add_text(const struct evaluation *sum,
                         const struct evaluation_calibration *c, bool tables,
                         struct buf *out);
#endif
