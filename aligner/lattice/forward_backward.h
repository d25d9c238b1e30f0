/* aligner/lattice/forward_backward.h - what leads to each node, and on from it.
 *
 * Over all paths of a corridor, the logarithms of
 *
 *     alpha(i, j) = the sum of the weights of all paths from (0, 0) to the node
 *     beta(i, j)  = the sum of those from the node to the far corner
 *
 * (Rabiner 1989, eqs. 19-27, for a pair model as in Durbin et al. 1998,
 * sec. 4.4), or of the best paths alone.  alpha is kept whole, beta row by row.
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

/* Weigh all beads, and fill alpha.  Lives in `a`, points to `c`.  ERR_NOMEM.
 * Time O(cells x types); memory 8 bytes a cell and 4 a bead. */
int forward_backward_open(struct arena *a, const struct corridor *c,
                          const struct scorer *s, enum path_sum sum,
                          struct forward_backward *out, struct err *e);

/* beta of row i, [width]; rows are to be asked for from the last to the first,
 * each once.  It is valid until BEAD_SIDE_MAX more were asked for. */
const double *forward_backward_row(const struct forward_backward *fb, size_t i);

/* alpha of the far corner: the logarithm of the sum over all paths. */
double forward_backward_total(const struct forward_backward *fb);
#endif
