/* aligner/lattice/forward_backward.h - sums over the paths to each node, and
 * from it.
 *
 * Over all paths of a corridor, the logarithms of
 *
 *     alpha(i, j) = the sum of the weights of all paths from (0, 0) to the node
 *     beta(i, j)  = the sum of those from the node to the far corner
 *
 * (Rabiner 1989, eqs. 19-27, for a pair model as in Durbin et al. 1998, sec.
 * 4.4), or of the best paths alone.  alpha is stored whole, beta row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_LATTICE_FORWARD_BACKWARD_H
#define ALIGNER_LATTICE_FORWARD_BACKWARD_H
#include "aligner/lattice/bead.h"
#include "aligner/lattice/bead_weights.h"
#include "aligner/lattice/log_sum_row.h"

enum path_sum { PATHS_ALL, PATHS_BEST };

enum { BACKWARD_ROWS = BEAD_SIDE_MAX + 1 };

struct forward_backward {
    const struct corridor *corridor;
    struct bead_weights weights;
    enum path_sum sum;
    double *alpha; /* [cells] nats */
    double *beta[BACKWARD_ROWS];
    struct log_sum_row row; /* of work */
};

/* Compute the weights of beads, and alpha.  alpha lives in `a`, all else in
 * `room`; points to `c` and `s`.  ERR_NOMEM; ERR_LIMIT as bead_weights_open().
 * Time O(cells x types); memory 8 bytes a cell, and that of bead_weights.h. */
int forward_backward_open(struct arena *a, struct arena *room,
                          const struct corridor *c, const struct scorer *s,
                          enum path_sum sum, struct forward_backward *out,
                          struct err *e);

/* Compute beta of row i, [width].  Call it for each row once, from the last to
 * the first.  The row is valid for BEAD_SIDE_MAX more calls. */
const double *forward_backward_row(struct forward_backward *fb, size_t i);

/* alpha of the far corner: the logarithm of the sum over all paths. */
double forward_backward_total(const struct forward_backward *fb);
#endif
