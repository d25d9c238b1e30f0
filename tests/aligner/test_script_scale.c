/* c and s2 between scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "aligner/script_scale.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/length_model.h"
#include "base/arena.h"
#include "random_side.h"

static struct side side_of(const uint32_t *len, size_t n, double letters)
{
    return (struct side){.len_cp = len, .n = n, .letters = letters};
}

Test(script_scale, two_alphabets_have_the_published_values)
{
    static const uint32_t src_len[] = {100, 50}, tgt_len[] = {60, 20};
    static const double letters[] = {0, 1};
    const struct align_params p = align_params_default();
    for (size_t k = 0; k < 4; k++) {
        struct side src = side_of(src_len, 2, letters[k / 2]);
        struct side tgt = side_of(tgt_len, 2, letters[k % 2]);
        struct align_params q = script_scale_params(&p, &src, &tgt);
        cr_expect(q.c == p.c && q.s2 == p.s2 && q.script_c == 1 &&
                      q.script_s2 == 1,
                  "row %zu", k);
    }
}

/* 3.5 letters a character; sizes that fit replace the ratio of the scripts, and
 * sizes of texts with a part missing do not. */
Test(script_scale, c_is_by_scripts_and_by_sizes_that_fit)
{
    static const struct {
        uint32_t src, tgt;
        double c;
    } rows[] = {{350, 100, 1 / 3.5}, {400, 100, 1 / 4.},  {300, 100, 1 / 3.},
                {900, 100, 1 / 3.5}, {100, 100, 1 / 3.5}, {0, 100, 1 / 3.5}};
    const struct align_params p = align_params_default();
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct side src = side_of(&rows[k].src, 1, 1);
        struct side tgt = side_of(&rows[k].tgt, 1, 3.5);
        struct align_params q = script_scale_params(&p, &src, &tgt);
        cr_expect_float_eq(q.c, rows[k].c, 1e-9, "row %zu", k);
        cr_expect_float_eq(q.s2, 6.8 * pow(rows[k].c, 1.5) / sqrt(3.5), 1e-9,
                           "row %zu", k);
    }
}

/* delta = (l2 - c l1) / sqrt(s2 (l1 + l2/c) / 2) only changes its sign. */
Test(script_scale, swapping_the_sides_mirrors_delta)
{
    const struct align_params p = align_params_default();
    static const uint32_t src_len = 220, tgt_len = 70;
    struct side src = side_of(&src_len, 1, 1), tgt = side_of(&tgt_len, 1, 3.5);
    struct align_params q = script_scale_params(&p, &src, &tgt);
    struct align_params r = script_scale_params(&p, &tgt, &src);
    for (double l1 = 10; l1 < 200; l1 += 13)
        for (double l2 = 5; l2 < 60; l2 += 7) {
            double there = (l2 - q.c * l1) / sqrt(q.s2 * (l1 + l2 / q.c) / 2);
            double back = (l1 - r.c * l2) / sqrt(r.s2 * (l2 + l1 / r.c) / 2);
            cr_expect_float_eq(there, -back, 1e-9);
        }
}

Test(script_scale, applied_twice_changes_nothing_more)
{
    const struct align_params p = align_params_default();
    static const uint32_t src_len = 220, tgt_len = 70;
    struct side src = side_of(&src_len, 1, 1), tgt = side_of(&tgt_len, 1, 3.5);
    struct align_params once = script_scale_params(&p, &src, &tgt);
    struct align_params twice = script_scale_params(&once, &src, &tgt);
    cr_expect(twice.c == once.c && twice.s2 == once.s2);
}

/* A text, and its translation into a script of 3.5 letters a character; a tenth
 * of the target is left out. */
enum { N = 400 };
struct dense_pair {
    uint32_t src_len[N], tgt_len[N], of[N]; /* of: the source sentence */
    struct side src, tgt;
};

static void dense_pair(struct dense_pair *d, double letters)
{
    uint64_t seed = 17;
    size_t n_tgt = 0;
    random_lengths(&seed, d->src_len, N, 300);
    for (uint32_t i = 0; i < N; i++) {
        double noise = 1 + ((double)random_below(&seed, 101) - 50) / 250;
        if (random_below(&seed, 10) == 0)
            continue;
        d->of[n_tgt] = i;
        d->tgt_len[n_tgt++] = (uint32_t)(d->src_len[i] / 3.5 * noise) + 1;
    }
    d->src = side_of(d->src_len, N, 1);
    d->tgt = side_of(d->tgt_len, n_tgt, letters);
}

static struct alignment align(struct arena *a, const struct dense_pair *d,
                              const struct align_params *p)
{
    struct alignment al;
    cr_assert_eq(align_sides(a, p, &d->src, &d->tgt, NULL, &al, NULL, NULL), 0);
    return al;
}

/* The share of right 1-1 beads. */
static double share_right(const struct align_params *p, double letters)
{
    struct arena a = {0};
    struct dense_pair d;
    size_t n_right = 0;
    dense_pair(&d, letters);
    struct alignment al = align(&a, &d, p);
    for (size_t k = 0; k < al.n_beads; k++)
        n_right += al.beads[k].n_src == 1 && al.beads[k].n_tgt == 1 &&
                   d.of[al.beads[k].tgt_at] == al.beads[k].src_at;
    arena_free(&a);
    return (double)n_right / (double)d.tgt.n;
}

Test(script_scale, a_dense_script_is_aligned)
{
    struct align_params p = align_params_default();
    p.method = ALIGN_LENGTH_EM;
    cr_expect_gt(share_right(&p, 3.5), .9);
    cr_expect_lt(share_right(&p, 1), .2);
}

/* Method length scales where it is told to, and not else. */
Test(script_scale, by_script_is_a_choice_of_method_length)
{
    struct arena a = {0};
    struct dense_pair d;
    struct align_params published = align_params_default();
    dense_pair(&d, 3.5);
    published.method = ALIGN_LENGTH;
    struct align_params by_hand =
        script_scale_params(&published, &d.src, &d.tgt);
    struct align_params by_script = published;
    by_script.by_script = true;
    struct alignment x = align(&a, &d, &by_script), y = align(&a, &d, &by_hand);
    struct alignment z = align(&a, &d, &published);
    cr_assert_eq(x.n_beads, y.n_beads);
    cr_expect_arr_eq(x.beads, y.beads, x.n_beads * sizeof *x.beads);
    cr_expect(z.n_beads != x.n_beads ||
              memcmp(x.beads, z.beads, x.n_beads * sizeof *x.beads) != 0);
    arena_free(&a);
}

/* Without a bead to learn from, the pseudo-counts are the start. */
Test(script_scale, the_fit_starts_from_c_and_s2_of_the_scripts)
{
    const struct align_params p = align_params_default();
    static const uint32_t src_len = 350, tgt_len = 100;
    struct side src = side_of(&src_len, 1, 1), tgt = side_of(&tgt_len, 1, 3.5);
    struct align_params q = script_scale_params(&p, &src, &tgt);
    struct length_fit f = length_fit_of(&q), g = length_fit_of(&p);
    cr_expect(f.c == q.c && f.start_c == q.c);
    cr_expect(f.s2 == q.s2 && f.start_s2 == q.s2);
    cr_expect(g.start_c == 1 && g.start_s2 == 6.8);
}
