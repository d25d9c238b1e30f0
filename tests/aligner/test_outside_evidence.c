/* Similarities from outside: what they tell of a document, and of a bead.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/lattice/side.h"
#include "aligner/outside_evidence.h"
#include "aligner/sentence_evidence.h"
#include "base/arena.h"
#include "random_side.h"

enum { N = 100, REACH = 3, WIDTH = 2 * REACH + 1 };

static void one_to_one(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    (void)model, (void)i;
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        for (size_t k = 0; k < hi - lo; k++)
            out[t * (hi - lo) + k] = t == 0 ? 0 : -50;
}

/* Posteriors of N sentences of which each translates its namesake. */
static void open_posterior(struct arena *a, struct corridor *c,
                           struct posterior *post)
{
    static uint32_t len[N];
    for (size_t k = 0; k < N; k++)
        len[k] = 50;
    const struct side side = {.len_cp = len, .n = N};
    const struct scorer s = {
        .row = one_to_one, .n_types = BEAD_TYPES_1993, .nats_per_unit = 1};
    struct err e = {0};
    cr_assert_eq(corridor_band(a, &side, &side, 5, SIZE_MAX, c, &e), 0);
    cr_assert_eq(posterior_open(a, c, &s, post, &e), 0);
}

/* Rows for the sentences within REACH of each one's namesake. */
static struct outside_rows rows_of(struct arena *a,
                                   float (*similarity)(size_t s, size_t t))
{
    struct outside_row *rows = arena_array(a, N * WIDTH, sizeof *rows);
    size_t *from = arena_array(a, N + 1, sizeof *from), n = 0;
    for (size_t s = 0; s < N; s++) {
        for (size_t t = s > REACH ? s - REACH : 0; t < N && t <= s + REACH; t++)
            rows[n++] = (struct outside_row){.src_at = (uint32_t)s,
                                             .tgt_at = (uint32_t)t,
                                             .n_src = 1,
                                             .n_tgt = 1,
                                             .similarity = similarity(s, t)};
        from[s + 1] = n;
    }
    return (struct outside_rows){rows, from, n, N, N};
}

static struct outside_evidence fitted(struct arena *a,
                                      float (*similarity)(size_t s, size_t t))
{
    struct outside_rows *rows = arena_alloc(a, sizeof *rows);
    struct outside_evidence x;
    struct corridor c;
    struct posterior post;
    struct err e = {0};
    *rows = rows_of(a, similarity);
    open_posterior(a, &c, &post);
    cr_assert_eq(outside_evidence_fit(a, rows, &post, &x, &e), 0);
    return x;
}

static float of_namesakes(size_t s, size_t t)
{
    return s == t ? 7 : -2;
}

static float of_strangers(size_t s, size_t t)
{
    return s == t ? -2 : 7;
}

static float at_random(size_t s, size_t t)
{
    uint64_t seed = s * 1000 + t + 1;
    random_below(&seed, 1000);
    return (float)random_below(&seed, 1000);
}

static float all_equal(size_t s, size_t t)
{
    (void)s, (void)t;
    return 1;
}

Test(outside_evidence, of_pairs_is_the_log_ratio_of_pairs_and_others)
{
    struct arena a = {0};
    const struct outside_evidence x = fitted(&a, of_namesakes);
    cr_assert(x.informs);
    /* 100 pairs are alike; of some 2,300 others within twelve sentences, six a
     * sentence have rows */
    cr_expect_gt(outside_evidence_bead(&x, 10, 1, 10, 1), 5);
    cr_expect_lt(outside_evidence_bead(&x, 10, 1, 11, 1), -1);
    cr_expect_lt(outside_evidence_bead(&x, 10, 1, 30, 1), -2, "no row");
    arena_free(&a);
}

Test(outside_evidence, that_tells_nothing_does_not_inform)
{
    float (*const useless[])(size_t, size_t) = {at_random, of_strangers};
    for (size_t k = 0; k < 2; k++) {
        struct arena a = {0};
        const struct outside_evidence x = fitted(&a, useless[k]);
        /* that a row is there at all tells something, if pairs have one */
        const float here = outside_evidence_bead(&x, 10, 1, 10, 1);
        const float beside = outside_evidence_bead(&x, 10, 1, 11, 1);
        cr_expect_lt(fabsf(here - beside), k == 0 ? .7f : 1e-6f,
                     "%zu: %.3f and %.3f", k, (double)here, (double)beside);
        arena_free(&a);
    }
}

Test(outside_evidence, without_posteriors_of_pairs_does_not_inform)
{
    struct arena a = {0};
    struct outside_rows rows = rows_of(&a, all_equal);
    struct outside_evidence x;
    struct err e = {0};
    size_t row[N + 2] = {0};
    const struct posterior none = {.row = row};
    cr_assert_eq(outside_evidence_fit(&a, &rows, &none, &x, &e), 0);
    cr_expect_not(x.informs);
    arena_free(&a);
}

Test(outside_evidence, of_a_block_is_that_of_its_sentences)
{
    const struct outside_row row[] = {
        {0, 0, 1, 1, 0}, {0, 1, 1, 1, 0}, {0, 0, 1, 2, 0}, {1, 0, 1, 1, 0}};
    const size_t from[] = {0, 3, 4};
    const struct outside_rows rows = {row, from, 4, 2, 3};
    float nats[] = {2, 4, 5, -1};
    const struct outside_evidence x = {
        .rows = &rows, .nats = nats, .absent = -2, .informs = true};
    cr_expect_float_eq(outside_evidence_bead(&x, 0, 1, 0, 1), 2, 1e-6);
    cr_expect_float_eq(outside_evidence_bead(&x, 0, 1, 2, 1), -2, 1e-6);
    /* its own row; source: mean of 2 and 4; targets: 2 and 4 */
    cr_expect_float_eq(outside_evidence_bead(&x, 0, 1, 0, 2),
                       (5 * 1.5 + (3 + 2 + 4) / 2.) / 2, 1e-6);
    const double penalty =
        (double)sentence_evidence_penalty((struct bead_type){1, 2});
    /* source: mean of 4 and -2; target 1: 4, target 2: -2, penalised */
    cr_expect_float_eq(outside_evidence_bead(&x, 0, 1, 1, 2),
                       (1 + 4 - penalty * 2) / 2, 1e-6);
    /* source 0: 2, source 1: -1, penalised; target: mean of both */
    cr_expect_float_eq(outside_evidence_bead(&x, 0, 2, 0, 1),
                       (2 - penalty * 1 + .5) / 2, 1e-6);
}

Test(outside_evidence, does_without_memory)
{
    struct arena keep = {0};
    struct corridor c;
    struct posterior post;
    size_t n = 0;
    open_posterior(&keep, &c, &post);
    const struct outside_rows rows = rows_of(&keep, of_namesakes);
    for (int rc = -1; rc != 0; n++) {
        struct arena a = {.fail_in = n + 1};
        struct outside_evidence x;
        struct err e = {0};
        rc = outside_evidence_fit(&a, &rows, &post, &x, &e);
        cr_assert(rc == 0 || rc == ERR_NOMEM);
        arena_free(&a);
    }
    cr_expect_gt(n, 4);
    arena_free(&keep);
}
