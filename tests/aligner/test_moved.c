/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdbool.h>

#include "aligner/align.h"
#include "base/arena.h"
#include "moved_order.h"
#include "random_side.h"

enum { N = 120, OWN = 10, COMMON = 4, COMMON_WORDS = 20 };

/* Sentence k has ten words of its own, cognate on both sides, and four that
 * are everywhere; target sentence j is the translation of order[j]. */
static struct side side_of(struct arena *a, const size_t *order, size_t n,
                           uint32_t shift)
{
    uint64_t seed = 99 + shift;
    uint32_t *len = arena_array(a, n, sizeof *len);
    size_t *at = arena_array(a, n + 1, sizeof *at);
    struct side_token *tokens =
        arena_array(a, n * (OWN + COMMON), sizeof *tokens);
    cr_assert(len && at && tokens);
    for (size_t k = 0; k < n; k++) {
        uint32_t own = (uint32_t)(COMMON_WORDS + order[k] * OWN);
        len[k] = (uint32_t)(40 + 7 * (order[k] % 11));
        for (uint32_t w = 0; w < OWN; w++)
            tokens[at[k] + w] =
                (struct side_token){2 * (own + w) + shift, own + w + 1};
        for (uint32_t w = OWN; w < OWN + COMMON; w++)
            tokens[at[k] + w].form =
                2 * random_below(&seed, COMMON_WORDS) + shift;
        at[k + 1] = at[k] + OWN + COMMON;
    }
    uint32_t n_ids = 2 * (COMMON_WORDS + N * OWN) + 2;
    return (struct side){.len_cp = len,
                         .n = n,
                         .tokens = tokens,
                         .token_at = at,
                         .n_forms = n_ids,
                         .n_keys = n_ids};
}

/* The order in which target[40..60) and target[80..100) have changed places. */
static void swapped(size_t order[N])
{
    for (size_t k = 0; k < N; k++)
        order[k] = k;
    for (size_t k = 0; k < 20; k++) {
        order[40 + k] = 80 + k;
        order[80 + k] = 40 + k;
    }
}

static void in_order(size_t order[N])
{
    for (size_t k = 0; k < N; k++)
        order[k] = k;
}

static struct alignment align(struct arena *a, const struct side *src,
                              const struct side *tgt)
{
    struct align_params p = align_params_default();
    struct alignment al;
    struct err e = {0};
    p.method = ALIGN_HYBRID;
    cr_assert_eq(align_sides(a, &p, src, tgt, NULL, &al, NULL, &e), 0);
    return al;
}

Test(moved, a_swapped_block_is_found_and_marked)
{
    struct arena a = {0};
    size_t order[N], plain[N], n_right = 0, n_moved = 0;
    swapped(order);
    in_order(plain);
    struct side src = side_of(&a, plain, N, 0), tgt = side_of(&a, order, N, 1);
    struct alignment al = align(&a, &src, &tgt);
    moved_order_check(&al, N, N);
    for (size_t k = 0; k < al.n_beads; k++) {
        const struct bead *b = &al.beads[k];
        if (b->n_src != 1 || b->n_tgt != 1)
            continue;
        n_right += order[b->tgt_at] == b->src_at;
        n_moved += b->flags & BEAD_MOVED;
    }
    cr_expect_geq(n_right, N - 2, "%zu right", n_right);
    cr_expect(n_moved >= 38 && n_moved <= 42, "%zu moved", n_moved);
    arena_free(&a);
}

Test(moved, nothing_is_moved_in_texts_in_order)
{
    struct arena a = {0};
    size_t order[N];
    in_order(order);
    struct side src = side_of(&a, order, N, 0);
    struct side tgt = side_of(&a, order + 30, N - 30, 1);
    struct alignment al = align(&a, &src, &tgt);
    moved_order_check(&al, N, N - 30);
    for (size_t k = 0; k < al.n_beads; k++)
        cr_expect_eq(al.beads[k].flags, 0);
    arena_free(&a);
}

static bool has_mirror(const struct alignment *al, const struct bead *b)
{
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *x = &al->beads[k];
        if (x->n_src == b->n_tgt && x->n_tgt == b->n_src &&
            x->src_at == b->tgt_at && x->tgt_at == b->src_at)
            return true;
    }
    return false;
}

Test(moved, swapping_the_sides_mirrors_the_pairs)
{
    struct arena a = {0};
    size_t order[N], plain[N];
    swapped(order);
    in_order(plain);
    struct side src = side_of(&a, plain, N, 0), tgt = side_of(&a, order, N, 1);
    struct alignment one = align(&a, &src, &tgt), two = align(&a, &tgt, &src);
    for (size_t k = 0; k < one.n_beads; k++)
        if (one.beads[k].n_src > 0 && one.beads[k].n_tgt > 0)
            cr_expect(has_mirror(&two, &one.beads[k]), "bead %zu", k);
    arena_free(&a);
}
