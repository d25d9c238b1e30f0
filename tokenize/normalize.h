/* tokenize/normalize.h - make a sentence fit for one line of output.
 * Only separators and forbidden control characters are touched; the words
 * are never rewritten.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TOKENIZE_NORMALIZE_H
#define TOKENIZE_NORMALIZE_H
#include <stdint.h>

#include "base/err.h"
#include "base/slice.h"

struct arena;

/* Normalise the sentence `raw`.
 *
 * TAB, VT, FF, U+0085, U+2028 and U+2029 become one space for each run of
 * them: RECORD_WS_NORMALISED.  A line end of hard-wrapped text, with the
 * spaces around it, becomes one space and has no flag: nothing was lost but
 * the layout.  Behind a hyphen inside a word or a number it becomes nothing, and
 * the hyphen stays: only a dictionary knows "bud-get" from "light-house".  Other control characters (C0, DEL, C1), U+FEFF, U+FFFE and
 * U+FFFF are dropped: RECORD_CONTROL_REMOVED.  White space at both ends is
 * trimmed.  No-break spaces inside and everything else stay.
 *
 * *out points into `raw` when nothing had to change, else into `a`; flags are
 * added to *flags.  ERR_NOMEM.  O(n). */
int normalize_sentence(struct arena *a, struct sv raw, struct sv *out,
                       uint32_t *flags, struct err *e);
#endif
