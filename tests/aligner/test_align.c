/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>

#include "aligner/align.h"
#include "base/arena.h"
#include "gold.h"
#include "oracle_1993.h"
#include "random_side.h"

static struct align_params length_params(void)
{
    struct align_params p = align_params_default();
    p.method = ALIGN_LENGTH;
    return p;
}

static struct alignment aligned(struct arena *a, const struct align_params *p,
                                const struct side *src, const struct side *tgt)
{
    struct alignment al = {0};
    struct err e = {0};
    cr_assert_eq(align_sides(a, p, src, tgt, NULL, &al, NULL, &e), 0, "%s",
                 e.msg);
    return al;
}

static void expect_cover(const struct alignment *al, size_t n_src, size_t n_tgt)
{
    size_t i = 0, j = 0;
    for (size_t k = 0; k < al->n_beads; k++) {
        const struct bead *b = &al->beads[k];
        cr_assert_eq(b->src_at, i);
        cr_assert_eq(b->tgt_at, j);
        cr_assert_gt(b->n_src + b->n_tgt, 0);
        cr_assert(b->posterior >= 0 && b->posterior <= 1);
        i += b->n_src;
        j += b->n_tgt;
    }
    cr_assert_eq(i, n_src);
    cr_assert_eq(j, n_tgt);
}

static void expect_oracle_path(const struct alignment *al,
                               const struct side *src, const struct side *tgt,
                               enum oracle_tail tail, const char *name)
{
    unsigned char *type = malloc(src->n + tgt->n + 1);
    size_t n = oracle_1993_path(src, tgt, tail, type);
    cr_assert_eq(n, al->n_beads, "%s", name);
    for (size_t k = 0; k < n; k++)
        cr_assert_eq(bead_type_find(al->beads[k].n_src, al->beads[k].n_tgt),
                     type[n - 1 - k], "%s, bead %zu", name, k);
    free(type);
}

/* Below 117 characters not even two sentences left out reach the clamp. */
Test(align, length_takes_the_path_of_1993)
{
    uint64_t seed = 1;
    struct arena a = {0};
    struct align_params p = length_params();
    for (int round = 0; round < 200; round++) {
        enum oracle_tail tail = round < 100 ? ORACLE_CLAMPED : ORACLE_EXACT;
        uint32_t src_len[60], tgt_len[121];
        random_lengths(&seed, src_len, 60, tail == ORACLE_EXACT ? 400 : 110);
        struct side src = {.len_cp = src_len, .n = 60};
        struct side tgt = {.len_cp = tgt_len};
        tgt.n = random_translation(&seed, src_len, src.n, tgt_len);
        struct alignment al = aligned(&a, &p, &src, &tgt);
        expect_cover(&al, src.n, tgt.n);
        expect_oracle_path(&al, &src, &tgt, tail, "random");
        arena_reset(&a);
    }
    arena_free(&a);
}

static const char *const gold_names[] = {
    "transread_enfr/AlicesAdventuresInWonderland",
    "transread_enfr/JaneEyre",
    "transread_enfr/LesTravailleursDeLaMer",
    "transread_enfr/TheLastOfTheMohicans",
    "transread_enfr/VoyageAuCentreDeLaTerre",
    "baf_excerpt_enfr/onu1",
    "baf_excerpt_enfr/tao3",
    "baf_excerpt_enfr/verne1",
    "textberg_defr/dev",
    "hansard_enfr/2003-10-08",
    "synth_omit_enfr/hansard-2003-10-08_omit3",
};
enum { N_GOLD = sizeof gold_names / sizeof *gold_names };

Test(align, length_takes_the_path_of_1993_on_gold_texts)
{
    struct arena a = {0};
    struct align_params p = length_params();
    for (size_t k = 0; k < N_GOLD; k++) {
        struct gold g;
        if (!gold_read(&a, gold_names[k], &g))
            continue;
        struct alignment al = aligned(&a, &p, &g.src, &g.tgt);
        expect_oracle_path(&al, &g.src, &g.tgt, ORACLE_EXACT, gold_names[k]);
        arena_reset(&a);
    }
    arena_free(&a);
}

