/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/boundary_model.h"
#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/side.h"
#include "base/arena.h"
#include "boundary_formula.h"
#include "document.h"
#include "random_side.h"

enum { N = 300 };

static void one_to_one(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    (void)model, (void)i;
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        for (size_t k = 0; k < hi - lo; k++)
            out[t * (hi - lo) + k] = t == 0 ? 0 : -50;
}

/* Fit to a document of 1-1 beads with these paragraphs. */
static struct boundary_model fitted(struct arena *a, const uint32_t *src_par,
                                    const uint32_t *tgt_par)
{
    static uint32_t len[N];
    for (size_t k = 0; k < N; k++)
        len[k] = 50;
    struct side src = {.len_cp = len, .n = N, .par = src_par};
    struct side tgt = {.len_cp = len, .n = N, .par = tgt_par};
    const struct scorer s = {
        .row = one_to_one, .n_types = BEAD_TYPES_1993, .nats_per_unit = 1};
    struct boundary_model m;
    struct corridor c;
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(boundary_model_open(a, BOUNDARY_PARAGRAPH, &src, &tgt, &m, &e),
                 0);
    cr_assert_eq(corridor_band(a, &src, &tgt, 5, SIZE_MAX, &c, &e), 0);
    cr_assert_eq(posterior_open(a, &c, &s, &post, &e), 0);
    boundary_model_refit(&m, &post);
    return m;
}

static void random_paragraphs(uint64_t *seed, uint32_t *par)
{
    par[0] = 0;
    for (size_t k = 1; k < N; k++)
        par[k] = par[k - 1] + (random_below(seed, 4) == 0);
}

Test(boundary_model, boundaries_that_meet_hold_the_path)
{
    uint64_t seed = 6;
    uint32_t par[N];
    struct arena a = {0};
    random_paragraphs(&seed, par);
    struct boundary_model m = fitted(&a, par, par);
    cr_expect_gt(m.node[1][1], 1);
    cr_expect_lt(m.node[1][0], -2);
    cr_expect_lt(m.node[0][1], -2);
    size_t at = 1;
    while (m.src[at] == 0)
        at++;
    cr_expect_gt(boundary_formula(&m, at - 1, 1, at - 1, 1),
                 boundary_formula(&m, at - 1, 2, at - 1, 1));
    arena_free(&a);
}

Test(boundary_model, boundaries_of_chance_say_next_to_nothing)
{
    uint64_t seed = 6;
    uint32_t src_par[N], tgt_par[N];
    struct arena a = {0};
    random_paragraphs(&seed, src_par);
    random_paragraphs(&seed, tgt_par);
    struct boundary_model m = fitted(&a, src_par, tgt_par);
    for (int s = 0; s < 2; s++)
        for (int t = 0; t < 2; t++)
            cr_expect(m.node[s][t] > -.7 && m.node[s][t] < .7, "%g",
                      m.node[s][t]);
    arena_free(&a);
}

/* All sentences are paragraphs but one in thirty. */
Test(boundary_model, a_rare_node_without_paragraph_joins_no_two_pairs)
{
    uint32_t par[N];
    struct arena a = {0};
    par[0] = 0;
    for (size_t k = 1; k < N; k++)
        par[k] = par[k - 1] + (k % 30 != 15);
    struct boundary_model m = fitted(&a, par, par);
    cr_expect_geq(m.node[0][0], 0);
    cr_expect_leq(m.in_src[0], .5);
    cr_expect_gt(boundary_formula(&m, 14, 1, 14, 1) +
                     boundary_formula(&m, 15, 1, 15, 1),
                 boundary_formula(&m, 14, 2, 14, 2) - 1.1);
    arena_free(&a);
}

Test(boundary_model, no_bead_ends_where_both_sides_were_cut)
{
    struct arena a = {0};
    struct side src = document(&a, "a b|c|~d|!e f|g");
    struct side tgt = document(&a, "A B|C|~D|!E F|G");
    struct boundary_model m;
    cr_assert_eq(
        boundary_model_open(&a, BOUNDARY_CONTINUATION, &src, &tgt, &m, NULL),
        0);
    cr_expect_gt(boundary_formula(&m, 1, 1, 1, 1), 0);
    cr_expect_lt(boundary_formula(&m, 2, 1, 2, 1), -3);
    cr_expect_gt(boundary_formula(&m, 2, 2, 2, 2),
                 boundary_formula(&m, 2, 1, 2, 1) +
                     boundary_formula(&m, 3, 1, 3, 1) + 7);
    arena_free(&a);
}

/* Every other sentence is a heading, here and there one. */
Test(boundary_model, a_heading_is_joined_to_nothing)
{
    struct arena a = {0};
    struct side src = document(&a, "a b|c d.|e|f g.|h|i j.");
    struct side tgt = document(&a, "A B|C D.|E|F G.|H|I J.");
    struct boundary_model m;
    cr_assert_eq(
        boundary_model_open(&a, BOUNDARY_OPEN_END, &src, &tgt, &m, NULL), 0);
    double apart = boundary_formula(&m, 2, 1, 2, 1);
    cr_expect_gt(apart, 0);
    cr_expect_gt(apart, boundary_formula(&m, 2, 1, 1, 1) + .5,
                 "a heading is no sentence");
    cr_expect_lt(boundary_formula(&m, 2, 2, 3, 1), apart - 3, "it ends inside");
    cr_expect_gt(boundary_formula(&m, 1, 2, 1, 2) -
                     boundary_formula(&m, 0, 2, 0, 2),
                 3, "a sentence may be followed by a heading");
    src.kind = NULL;
    cr_expect_not(boundary_is_known(BOUNDARY_OPEN_END, &src));
    arena_free(&a);
}

Test(boundary_model, paragraphs_of_one_sentence_are_not_joined)
{
    struct arena a = {0};
    struct side src = document(&a, "/a b|/c d|/e|/f g|/h|/i j");
    struct side tgt = document(&a, "/A B|/C D|/E|/F G|/H|/I J");
    struct boundary_model m;
    cr_assert_eq(
        boundary_model_open(&a, BOUNDARY_PARAGRAPH, &src, &tgt, &m, NULL), 0);
    cr_expect_lt(boundary_formula(&m, 3, 2, 2, 1),
                 boundary_formula(&m, 2, 1, 2, 1) - 4);
    cr_expect_lt(boundary_formula(&m, 3, 1, 4, 2),
                 boundary_formula(&m, 3, 1, 3, 1) - 4);
    arena_free(&a);
}

Test(boundary_model, one_paragraph_says_nothing_between_pairs)
{
    uint32_t par[N] = {0};
    struct arena a = {0};
    struct boundary_model m = fitted(&a, par, par);
    cr_expect_float_eq(boundary_formula(&m, 10, 1, 10, 1), 0, .02);
    arena_free(&a);
}
