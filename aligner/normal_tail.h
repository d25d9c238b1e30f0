/* aligner/normal_tail.h - the two-sided tail of the normal law, in log form.
 * The length cost is made of it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_NORMAL_TAIL_H
#define ALIGNER_NORMAL_TAIL_H

/* The table of the exact tail: steps a unit of z, and where it ends. */
enum { NORMAL_TAIL_STEPS = 512, NORMAL_TAIL_MAX_Z = 16 };

/* -log P(|Z| >= z) of a standard normal Z, in nats; z >= 0.
 *
 * 0 at z = 0, increases with z, does not overflow for z below 1e150.
 * Within 2e-6 nats of the exact value.  Formula: -log erfc(z / sqrt 2), from a
 * table; from z = 16 on Abramowitz & Stegun 7.1.23 to three terms. */
double normal_tail_nats(double z);

/* The same in whole hundredths of a nat, truncated: trunc(-100 log P), exactly
 * as in the program of Gale & Church (1993) where its P is above 0.  Beyond (z
 * = 8.3) that program uses a constant 2500, so that a worse pair may cost less;
 * here the exact tail follows, and the cost never decreases.  Tens of
 * nanoseconds; loops use the table of tail_step.h. */
double normal_tail_hundredths(double z);
#endif
