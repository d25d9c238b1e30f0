/* aligner/classic/decay.h - a table of e^(-k/100), weights of costs in
 * hundredths of a nat.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_CLASSIC_DECAY_H
#define ALIGNER_CLASSIC_DECAY_H

/* From here on the weight is 0: e^-41 is below 2e-18. */
enum { DECAY_END = 4100 };

/* decay[k] = e^(-k/100), and decay[DECAY_END] = 0. */
extern const double decay[DECAY_END + 1];
#endif
