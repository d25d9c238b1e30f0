/* corpus/side_size.h - how long a side of a record is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_SIDE_SIZE_H
#define CORPUS_SIDE_SIZE_H
#include "base/record.h"

/* Code points of its sentences, without what joins them; words between spaces. */
uint64_t side_size_cp(const struct record_side *side);
uint64_t side_size_words(const struct record_side *side);
#endif
