/* Pairs in any order, and texts of one subject.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "aligner/scoring/mining.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "aligner/params.h"
#include "aligner/scoring/subject.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

struct mined {
    struct mined_pair *pairs;
    size_t n;
};

static struct mined mine(struct arena *a, const struct side *src,
                         const struct side *tgt, const bool *src_free,
                         const bool *tgt_free)
{
    static struct align_params params;
    struct word_pairs words;
    struct mined out = {NULL, 0};
    params = align_params_default();
    cr_assert_eq(word_pairs_open(a, src, tgt, NULL, &words, NULL), 0);
    const struct mining_input in = {.params = &params,
                                    .src = src,
                                    .tgt = tgt,
                                    .words = &words,
                                    .src_free = src_free,
                                    .tgt_free = tgt_free};
    cr_assert_eq(mining_find(a, &in, &out.pairs, &out.n, NULL), 0);
    return out;
}

static const char source[] = "a b c d e | f g h i j | k l m n o";
static const char target[] = "z y x w | k l m n o | v u t s | a b c d e";

Test(mining, finds_pairs_against_the_order)
{
    struct arena a = {0};
    struct side src = document(&a, source), tgt = document(&a, target);
    struct mined m = mine(&a, &src, &tgt, NULL, NULL);
    cr_assert_eq(m.n, 2);
    cr_expect(m.pairs[0].src == 0 && m.pairs[0].tgt == 3);
    cr_expect(m.pairs[1].src == 2 && m.pairs[1].tgt == 1);
    for (size_t k = 0; k < m.n; k++) {
        cr_expect_eq(m.pairs[k].words_matched, 1);
        cr_expect_float_eq(m.pairs[k].figures[MINED_LEAST], 1, 1e-9);
        cr_expect_float_eq(m.pairs[k].figures[MINED_TEXTS], log(13), 1e-9);
        cr_expect_eq(m.pairs[k].score, mining_score(m.pairs[k].figures));
    }
    arena_free(&a);
}

Test(mining, takes_free_sentences_alone)
{
    const bool src_free[] = {true, true, false};
    const bool tgt_free[] = {true, true, true, true};
    struct arena a = {0};
    struct side src = document(&a, source), tgt = document(&a, target);
    struct mined m = mine(&a, &src, &tgt, src_free, tgt_free);
    cr_assert_eq(m.n, 1);
    cr_expect_eq(m.pairs[0].src, 0);
    arena_free(&a);
}

/* "f g h" has two partners of which neither stands out, "a b c" one. */
Test(mining, a_rival_lowers_the_margin_and_a_repeated_line_does_not)
{
    struct arena a = {0};
    struct side src = document(&a, "f g h i | a b c d"),
                tgt = document(&a, "f g h y | f g x i | a b c w | a b c w");
    struct mined m = mine(&a, &src, &tgt, NULL, NULL);
    cr_assert_eq(m.n, 2);
    cr_expect_lt(m.pairs[0].figures[MINED_GAP],
                 m.pairs[1].figures[MINED_GAP] - .5);
    cr_expect_eq(m.pairs[1].tgt, 2, "the first of equal lines");
    arena_free(&a);
}

/* Every pair of a random document, read from either side, is the same. */
Test(mining, sides_are_alike)
{
    for (uint64_t seed = 1; seed <= 10; seed++) {
        struct arena a = {0};
        struct side src, tgt;
        document_pair(&a, seed, 12, &src, &tgt);
        struct mined m = mine(&a, &src, &src, NULL, NULL);
        cr_expect_gt(m.n, 0);
        for (size_t k = 0; k < m.n; k++)
            cr_expect_eq(m.pairs[k].src, m.pairs[k].tgt,
                         "a text is its own translation");
        arena_free(&a);
    }
}

Test(mining, figures_have_names_and_what_is_missing_counts_against)
{
    double x[MINED_N] = {0};
    const double before = mining_score(x);
    for (size_t f = 0; f < MINED_N; f++)
        cr_expect_not_null(mined_figure_name(f));
    cr_expect_null(mined_figure_name(MINED_N));
    x[MINED_NUMBERS] = log(2);
    cr_expect_lt(mining_score(x), before);
}

static double shared(const char *src_text, const char *tgt_text)
{
    struct arena a = {0};
    struct word_pairs words;
    struct side src = document(&a, src_text), tgt = document(&a, tgt_text);
    uint8_t *name = arena_array(&a, src.n_forms + tgt.n_forms, 1);
    memset(name, 1, src.n_forms + tgt.n_forms);
    src.name = tgt.name = name;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &words, NULL), 0);
    double share = subject_shared(&src, &tgt, &words);
    arena_free(&a);
    return share;
}

Test(subject, is_shared_by_names_each_used_once)
{
    cr_expect_float_eq(shared("a b c a", "a a c b"), 2 * 4 / (8 + 10.), 1e-9);
    cr_expect_float_eq(shared("a b c a d", "a c b"), 2 * 3 / (8 + 10.), 1e-9);
    cr_expect_eq(shared("a a a a b", "a a a b b"), 0, "two names are too few");
    cr_expect_eq(shared("a b c", "d e f"), 0);
    cr_expect_lt(subject_probability(.05), .01);
    cr_expect_gt(subject_probability(.25), .99);
}
