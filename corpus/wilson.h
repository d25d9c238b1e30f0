/* corpus/wilson.h - the interval of a share, from how often it was seen.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef CORPUS_WILSON_H
#define CORPUS_WILSON_H

/* Wilson's interval at 95 % (JASA 22, 1927) of the share k/n; n > 0, and k may
 * be a fraction.  0 of 60 gives 0 to .0602. */
void wilson_interval(double k, double n, double *low, double *high);
#endif
