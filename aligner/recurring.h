/* aligner/recurring.h - lines that recur on a side: page numbers, running
 * titles, buttons of a page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_RECURRING_H
#define ALIGNER_RECURRING_H
#include "base/err.h"

struct arena;
struct side;

/* The nats that a pair loses for each of its sentences that recurs, in `a`:
 * [n], 0 for others.  A sentence of twelve words or fewer recurs if three or
 * more of its side have the same words in the same order, numbers and
 * punctuation aside; page numbers have no words at all.  Where such a line
 * stands is chosen on each side anew, so that it equals one opposite says
 * little, and it is often left alone.  `out` is NULL where nothing recurs, or
 * the words are not known.  ERR_NOMEM.  Time n log n, and linear in the
 * tokens. */
int recurring_lines(struct arena *a, const struct side *s, const float **out,
                    struct err *e);
#endif
