/* io/ladder.h - hunalign's ladder: a line a rung, "source target score", the
 * sentence numbers at which beads meet, from (0,0) to (N,M).
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef IO_LADDER_H
#define IO_LADDER_H
#include "base/arena.h"
#include "base/gold_link.h"
#include "io/writer.h"

extern const struct format format_ladder;

/* Read a ladder as links: rung k and rung k+1 bound bead k, whose score is
 * that of rung k.  The links live in `a`.  Errors: ERR_INPUT with the line
 * (also when a rung goes back, or the first is not 0 0), ERR_NOMEM. */
int ladder_read(struct arena *a, struct sv text, struct gold_link_list *out,
                struct err *e);
#endif
