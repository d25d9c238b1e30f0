/* aligner/script_scale.h - c and s2 between scripts of different density.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_SCRIPT_SCALE_H
#define ALIGNER_SCRIPT_SCALE_H
#include "aligner/params.h"

struct side;

/* *p with c and s2 for the scripts of two sides.
 *
 * The published c and s2 hold between two alphabets.  A Chinese character stands
 * for three or four letters.  With u and v letters a character on the two sides
 * (side.letters), the scripts make c = u/v.  The translation need not be as long
 * as its source, so the ratio of the sizes of both texts replaces u/v as long as
 * it is within a factor of 1.5 of it; beyond, text is missing on a side.
 *
 * Let the variance of L2 - L1, in letters, be s2 L1.  L1 = u l1 and L2 = v l2,
 * so that of l2 - c l1 is s2 u l1 / v^2.  s2 is multiplied by c sqrt(c / (u v)):
 * that is u / v^2 where c = u/v, and with any c, delta only changes its sign
 * when the sides are swapped.
 *
 * Between two alphabets (u = v = 1, or not known) the result is *p exactly.
 * Applied twice, the second time changes nothing. */
struct align_params script_scale_params(const struct align_params *p,
                                        const struct side *src,
                                        const struct side *tgt);
#endif
