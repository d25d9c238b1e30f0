/* The dynamic programme and the posteriors against every path there is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/side.h"
#include "aligner/lattice/viterbi.h"
#include "base/arena.h"
#include "every_path.h"
#include "random_side.h"

/* A model of chance: small whole weights, so that ties are common. */
struct chance {
    float weight[EVERY_PATH_MAX + 1][EVERY_PATH_MAX + 1][BEAD_TYPES_MAX];
    size_t n_types;
};

static void chance_row(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    const struct chance *m = model;
    for (size_t t = 0; t < m->n_types; t++)
        for (size_t j = lo; j < hi; j++)
            out[t * (hi - lo) + j - lo] = m->weight[i][j][t];
}

static struct scorer chance_scorer(struct chance *m, uint64_t *seed,
                                   size_t n_types)
{
    m->n_types = n_types;
    for (size_t i = 0; i <= EVERY_PATH_MAX; i++)
        for (size_t j = 0; j <= EVERY_PATH_MAX; j++)
            for (size_t t = 0; t < n_types; t++)
                m->weight[i][j][t] = -(float)random_below(seed, 12);
    return (struct scorer){.row = chance_row,
                           .model = m,
                           .n_types = n_types,
                           .nats_per_unit = 0.25};
}

static void check_path(struct arena *a, const struct corridor *c,
                       const struct scorer *s, const struct every_path *want)
{
    struct bead *got;
    size_t n_got;
    struct err e = {0};
    cr_assert_eq(viterbi_path(a, c, s, &got, &n_got, &e), 0);
    cr_assert_eq(viterbi_costs(a, s, got, n_got, &e), 0);
    cr_assert_eq(n_got, want->n_beads);
    double cost = 0;
    for (size_t k = 0; k < n_got; k++) {
        cr_assert_eq(got[k].src_at, want->beads[k].src_at);
        cr_assert_eq(got[k].tgt_at, want->beads[k].tgt_at);
        cr_assert_eq(got[k].n_src, want->beads[k].n_src);
        cr_assert_eq(got[k].n_tgt, want->beads[k].n_tgt);
        cost += got[k].cost_nats;
    }
    cr_assert_eq(cost, -want->best * s->nats_per_unit);
}

static void check_posteriors(struct arena *a, const struct corridor *c,
                             const struct scorer *s,
                             const struct every_path *want)
{
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(posterior_open(a, c, s, &post, &e), 0);
    cr_assert_float_eq(post.log_sum_nats, want->log_sum_nats, 1e-6);
    for (size_t i = 0; i <= c->n_src; i++)
        for (size_t j = c->lo[i]; j < c->hi[i]; j++)
            for (size_t t = 0; t < s->n_types; t++) {
                size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
                if (n_src > i || n_tgt > j)
                    continue;
                struct bead b = {.src_at = (uint32_t)(i - n_src),
                                 .tgt_at = (uint32_t)(j - n_tgt),
                                 .n_src = bead_types[t].n_src,
                                 .n_tgt = bead_types[t].n_tgt};
                cr_assert_float_eq(posterior_of(&post, &b),
                                   want->posterior[i][j][t], 1e-6);
            }
}

static void check_sizes(size_t n_types, size_t half, size_t most)
{
    uint64_t seed = 7 + half;
    struct arena a = {0};
    for (size_t n = 0; n <= most; n++)
        for (size_t m = 0; m <= most; m++) {
            uint32_t len[EVERY_PATH_MAX];
            random_lengths(&seed, len, EVERY_PATH_MAX, 9);
            struct side src = {.len_cp = len, .n = n};
            struct side tgt = {.len_cp = len, .n = m};
            struct corridor c;
            struct chance model;
            struct err e = {0};
            struct scorer s = chance_scorer(&model, &seed, n_types);
            cr_assert_eq(corridor_band(&a, &src, &tgt, half, 1000, &c, &e), 0);
            struct every_path want = every_path(&c, &s);
            cr_assert_gt(want.n_paths, 0);
            check_path(&a, &c, &s, &want);
            check_posteriors(&a, &c, &s, &want);
            arena_reset(&a);
        }
    arena_free(&a);
}

Test(viterbi, equals_every_path_up_to_6x6_with_six_types)
{
    check_sizes(BEAD_TYPES_1993, EVERY_PATH_MAX, 6);
}

Test(viterbi, equals_every_path_up_to_5x5_with_all_types)
{
    check_sizes(BEAD_TYPES_MAX, EVERY_PATH_MAX, 5);
}

Test(viterbi, equals_every_path_inside_a_narrow_corridor)
{
    check_sizes(BEAD_TYPES_MAX, 1, 6);
    check_sizes(BEAD_TYPES_1993, 0, 6);
}

/* Every bead is impossible. */
static void no_row(const void *model, size_t i, size_t lo, size_t hi,
                   float *out)
{
    (void)model;
    (void)i;
    for (size_t k = 0; k < BEAD_TYPES_1993 * (hi - lo); k++)
        out[k] = -INFINITY;
}

Test(viterbi, without_a_possible_path_is_an_error)
{
    struct arena a = {0};
    struct err e = {0};
    const uint32_t len[3] = {5, 5, 5};
    const struct side side = {.len_cp = len, .n = 3};
    const struct scorer s = {
        .row = no_row, .n_types = BEAD_TYPES_1993, .nats_per_unit = 1};
    struct corridor c;
    struct bead *beads;
    size_t n;
    cr_assert_eq(corridor_band(&a, &side, &side, 3, 100, &c, &e), 0);
    cr_expect_eq(viterbi_path(&a, &c, &s, &beads, &n, &e), ERR_LIMIT);
    cr_expect_neq(e.msg[0], '\0');
    arena_free(&a);
}
