/* Sums and best paths, where one node is far below another, and the best
 * path through each node against a plain programme.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/max_marginal.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"
#include "random_side.h"

enum { MOST = 8 };

/* Weights of chance for a small matrix. */
struct chance {
    float weight[MOST + 1][MOST + 1][BEAD_TYPES_MAX];
};

static void chance_row(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    const struct chance *m = model;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        for (size_t j = lo; j < hi; j++)
            out[t * (hi - lo) + j - lo] = m->weight[i][j][t];
}

/* The best way from (0, 0) to each node, or on from it to the corner. */
static void plain_best(const struct chance *m, size_t n, int on,
                       double best[MOST + 1][MOST + 1])
{
    for (size_t k = 0; k <= n; k++)
        for (size_t l = 0; l <= n; l++) {
            size_t i = on ? n - k : k, j = on ? n - l : l;
            best[i][j] = k == 0 && l == 0 ? 0 : -INFINITY;
            for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
                size_t x = bead_types[t].n_src, y = bead_types[t].n_tgt;
                if (x > k || y > l)
                    continue;
                double w =
                    on ? best[i + x][j + y] + (double)m->weight[i + x][j + y][t]
                       : best[i - x][j - y] + (double)m->weight[i][j][t];
                best[i][j] = w > best[i][j] ? w : best[i][j];
            }
        }
}

/* The best paths through the beads that end at a node. */
static void check_beads(const struct max_marginal *got, const struct chance *m,
                        size_t i, size_t j, double to[MOST + 1][MOST + 1],
                        double on[MOST + 1][MOST + 1])
{
    size_t n = got->corridor->n_src;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
        size_t x = bead_types[t].n_src, y = bead_types[t].n_tgt;
        if (x > i || y > j)
            continue;
        float weight = m->weight[i][j][t];
        double want = to[i - x][j - y] + (double)weight + on[i][j] - to[n][n];
        cr_assert_float_eq(max_marginal_bead(got, i, j, t, weight), want, 1e-5);
    }
}

Test(forward_backward, max_marginal_is_the_best_path_through_each_node)
{
    static struct chance m;
    static const uint32_t len[MOST] = {1, 1, 1, 1, 1, 1, 1, 1};
    uint64_t seed = 3;
    for (size_t n = 0; n <= MOST; n++) {
        struct arena a = {0};
        const struct side side = {.len_cp = len, .n = n};
        struct corridor c;
        double to[MOST + 1][MOST + 1], on[MOST + 1][MOST + 1];
        struct max_marginal got;
        for (size_t i = 0; i <= n; i++)
            for (size_t j = 0; j <= n; j++)
                for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
                    m.weight[i][j][t] = -(float)random_below(&seed, 40);
        const struct scorer s = {.row = chance_row,
                                 .model = &m,
                                 .n_types = BEAD_TYPES_MAX,
                                 .nats_per_unit = 1};
        cr_assert_eq(corridor_band(&a, &side, &side, n, SIZE_MAX, &c, NULL), 0);
        cr_assert_eq(max_marginal_open(&a, &c, &s, &got, NULL), 0);
        plain_best(&m, n, 0, to);
        plain_best(&m, n, 1, on);
        for (size_t i = 0; i <= n; i++)
            for (size_t j = 0; j <= n; j++) {
                check_beads(&got, &m, i, j, to, on);
                cr_assert_float_eq(got.through[c.at[i] + j - c.lo[i]],
                                   to[i][j] + on[i][j] - to[n][n], 1e-6);
            }
        arena_free(&a);
    }
}

/* One target sentence, opposite the last of many source sentences; opposite the
 * first it looks better by far, until what follows is counted. */
enum { LONG = 3000 };

static void tempting_row(const void *model, size_t i, size_t lo, size_t hi,
                         float *out)
{
    (void)model;
    for (size_t j = lo; j < hi; j++)
        for (size_t t = 0; t < BEAD_TYPES_1993; t++) {
            float w = -20000;
            if (bead_types[t].n_src == 1 && bead_types[t].n_tgt == 0)
                w = j == 0 ? -3 : -10;
            else if (bead_types[t].n_src == 1 && bead_types[t].n_tgt == 1)
                w = i == 1 ? 5000 : i == LONG ? 0 : -9000;
            out[t * (hi - lo) + j - lo] = w;
        }
}

Test(forward_backward, a_node_thousands_of_nats_behind_is_not_lost)
{
    static uint32_t len[LONG];
    struct arena a = {0};
    for (size_t i = 0; i < LONG; i++)
        len[i] = 1;
    const struct side src = {.len_cp = len, .n = LONG};
    const struct side tgt = {.len_cp = len, .n = 1};
    const struct scorer s = {
        .row = tempting_row, .n_types = BEAD_TYPES_1993, .nats_per_unit = 1};
    const struct bead last = {.src_at = LONG - 1, .n_src = 1, .n_tgt = 1};
    struct corridor c;
    struct posterior post;
    cr_assert_eq(corridor_band(&a, &src, &tgt, 1, SIZE_MAX, &c, NULL), 0);
    cr_assert_eq(posterior_open(&a, &c, &s, &post, NULL), 0);
    cr_expect_float_eq(post.log_sum_nats, -3. * (LONG - 1), 1e-6);
    cr_expect_float_eq(posterior_of(&post, &last), 1, 1e-6);
    cr_expect_float_eq(post.mass[c.at[10]], 1, 1e-6);
    arena_free(&a);
}
