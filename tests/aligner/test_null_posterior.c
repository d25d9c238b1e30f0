/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/null_posterior.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"
#include "every_path.h"
#include "random_side.h"

/* Weights of chance, the same for the same bead. */
static void random_row(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    (void)model;
    for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
        for (size_t j = lo; j < hi; j++) {
            uint64_t seed = (i * 17 + j) * 31 + t;
            random_below(&seed, 2);
            *out++ = -(float)random_below(&seed, 3000) / 1024;
        }
}

/* Of all paths, the share in which source sentence `at` is in a null bead. */
static double alone_by_enumeration(const struct every_path *all, size_t n_src,
                                   size_t n_tgt, size_t at)
{
    double mass = 0;
    for (size_t i = 1; i <= n_src; i++)
        for (size_t j = 0; j <= n_tgt; j++)
            for (size_t t = 0; t < BEAD_TYPES_MAX; t++)
                if (bead_types[t].n_tgt == 0 && at < i &&
                    at + bead_types[t].n_src >= i)
                    mass += all->posterior[i][j][t];
    return mass;
}

Test(null_posterior, posterior_is_the_mass_of_all_ways_to_pass_over_a_sentence)
{
    enum { N = 5 };
    const struct scorer s = {
        .row = random_row, .n_types = BEAD_TYPES_MAX, .nats_per_unit = 1};
    static const uint32_t len[N] = {1, 1, 1, 1, 1};
    const struct side side = {.len_cp = len, .n = N};
    struct arena a = {0};
    struct corridor c;
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(corridor_band(&a, &side, &side, N, 100, &c, &e), 0);
    cr_assert_eq(posterior_open(&a, &c, &s, &post, &e), 0);
    struct every_path all = every_path(&c, &s);
    for (uint32_t at = 0; at < N; at++) {
        struct bead alone = {.src_at = at, .n_src = 1};
        cr_assert_eq(null_posterior_set(&a, &post, &alone, 1, &e), 0);
        cr_expect_float_eq(alone.posterior,
                           alone_by_enumeration(&all, N, N, at), 1e-5);
        cr_expect_gt(alone.posterior, 0);
    }
    arena_free(&a);
}

Test(null_posterior, runs_become_single_beads)
{
    struct bead run[] = {{.src_at = 0, .tgt_at = 0, .n_src = 1, .n_tgt = 1},
                         {.src_at = 1, .tgt_at = 1, .n_src = 4, .n_tgt = 0},
                         {.src_at = 5, .tgt_at = 1, .n_src = 0, .n_tgt = 4},
                         {.src_at = 5, .tgt_at = 5, .n_src = 2, .n_tgt = 3}};
    struct bead *beads = run;
    size_t n = 4;
    struct arena a = {0};
    struct err e = {0};
    cr_assert_eq(null_posterior_split(&a, &beads, &n, &e), 0);
    cr_assert_eq(n, 10);
    for (uint32_t k = 0; k < 4; k++) {
        cr_expect(beads[1 + k].src_at == 1 + k && beads[1 + k].n_src == 1);
        cr_expect(beads[1 + k].tgt_at == 1 && beads[1 + k].n_tgt == 0);
        cr_expect(beads[5 + k].tgt_at == 1 + k && beads[5 + k].n_tgt == 1);
        cr_expect(beads[5 + k].src_at == 5 && beads[5 + k].n_src == 0);
    }
    cr_expect(beads[9].n_src == 2 && beads[9].n_tgt == 3);
    arena_free(&a);
}
