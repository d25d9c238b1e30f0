/* aligner/wide_beads.h - one sentence that translates five to eight.
 *
 * The lattice has no type for such beads: it leaves most of the sentences in
 * null beads on one side of the pair.  So they are looked for in the path.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_WIDE_BEADS_H
#define ALIGNER_WIDE_BEADS_H
#include "base/err.h"

struct align_params;
struct alignment;
struct arena;
struct length_model;
struct ratio_table;
struct side;

/* The most sentences of such a bead on its longer side. */
enum { WIDE_BEADS_MOST = 8 };

/* Join the null beads beside a pair (or null bead) that has a single sentence on
 * the other side to it, where the five to eight sentences together have nearly
 * its length, and words that are opposite.  `al` is the path, in order;
 * its beads are replaced, in `a`, where one is found.  ERR_NOMEM.  Time linear in
 * the beads and in the words of the runs. */
int wide_beads_find(struct arena *a, const struct align_params *p,
                    const struct side *src, const struct side *tgt,
                    const struct ratio_table *ratios,
                    const struct length_model *lengths, struct alignment *al,
                    struct err *e);
#endif