/* Strict F1 of whole sets, each document alone. */
static double f1_of(const struct align_params *p, size_t from, size_t to)
{
    struct arena a = {0};
    double right = 0, all = 0;
    for (size_t k = from; k < to; k++) {
        struct gold g;
        if (!gold_read(&a, gold_names[k], &g))
            return NAN;
        struct alignment al = aligned(&a, p, &g.src, &g.tgt);
        double n = gold_n_pairs(&g, &al);
        right += gold_f1(&g, &al) * n;
        all += n;
        arena_reset(&a);
    }
    arena_free(&a);
    return right / all;
}

Test(align, length_em_reaches_what_lengths_can)
{
    struct align_params p = length_params();
    p.method = ALIGN_LENGTH_EM;
    double transread = f1_of(&p, 0, 5), baf = f1_of(&p, 5, 8);
    double textberg = f1_of(&p, 8, 9), omitted = f1_of(&p, 10, 11);
    cr_expect(isnan(transread) || transread > .84, "%.4f", transread);
    cr_expect(isnan(baf) || baf > .86, "%.4f", baf);
    cr_expect(isnan(textberg) || textberg > .71, "%.4f", textberg);
    cr_expect(isnan(omitted) || omitted > .98, "%.4f", omitted);
}

Test(align, swapping_the_sides_mirrors_the_beads)
{
    uint64_t seed = 5;
    struct arena a = {0};
    struct align_params p = length_params();
    size_t n_same = 0, n_all = 0;
    for (int round = 0; round < 50; round++) {
        uint32_t src_len[50], tgt_len[101];
        random_lengths(&seed, src_len, 50, 150);
        struct side src = {.len_cp = src_len, .n = 50};
        struct side tgt = {.len_cp = tgt_len};
        tgt.n = random_translation(&seed, src_len, src.n, tgt_len);
        struct alignment al = aligned(&a, &p, &src, &tgt);
        struct alignment back = aligned(&a, &p, &tgt, &src);
        double cost = 0, back_cost = 0;
        for (size_t k = 0; k < al.n_beads; k++)
            cost += al.beads[k].cost_nats;
        for (size_t k = 0; k < back.n_beads; k++)
            back_cost += back.beads[k].cost_nats;
        cr_assert_float_eq(cost, back_cost, 1e-6);
        for (size_t k = 0; k < al.n_beads && k < back.n_beads; k++)
            n_same += al.beads[k].src_at == back.beads[k].tgt_at &&
                      al.beads[k].n_src == back.beads[k].n_tgt;
        n_all += al.n_beads;
        arena_reset(&a);
    }
    /* Equal paths, where 1-0 comes before 0-1, are the only exception. */
    cr_expect_gt((double)n_same, 0.97 * (double)n_all);
    arena_free(&a);
}

Test(align, an_empty_side_leaves_null_beads)
{
    uint32_t len[3] = {10, 20, 30};
    struct arena a = {0};
    struct side some = {.len_cp = len, .n = 3}, none = {0};
    for (unsigned method = 0; align_method_name(method); method++) {
        struct align_params p = length_params();
        p.method = (enum align_method)method;
        struct alignment al = aligned(&a, &p, &some, &none);
        cr_expect_eq(al.n_beads, 3);
        expect_cover(&al, 3, 0);
        cr_expect_float_eq(al.beads[2].posterior, 1, 1e-6);
        al = aligned(&a, &p, &none, &some);
        expect_cover(&al, 0, 3);
        al = aligned(&a, &p, &none, &none);
        cr_expect_eq(al.n_beads, 0);
    }
    arena_free(&a);
}

