/* The complete hybrid model, words, lengths, paragraphs and continuations,
 * against enumeration of all paths, against the whole matrix, and mirrored.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/boundary_rows.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/viterbi.h"
#include "aligner/length_model.h"
#include "aligner/likely_beads.h"
#include "aligner/model1.h"
#include "aligner/pair_model.h"
#include "aligner/word_evidence.h"
#include "aligner/word_evidence_bead.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "boundary_formula.h"
#include "document.h"
#include "every_path.h"
#include "random_side.h"

/* The whole model of a pair of sides, in the whole matrix. */
struct whole {
    struct side src, tgt;
    struct length_model lengths;
    struct boundary_model boundary[BOUNDARY_KINDS];
    struct boundary_rows boundaries;
    struct word_pairs words;
    struct corridor corridor;
    struct word_evidence evidence;
    struct pair_model model;
};

static void whole_support(struct arena *a, struct whole *w)
{
    cr_assert_eq(word_evidence_open(a, &w->src, &w->tgt, &w->corridor,
                                    ratios_of(a, &w->words), &w->evidence,
                                    NULL),
                 0);
}

static void whole_open(struct arena *a, const struct side *src,
                       const struct side *tgt, struct whole *w)
{
    const struct length_fit start = length_fit_start(1, 6.8, BEAD_SIDE_MAX);
    w->src = *src;
    w->tgt = *tgt;
    cr_assert_eq(length_model_open(a, &start, src, tgt, &w->lengths, NULL), 0);
    cr_assert_eq(word_pairs_open(a, src, tgt, NULL, &w->words, NULL), 0);
    cr_assert_eq(corridor_band(a, src, tgt, src->n + tgt->n, SIZE_MAX,
                               &w->corridor, NULL),
                 0);
    whole_support(a, w);
    w->lengths.floor_nats = -5;
    w->model = (struct pair_model){
        .lengths = &w->lengths, .evidence = &w->evidence, .lexical_weight = .5};
    boundaries_open(a, src, tgt, w->boundary, &w->boundaries);
    w->model.boundaries = &w->boundaries;
}

/* A text of n sentences for document(): words a-h, so that some are shared. */
static void random_text(uint64_t *seed, size_t n, char first, char *out)
{
    for (size_t i = 0; i < n; i++) {
        if (i > 0)
            *out++ = '|';
        if (random_below(seed, 3) == 0)
            *out++ = '/';
        if (random_below(seed, 4) == 0)
            *out++ = random_below(seed, 2) ? '~' : '!';
        for (size_t k = 1 + random_below(seed, 6); k > 0; k--)
            *out++ = (char)(first + (char)random_below(seed, 8));
        if (random_below(seed, 2) == 0)
            *out++ = '.';
    }
    *out = '\0';
}

static void random_whole(struct arena *a, uint64_t *seed, size_t most,
                         struct whole *w)
{
    char src_text[500], tgt_text[500];
    random_text(seed, 1 + random_below(seed, (uint32_t)most), 'a', src_text);
    random_text(seed, 1 + random_below(seed, (uint32_t)most), 'A', tgt_text);
    struct side src = document(a, src_text), tgt = document(a, tgt_text);
    whole_open(a, &src, &tgt, w);
}

static void check_posteriors(const struct posterior *got,
                             const struct every_path *want)
{
    const struct corridor *c = got->corridor;
    double n = 0, same = 0;
    for (size_t i = 0; i <= c->n_src; i++)
        for (size_t j = 0; j <= c->n_tgt; j++)
            for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
                size_t a = bead_types[t].n_src, b = bead_types[t].n_tgt;
                if (a > i || b > j)
                    continue;
                struct bead bead = {.src_at = (uint32_t)(i - a),
                                    .tgt_at = (uint32_t)(j - b),
                                    .n_src = (uint8_t)a,
                                    .n_tgt = (uint8_t)b};
                double p = want->posterior[i][j][t];
                cr_assert_float_eq(posterior_of(got, &bead), p, 1e-5);
                n += p;
                same += p * p;
            }
    cr_assert_float_eq(posterior_undecided(got), n - same, 1e-4);
}

Test(pair_model, path_and_posteriors_are_those_of_all_paths)
{
    uint64_t seed = 20;
    for (int round = 0; round < 40; round++) {
        struct arena a = {0};
        struct whole w;
        random_whole(&a, &seed, 5, &w);
        struct scorer s = pair_model_scorer(&w.model);
        struct every_path want = every_path(&w.corridor, &s);
        struct bead *path;
        size_t n;
        struct posterior post;
        cr_assert_eq(viterbi_path(&a, &w.corridor, &s, &path, &n, NULL), 0);
        cr_assert_eq(n, want.n_beads);
        cr_assert_arr_eq(path, want.beads, n * sizeof *path);
        s.nats_per_unit = round % 2 ? 1 : .5;
        want = every_path(&w.corridor, &s);
        cr_assert_eq(posterior_open(&a, &w.corridor, &s, &post, NULL), 0);
        cr_assert_float_eq(post.log_sum_nats, want.log_sum_nats, 1e-4);
        check_posteriors(&post, &want);
        arena_free(&a);
    }
}

