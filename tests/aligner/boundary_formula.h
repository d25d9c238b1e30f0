/* tests/aligner/boundary_formula.h - boundary_model.h, a bead at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#ifndef TESTS_ALIGNER_BOUNDARY_FORMULA_H
#define TESTS_ALIGNER_BOUNDARY_FORMULA_H
#include <stddef.h>

struct arena;
struct boundary_model;
struct boundary_rows;
struct side;

/* The formula for the pair of source sentences i .. i + n_src and
 * target sentences j .. j + n_tgt, in nats. */
double boundary_formula(const struct boundary_model *m, size_t i, size_t n_src,
                        size_t j, size_t n_tgt);

/* The boundaries of every known kind, room for which is boundary[]; and their
 * sum for a pair. */
void boundaries_open(struct arena *a, const struct side *src,
                     const struct side *tgt, struct boundary_model *boundary,
                     struct boundary_rows *out);
double boundaries_formula(const struct boundary_rows *boundaries, size_t i,
                          size_t n_src, size_t j, size_t n_tgt);
#endif
