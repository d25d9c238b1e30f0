/* cli/explanation.h - why the splitter cut here and not there, in a line for
 * each candidate.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CLI_EXPLANATION_H
#define CLI_EXPLANATION_H
#include "base/buffer.h"
#include "tokenize/splitter.h"

/* Append the header line. */
void explanation_title(struct buf *out);

/* Append a line for the decision: `at` is the byte of the input where the
 * sentence would end.  A failed append shows in out->failed. */
void explanation_line(const struct splitter_decision *d, uint64_t at,
                      struct buf *out);
#endif