/* Equal, also where both are impossible. */
static void expect_near(double got, double want, double by)
{
    cr_assert(got == want || fabs(got - want) <= by, "%g, not %g", got, want);
}

/* A bead's weight, part by part: the formulas of single beads.  Without words,
 */
static double wordless_weight(struct whole *w, size_t i, size_t j, size_t t)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    float lengths[BEAD_TYPES_MAX];
    length_model_row(&w->lengths, BEAD_TYPES_MAX, i, j, j + 1, lengths);
    double nats = (double)lengths[t];
    if (n_src == 0 || n_tgt == 0)
        return nats;
    return nats + boundaries_formula(&w->boundaries, i - n_src, n_src,
                                     j - n_tgt, n_tgt);
}

/* and with them. */
static double slow_weight(struct whole *w, size_t i, size_t j, size_t t)
{
    size_t n_src = bead_types[t].n_src, n_tgt = bead_types[t].n_tgt;
    double nats = wordless_weight(w, i, j, t);
    if (n_src == 0 || n_tgt == 0)
        return nats;
    return nats + w->model.lexical_weight *
                      word_evidence_bead(&w->evidence, i - n_src, n_src,
                                         j - n_tgt, n_tgt);
}

/* Do rows leave it out? */
static bool is_given_up(struct whole *w, size_t i, size_t j, size_t t)
{
    return bead_types[t].n_src > 0 && bead_types[t].n_tgt > 0 &&
           bead_types[t].n_src + bead_types[t].n_tgt > 2 &&
           wordless_weight(w, i, j, t) < -11;
}

static void check_rows(struct whole *w, float *row)
{
    const struct scorer s = pair_model_scorer(&w->model);
    const struct corridor *c = &w->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        size_t width = corridor_width(c, i);
        s.row(s.model, i, c->lo[i], c->hi[i], row);
        for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
            struct corridor_run run = corridor_run(c, i, t);
            for (size_t j = c->lo[i]; j < c->hi[i]; j++) {
                double got = (double)row[t * width + j - c->lo[i]];
                if (j - run.first >= run.n || j < run.first) {
                    cr_assert_eq(got, -INFINITY);
                    continue;
                }
                double want = slow_weight(w, i, j, t);
                bool none = is_given_up(w, i, j, t);
                expect_near(got, none ? -INFINITY : want, .003);
            }
        }
    }
}

/* The kept model has the pairs of `last` alone, with new weights or with the
 * same. */
static void check_kept(struct whole *w, const struct posterior *last,
                       bool same_weights, float *row)
{
    const struct pair_model_kept kept = {&w->model, last, same_weights};
    const struct scorer s = pair_model_kept_scorer(&kept);
    const struct corridor *c = &w->corridor;
    for (size_t i = 0; i <= c->n_src; i++) {
        size_t width = corridor_width(c, i);
        s.row(s.model, i, c->lo[i], c->hi[i], row);
        for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
            struct bead b = {.n_src = bead_types[t].n_src,
                             .n_tgt = bead_types[t].n_tgt};
            struct corridor_run run = corridor_run(c, i, t);
            for (size_t k = 0; k < run.n; k++) {
                size_t j = run.first + k;
                b.src_at = (uint32_t)(i - b.n_src);
                b.tgt_at = (uint32_t)(j - b.n_tgt);
                bool is_null = b.n_src == 0 || b.n_tgt == 0;
                const struct posterior_bead *left = posterior_find(last, &b);
                double want = !is_null && !left ? -INFINITY
                              : same_weights && !is_null
                                  ? (double)left->nats
                                  : slow_weight(w, i, j, t);
                expect_near((double)row[t * width + j - c->lo[i]], want, .003);
            }
        }
    }
}

Test(pair_model, the_kept_model_weighs_what_the_last_pass_kept)
{
    static float row[BEAD_TYPES_MAX * 64];
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct arena a = {0};
        struct whole w;
        struct side src, tgt;
        struct posterior first;
        document_pair(&a, seed, 30, &src, &tgt);
        tgt.tokens = src.tokens;
        whole_open(&a, &src, &tgt, &w);
        const struct scorer s = pair_model_scorer(&w.model);
        cr_assert_eq(posterior_open(&a, &w.corridor, &s, &first, NULL), 0);
        cr_assert_gt(first.row[src.n + 1], src.n / 2);
        cr_assert_eq(word_evidence_open(&a, &src, &tgt, NULL,
                                        ratios_of(&a, &w.words), &w.evidence,
                                        NULL),
                     0);
        check_kept(&w, &first, false, row);
        w.model.lexical_weight = 0;
        check_kept(&w, &first, true, row);
        arena_free(&a);
    }
}

