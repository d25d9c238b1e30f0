/* Corridors made narrower and wider by what their nodes are worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"

/* The whole matrix of n x n sentences. */
static struct corridor whole(struct arena *a, size_t n)
{
    static const uint32_t len[] = {1, 1, 1, 1, 1, 1, 1, 1};
    const struct side side = {.len_cp = len, .n = n};
    struct corridor c;
    cr_assert_eq(corridor_band(a, &side, &side, n, SIZE_MAX, &c, NULL), 0);
    return c;
}

static float *values(struct arena *a, const struct corridor *c, float value)
{
    float *v = arena_array(a, c->at[c->n_src + 1], sizeof *v);
    cr_assert_not_null(v);
    for (size_t k = 0; k < c->at[c->n_src + 1]; k++)
        v[k] = value;
    return v;
}

static void set(const struct corridor *c, float *v, size_t i, size_t j, float x)
{
    v[c->at[i] + j - c->lo[i]] = x;
}

Test(corridor, keeps_the_good_nodes_and_a_margin)
{
    struct arena a = {0};
    struct corridor c = whole(&a, 6), near;
    float *v = values(&a, &c, 0);
    for (size_t i = 0; i <= 6; i++)
        set(&c, v, i, i, 1);
    for (size_t margin = 0; margin < 3; margin++) {
        cr_assert_eq(corridor_narrow(&a, &c, v, .5f, margin, &near, NULL), 0);
        for (size_t i = 0; i <= 6; i++) {
            cr_expect_eq(near.lo[i], i > margin ? i - margin : 0);
            cr_expect_geq(near.hi[i], i + 1);
            cr_expect_leq(near.hi[i], i + 2 + margin);
        }
    }
    arena_free(&a);
}

/* A bead of two source sentences passes over a row. */
Test(corridor, a_row_without_good_nodes_takes_little)
{
    struct arena a = {0};
    struct corridor c = whole(&a, 6), near;
    float *v = values(&a, &c, 0);
    for (size_t i = 0; i <= 6; i++)
        if (i != 3)
            set(&c, v, i, i < 3 ? i : i - 1, 1);
    set(&c, v, 6, 6, 1);
    cr_assert_eq(corridor_narrow(&a, &c, v, .5f, 0, &near, NULL), 0);
    cr_expect_leq(corridor_width(&near, 3), 2);
    cr_expect_leq(near.at[7], 7 + 7);
    cr_expect(near.lo[2] <= 2 && near.hi[2] > 2);
    cr_expect(near.lo[4] <= 3 && near.hi[4] > 3);
    arena_free(&a);
}

Test(corridor, widens_where_a_good_node_lies_at_the_edge)
{
    struct arena a = {0};
    static const uint32_t len[] = {1, 1, 1, 1, 1, 1, 1, 1};
    const struct side side = {.len_cp = len, .n = 8};
    struct corridor c, wide;
    cr_assert_eq(corridor_band(&a, &side, &side, 1, SIZE_MAX, &c, NULL), 0);
    float *v = values(&a, &c, -9);
    for (size_t i = 0; i <= 8; i++)
        set(&c, v, i, i, 0);
    cr_expect_eq(corridor_widen(&a, &c, v, -1, 2, SIZE_MAX, &wide, NULL), 0);
    set(&c, v, 4, 5, 0);
    cr_expect_eq(corridor_widen(&a, &c, v, -1, 2, SIZE_MAX, &wide, NULL), 1);
    cr_expect_eq(wide.hi[4], c.hi[4] + 2);
    cr_expect_eq(wide.lo[4], c.lo[4]);
    cr_expect_eq(wide.hi[0], c.hi[0]);
    struct err e = {0};
    cr_expect_eq(corridor_widen(&a, &c, v, -1, 2, 30, &wide, &e), ERR_LIMIT);
    arena_free(&a);
}
