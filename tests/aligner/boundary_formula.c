/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "boundary_formula.h"

#include <criterion/criterion.h>

#include "aligner/boundary_rows.h"
#include "aligner/lattice/side.h"

/* Half of the evidence at a node; 0 at the ends of the text. */
static double half_node(const struct boundary_model *m, size_t i, size_t j)
{
    if (i == 0 || j == 0 || i == m->n_src || j == m->n_tgt)
        return 0;
    unsigned src = m->src[i], tgt = m->tgt[j];
    return (src & tgt & SIDE_CUT ? -8 : m->node[src & 1][tgt & 1]) / 2;
}

double boundary_formula(const struct boundary_model *m, size_t i, size_t n_src,
                        size_t j, size_t n_tgt)
{
    double nats = half_node(m, i, j) + half_node(m, i + n_src, j + n_tgt);
    for (size_t k = i + 1; k < i + n_src; k++)
        nats += m->in_src[m->src[k] & 1];
    for (size_t k = j + 1; k < j + n_tgt; k++)
        nats += m->in_tgt[m->tgt[k] & 1];
    return nats;
}

void boundaries_open(struct arena *a, const struct side *src,
                     const struct side *tgt, struct boundary_model *boundary,
                     struct boundary_rows *out)
{
    const struct boundary_model *kind[BOUNDARY_KINDS] = {NULL};
    for (unsigned k = 0; k < BOUNDARY_KINDS; k++) {
        if (!boundary_is_known(k, src) || !boundary_is_known(k, tgt))
            continue;
        cr_assert_eq(boundary_model_open(a, k, src, tgt, &boundary[k], NULL),
                     0);
        kind[k] = &boundary[k];
    }
    cr_assert_eq(boundary_rows_open(a, kind, src, tgt, out, NULL), 0);
}

double boundaries_formula(const struct boundary_rows *boundaries, size_t i,
                          size_t n_src, size_t j, size_t n_tgt)
{
    double nats = 0;
    for (unsigned k = 0; k < BOUNDARY_KINDS; k++)
        if (boundaries->kind[k])
            nats += boundary_formula(boundaries->kind[k], i, n_src, j, n_tgt);
    return nats;
}
