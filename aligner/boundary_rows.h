/* aligner/boundary_rows.h - the evidence of boundaries of all kinds, for whole
 * rows.
 *
 * boundary_model.h fits each kind.  Here the nats of all kinds are summed once
 * for every place, so that a row of the lattice adds them to a type of bead in
 * one loop.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BOUNDARY_ROWS_H
#define ALIGNER_BOUNDARY_ROWS_H
#include "aligner/boundary_model.h"

/* The marks of a node, of all kinds together, are below this. */
enum { BOUNDARY_SUMS = 16 };

struct boundary_rows {
    /* The kinds; NULL for one that is not used. */
    const struct boundary_model *kind[BOUNDARY_KINDS];
    const float *recurring_src, *recurring_tgt; /* recurring.h; or NULL */
    size_t n_src, n_tgt;
    uint8_t *marks; /* [n_src + 1] of source node i */
    float *in_src;  /* [n_src + 1] its evidence inside a bead */

    /* Half of the evidence at a node, for source nodes with certain marks; and
     * the evidence inside a bead of the n + 1 target sentences before it. */
    float *half_node[BOUNDARY_SUMS]; /* [n_tgt + 1]; NULL without such nodes */
    float *inside[BEAD_SIDE_MAX];    /* [n_tgt + 1] */
    float *none; /* [n_tgt + 1] zeros, at ends of the text */
};

/* Make the sums of `kind`, each of which is NULL or a model of this document,
 * in `a`.  ERR_NOMEM. */
int boundary_rows_open(struct arena *a,
                       const struct boundary_model *const kind[BOUNDARY_KINDS],
                       const struct side *src, const struct side *tgt,
                       struct boundary_rows *out, struct err *e);

/* Sum again, after a fit of the kinds. */
void boundary_rows_sum(struct boundary_rows *r);

/* Add the evidence, in nats, to the n pairs of type t that end in row i at
 * columns first .. first + n. */
void boundary_rows_add_run(const struct boundary_rows *r, size_t t, size_t i,
                           size_t first, size_t n, float *out);
#endif
