/* io/beads.h - alignments as sentence numbers, the way vecalign writes them:
 * "[0, 1]:[0]:0.9312" a line, numbers from 0.  Written and read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_BEADS_H
#define IO_BEADS_H
#include "base/arena.h"
#include "base/gold_link.h"
#include "io/writer.h"

extern const struct format format_beads;

/* The same with vecalign's costs: 1 - score, and 0 for omissions. */
extern const struct format format_vecalign;

/* Read "[0, 1]:[0]" or "[0, 1]:[0]:SCORE" lines, with scores from 0 to 1;
 * blank lines are passed over.  The links live in `a`.  Errors: ERR_INPUT with the line, ERR_NOMEM. */
int beads_read(struct arena *a, struct sv text, struct gold_link_list *out,
               struct err *e);
#endif
