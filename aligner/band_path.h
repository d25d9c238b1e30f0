/* aligner/band_path.h - the path of Gale & Church (1993) in a band that grows.
 * Method length takes it as it is; length-em and hybrid begin near it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BAND_PATH_H
#define ALIGNER_BAND_PATH_H
#include "aligner/alignment.h"
#include "aligner/lattice/side.h"
#include "aligner/params.h"
#include "base/err.h"

struct arena;
struct length_cost;

/* The path of least cost by Gale & Church (1993), in a band that is doubled
 * until the path keeps clear of its edge: beads and band of *out. */
int band_path_find(struct arena *a, const struct align_params *p,
                   const struct side *src, const struct side *tgt,
                   const struct length_cost *model, struct alignment *out,
                   struct err *e);
#endif
