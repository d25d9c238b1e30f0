/* No bead crosses a wall, and between walls the path is that of the part alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/align.h"
#include "aligner/lattice/side.h"
#include "aligner/lattice/walls.h"
#include "base/arena.h"
#include "random_side.h"

enum { MOST_PARTS = 6, MOST_SENTENCES = 400 };

/* Parts of chance, some without a sentence on a side. */
struct parts {
    size_t n, n_src, n_tgt;
    uint32_t src_len[MOST_SENTENCES], tgt_len[MOST_SENTENCES];
    uint32_t src_part[MOST_SENTENCES], tgt_part[MOST_SENTENCES];
    struct walls walls;
};

static void make_parts(struct arena *a, uint64_t *seed, uint32_t most,
                       struct parts *p)
{
    *p = (struct parts){.n = 2 + random_below(seed, MOST_PARTS - 1)};
    for (uint32_t k = 0; k < p->n; k++) {
        size_t n_src = random_below(seed, 4) ? random_below(seed, most) : 0;
        size_t n_tgt = 0;
        random_lengths(seed, p->src_len + p->n_src, n_src, 120);
        if (random_below(seed, 4))
            n_tgt = random_translation(seed, p->src_len + p->n_src, n_src,
                                       p->tgt_len + p->n_tgt);
        for (size_t i = 0; i < n_src; i++)
            p->src_part[p->n_src++] = k;
        for (size_t j = 0; j < n_tgt; j++)
            p->tgt_part[p->n_tgt++] = k;
    }
    cr_assert_eq(walls_open(a, p->n, p->src_part, p->n_src, p->tgt_part,
                            p->n_tgt, &p->walls, NULL),
                 0);
}

static void expect_no_crossing(const struct alignment *al,
                               const struct parts *p)
{
    size_t i = 0, j = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        cr_assert_eq(b->src_at, i);
        cr_assert_eq(b->tgt_at, j);
        i += b->n_src;
        j += b->n_tgt;
        if (b->n_src > 0 && b->n_tgt > 0)
            cr_assert(p->src_part[b->src_at] == p->src_part[i - 1] &&
                          p->src_part[i - 1] == p->tgt_part[b->tgt_at] &&
                          p->tgt_part[b->tgt_at] == p->tgt_part[j - 1],
                      "bead %zu crosses a wall", k);
    }
    cr_assert_eq(i, p->n_src);
    cr_assert_eq(j, p->n_tgt);
}

static double cost_of(const struct alignment *al)
{
    double nats = 0;
    for (size_t k = 0; k < al->n_beads; k++)
        nats += al->beads[k].cost_nats;
    return nats;
}

/* The cost of each part aligned alone, added up. */
static double cost_of_parts(struct arena *a, const struct align_params *p,
                            const struct parts *x)
{
    const struct walls *w = &x->walls;
    double nats = 0;
    for (size_t k = 0; k < w->n; k++) {
        struct alignment al;
        struct side src = {.len_cp = x->src_len + w->src_at[k],
                           .n = w->src_at[k + 1] - w->src_at[k]};
        struct side tgt = {.len_cp = x->tgt_len + w->tgt_at[k],
                           .n = w->tgt_at[k + 1] - w->tgt_at[k]};
        cr_assert_eq(align_sides(a, p, &src, &tgt, NULL, &al, NULL, NULL), 0);
        nats += cost_of(&al);
    }
    return nats;
}

static void compare(enum align_method method, uint32_t most, int n_rounds)
{
    struct align_params params = align_params_default();
    struct arena a = {0};
    struct parts x;
    uint64_t seed = 14 + most;
    params.method = method;
    for (int round = 0; round < n_rounds; round++) {
        struct alignment al;
        make_parts(&a, &seed, most, &x);
        struct side src = {
            .len_cp = x.src_len, .n = x.n_src, .walls = &x.walls};
        struct side tgt = {
            .len_cp = x.tgt_len, .n = x.n_tgt, .walls = &x.walls};
        cr_assert_eq(
            align_sides(&a, &params, &src, &tgt, NULL, &al, NULL, NULL), 0);
        expect_no_crossing(&al, &x);
        if (method == ALIGN_LENGTH)
            cr_assert_float_eq(cost_of(&al), cost_of_parts(&a, &params, &x),
                               1e-6, "round %d", round);
        arena_reset(&a);
    }
    arena_free(&a);
}

Test(walls, the_path_of_lengths_is_that_of_each_part_alone)
{
    compare(ALIGN_LENGTH, 4, 400);
    compare(ALIGN_LENGTH, 30, 100);
}

Test(walls, no_bead_of_fitted_lengths_crosses_one)
{
    compare(ALIGN_LENGTH_EM, 4, 400);
    compare(ALIGN_LENGTH_EM, 30, 100);
}

Test(walls, a_row_has_the_columns_of_the_parts_that_meet_in_it)
{
    static const uint32_t src_part[] = {0, 0, 2}, tgt_part[] = {0, 1, 1, 2};
    struct arena a = {0};
    struct walls w;
    cr_assert_eq(walls_open(&a, 4, src_part, 3, tgt_part, 4, &w, NULL), 0);
    static const struct walls_range want[] = {{0, 1}, {0, 1}, {0, 4}, {3, 4}};
    for (size_t i = 0; i <= 3; i++) {
        struct walls_range r = walls_of_row(&w, i);
        cr_expect(r.first == want[i].first && r.last == want[i].last,
                  "row %zu: %u to %u", i, r.first, r.last);
    }
    struct walls_range pair = walls_of_pair(&w, 3, 1, 1);
    cr_expect(pair.first == 4 && pair.last == 4);
    pair = walls_of_pair(&w, 3, 2, 1);
    cr_expect(pair.first > pair.last, "it would cross two walls");
    arena_free(&a);
}