Test(pair_model, rows_weigh_as_single_beads_do)
{
    static float row[BEAD_TYPES_MAX * 64];
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct arena a = {0};
        struct whole w;
        struct side src, tgt;
        document_pair(&a, seed, 30, &src, &tgt);
        tgt.tokens = src.tokens; /* equal forms make pairs */
        whole_open(&a, &src, &tgt, &w);
        check_rows(&w, row);
        cr_assert_eq(
            corridor_band(&a, &src, &tgt, seed, SIZE_MAX, &w.corridor, NULL),
            0);
        whole_support(&a, &w);
        check_rows(&w, row);
        check_rows(&w, row); /* from the first row again */
        arena_free(&a);
    }
}

/* The weight of the bead of type t that ends at (i, j). */
static double weight(const struct whole *w, size_t i, size_t j, size_t t)
{
    const struct scorer s = pair_model_scorer(&w->model);
    float out[BEAD_TYPES_MAX];
    s.row(s.model, i, j, j + 1, out);
    return (double)out[t];
}

Test(pair_model, swapping_the_sides_changes_no_weight)
{
    uint64_t seed = 21;
    for (int round = 0; round < 40; round++) {
        struct arena a = {0};
        struct whole w, mirror;
        random_whole(&a, &seed, 8, &w);
        whole_open(&a, &w.tgt, &w.src, &mirror);
        for (size_t i = 0; i <= w.src.n; i++)
            for (size_t j = 0; j <= w.tgt.n; j++)
                for (size_t t = 0; t < BEAD_TYPES_MAX; t++) {
                    struct bead_type type = bead_types[t];
                    if (type.n_src > i || type.n_tgt > j)
                        continue;
                    size_t back = bead_type_find(type.n_tgt, type.n_src);
                    expect_near(weight(&w, i, j, t),
                                weight(&mirror, j, i, back), 4e-3);
                }
        arena_free(&a);
    }
}

Test(pair_model, swapping_the_sides_mirrors_the_beads)
{
    struct align_params p = align_params_default();
    p.method = ALIGN_HYBRID;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct arena a = {0};
        struct side src, tgt;
        struct alignment al, mirror;
        document_pair(&a, seed, 150, &src, &tgt);
        tgt.n -= 20;
        cr_assert_eq(align_sides(&a, &p, &src, &tgt, NULL, &al, NULL, NULL), 0);
        cr_assert_eq(align_sides(&a, &p, &tgt, &src, NULL, &mirror, NULL, NULL),
                     0);
        cr_assert_eq(al.n_beads, mirror.n_beads);
        for (size_t k = 0; k < al.n_beads; k++) {
            const struct bead *b = &al.beads[k], *m = &mirror.beads[k];
            cr_assert(b->n_src == m->n_tgt && b->n_tgt == m->n_src);
            cr_assert_float_eq(b->posterior, m->posterior, .01);
        }
        arena_free(&a);
    }
}

/* Fitted in the whole matrix, and in the corridor of the nodes with some mass. */
Test(pair_model, corridor_gives_what_the_whole_matrix_gives)
{
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct arena a = {0};
        struct whole w;
        struct side src, tgt;
        struct posterior all, near;
        struct corridor narrow;
        struct bead *all_path, *near_path;
        size_t n_all, n_near;
        document_pair(&a, seed, 60, &src, &tgt);
        tgt.n -= 10;
        whole_open(&a, &src, &tgt, &w);
        const struct scorer s = pair_model_scorer(&w.model);
        cr_assert_eq(posterior_open(&a, &w.corridor, &s, &all, NULL), 0);
        length_model_refit(&w.lengths, &all);
        struct likely_beads sure;
        cr_assert_eq(likely_beads_open(&a, &all, &sure, NULL), 0);
        cr_assert_eq(model1_learn(&a, &src, &tgt, &sure, &w.words, NULL), 0);
        whole_support(&a, &w);
        cr_assert_eq(posterior_open(&a, &w.corridor, &s, &all, NULL), 0);
        cr_assert_eq(viterbi_path(&a, &w.corridor, &s, &all_path, &n_all, NULL),
                     0);
        cr_assert_eq(
            corridor_narrow(&a, &w.corridor, all.mass, 1e-6f, 1, &narrow, NULL),
            0);
        size_t n_cells = narrow.at[narrow.n_src + 1];
        cr_expect_lt(n_cells * 4, w.corridor.at[src.n + 1]);
        cr_assert_eq(word_evidence_open(&a, &src, &tgt, &narrow,
                                        ratios_of(&a, &w.words), &w.evidence,
                                        NULL),
                     0);
        cr_assert_eq(posterior_open(&a, &narrow, &s, &near, NULL), 0);
        cr_assert_eq(viterbi_path(&a, &narrow, &s, &near_path, &n_near, NULL),
                     0);
        cr_assert_eq(n_all, n_near);
        cr_assert_arr_eq(all_path, near_path, n_all * sizeof *all_path);
        for (size_t k = 0; k < n_all; k++) {
            double want = posterior_of(&all, &all_path[k]);
            double got = posterior_of(&near, &near_path[k]);
            cr_assert_float_eq(got, want, 1e-3, "%g, not %g", got, want);
        }
        arena_free(&a);
    }
}