Test(align, the_band_widens_until_the_path_keeps_clear)
{
    enum { N = 400, CUT = 120 };
    uint64_t seed = 11;
    uint32_t len[N], shorter[N - CUT];
    random_lengths(&seed, len, N, 200);
    for (size_t k = 0; k < N - CUT; k++)
        shorter[k] = len[k < 140 ? k : k + CUT];
    struct arena a = {0};
    struct align_params p = length_params();
    struct side src = {.len_cp = len, .n = N};
    struct side tgt = {.len_cp = shorter, .n = N - CUT};
    p.band = N;
    struct alignment full = aligned(&a, &p, &src, &tgt);
    p.band = 4;
    struct alignment al = aligned(&a, &p, &src, &tgt);
    cr_expect_gt(al.band, 4);
    cr_assert_eq(al.n_beads, full.n_beads);
    for (size_t k = 0; k < al.n_beads; k++)
        cr_assert_eq(al.beads[k].tgt_at, full.beads[k].tgt_at);
    arena_free(&a);
}

Test(align, too_many_cells_is_an_error_that_leaves_the_result_alone)
{
    uint32_t len[100];
    uint64_t seed = 2;
    random_lengths(&seed, len, 100, 50);
    struct arena a = {0};
    struct align_params p = length_params();
    struct side s = {.len_cp = len, .n = 100};
    struct alignment al = {.n_beads = 77};
    struct err e = {0};
    p.max_cells = 500;
    cr_expect_eq(align_sides(&a, &p, &s, &s, NULL, &al, NULL, &e), ERR_LIMIT);
    cr_expect_eq(al.n_beads, 77);
    arena_free(&a);
}

Test(align, every_failed_allocation_is_an_error)
{
    uint32_t len[20];
    uint64_t seed = 2;
    random_lengths(&seed, len, 20, 50);
    struct side s = {.len_cp = len, .n = 20};
    for (unsigned method = 0; align_method_name(method); method++) {
        struct align_params p = length_params();
        p.method = (enum align_method)method;
        int rc = ERR_NOMEM;
        for (size_t n = 1; rc != 0; n++) {
            struct arena a = {.fail_in = n};
            struct alignment al = {.n_beads = 77};
            struct err e = {0};
            rc = align_sides(&a, &p, &s, &s, NULL, &al, NULL, &e);
            cr_assert(rc == 0 || (rc == ERR_NOMEM && al.n_beads == 77));
            cr_assert_lt(n, 1000);
            arena_free(&a);
        }
    }
}

Test(align, a_hundred_thousand_one_letter_sentences, .timeout = 60)
{
    enum { N = 100000 };
    uint32_t *len = malloc(N * sizeof *len);
    for (size_t k = 0; k < N; k++)
        len[k] = 1;
    struct arena a = {0};
    struct align_params p = length_params();
    struct side src = {.len_cp = len, .n = N};
    struct side tgt = {.len_cp = len, .n = N - 7};
    struct alignment al = aligned(&a, &p, &src, &tgt);
    expect_cover(&al, src.n, tgt.n);
    free(len);
    arena_free(&a);
}

Test(align, one_endless_sentence_and_empty_ones)
{
    uint32_t long_one = 10000000, zero[3] = {0, 0, 0}, one[2] = {1, 4000000000};
    struct arena a = {0};
    struct side s = {.len_cp = &long_one, .n = 1};
    struct side z = {.len_cp = zero, .n = 3};
    struct side o = {.len_cp = one, .n = 2};
    const struct side *sides[] = {&s, &z, &o};
    for (size_t k = 0; k < 18; k++) {
        struct align_params p = length_params();
        p.method = k < 9 ? ALIGN_LENGTH : ALIGN_LENGTH_EM;
        const struct side *src = sides[k % 3], *tgt = sides[k / 3 % 3];
        struct alignment al = aligned(&a, &p, src, tgt);
        expect_cover(&al, src->n, tgt->n);
    }
    arena_free(&a);
}
