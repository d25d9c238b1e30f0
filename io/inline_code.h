/* io/inline_code.h - codes of a format within a text (a line break, a tag, a
 * picture), which TMX and XLIFF keep as elements.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_INLINE_CODE_H
#define IO_INLINE_CODE_H
#include "base/buffer.h"

/* A code that is taken out between two words leaves a space: "one<ph/>two" are
 * two words.  Append it to *text if it and `next`, which is to follow, both
 * have a letter or a digit there.  Scripts without spaces get none. */
void inline_code_gap(struct buf *text, struct sv next);
#endif
