/* aligner/boundary_rows.h - what boundaries of all kinds say, for whole rows.
 *
 * boundary_model.h fits each kind; here their nats are summed once for every
 * place, so that a row of the lattice adds them to a type of bead in one go.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef ALIGNER_BOUNDARY_ROWS_H
#define ALIGNER_BOUNDARY_ROWS_H
#include "aligner/boundary_model.h"

/* Marks of a node, of all kinds together, are below this. */
enum { BOUNDARY_SUMS = 16 };

struct boundary_rows {
    /* The kinds; NULL for one that says nothing. */
    const struct boundary_model *kind[BOUNDARY_KINDS];
    size_t n_src, n_tgt;
    uint8_t *marks; /* [n_src + 1] of source node i */
    float *in_src;  /* [n_src + 1] what it says inside a bead */

    /* Half of what the node says with source nodes of certain marks, and what
     * the n + 1 target sentences before it say inside a bead. */
    float *half_node[BOUNDARY_SUMS]; /* [n_tgt + 1]; NULL without such nodes */
    float *inside[BEAD_SIDE_MAX];    /* [n_tgt + 1] */
};

/* Make the sums of `kind`, each of which is NULL or a model of this document,
 * in `a`.  ERR_NOMEM. */
int boundary_rows_open(struct arena *a,
                       const struct boundary_model *const kind[BOUNDARY_KINDS],
                       size_t n_src, size_t n_tgt, struct boundary_rows *out,
                       struct err *e);

/* Make them again, after the kinds were fitted. */
void boundary_rows_sum(struct boundary_rows *r);

/* Add the evidence, in nats, to the n pairs of type t that end in row i at
 * columns first .. first + n. */
void boundary_rows_add_run(const struct boundary_rows *r, size_t t, size_t i,
                           size_t first, size_t n, float *out);
#endif
