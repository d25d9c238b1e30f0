/* report/reliability_plot.h - can the scores be believed? as a picture.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef REPORT_RELIABILITY_PLOT_H
#define REPORT_RELIABILITY_PLOT_H
#include "base/buffer.h"
#include "corpus/evaluation.h"

/* Append a self-contained SVG: for each tenth of the range of scores, the
 * share of right beads against the mean score, with a 95 % interval (Wilson
 * 1927), the diagonal of perfect calibration, and how many beads there are
 * below.  It has a title and a description in words, and needs no colour to
 * be read.  *out is failed when there is no memory. */
void reliability_plot(const struct evaluation_calibration *c, struct buf *out);
#endif
