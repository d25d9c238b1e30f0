/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lattice/bead.h"
#include "aligner/lattice/corridor.h"
#include "aligner/lattice/posterior.h"
#include "aligner/lattice/scorer.h"
#include "aligner/likely_beads.h"
#include "aligner/model1.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

/* Sure of 1-1. */
static void one_to_one(const void *model, size_t i, size_t lo, size_t hi,
                       float *out)
{
    (void)model, (void)i;
    for (size_t t = 0; t < BEAD_TYPES_1993; t++)
        for (size_t k = 0; k < hi - lo; k++)
            out[t * (hi - lo) + k] = t == 0 ? 0 : -50;
}

static void learn(struct arena *a, const struct side *src,
                  const struct side *tgt, struct word_pairs *w)
{
    const struct scorer s = {
        .row = one_to_one, .n_types = BEAD_TYPES_1993, .nats_per_unit = 1};
    struct corridor c;
    struct posterior post;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(a, src, tgt, NULL, w, &e), 0);
    cr_assert_eq(corridor_band(a, src, tgt, 5, SIZE_MAX, &c, &e), 0);
    cr_assert_eq(posterior_open(a, &c, &s, &post, &e), 0);
    struct likely_beads sure;
    cr_assert_eq(likely_beads_open(a, &post, &sure, &e), 0);
    cr_assert_eq(model1_learn(a, src, tgt, &sure, w, &e), 0);
}

/* Every even word f is translated f + 1, but for one in ten. */
Test(model1, finds_the_translations_of_a_made_up_language)
{
    struct arena a = {0};
    struct side src, tgt;
    struct word_pairs w;
    document_pair(&a, 8, 300, &src, &tgt);
    learn(&a, &src, &tgt, &w);
    size_t n_right = 0, n_words = 0;
    for (uint32_t s = 0; s < w.n_forms; s += 2) {
        n_words += w.n_src[s] > 4;
        for (uint32_t k = w.row[s]; k < w.row[s + 1]; k++) {
            cr_expect_leq(w.pairs[k].to_tgt, 1);
            n_right += w.n_src[s] > 4 && w.pairs[k].tgt == s + 1 &&
                       w.pairs[k].to_tgt > .5f;
        }
    }
    cr_expect_gt((double)n_right, .95 * (double)n_words);
    arena_free(&a);
}

Test(model1, what_was_met_once_does_not_vouch_for_itself)
{
    struct arena a = {0};
    struct side src = document(&a, "a b|c d|e f|g h|i j|k l|m n");
    struct side tgt = document(&a, "A B|C D|E F|G H|I J|K L|M N");
    struct word_pairs w;
    learn(&a, &src, &tgt, &w);
    for (uint32_t s = 0; s < w.n_forms; s++)
        for (uint32_t k = w.row[s]; k < w.row[s + 1]; k++)
            cr_expect_eq(w.pairs[k].to_tgt, w.pairs[k].given_to_tgt);
    arena_free(&a);
}

Test(model1, never_believes_less_than_what_is_given)
{
    struct arena a = {0};
    struct side src, tgt;
    struct word_pairs w;
    document_pair(&a, 2, 100, &src, &tgt);
    tgt.tokens = src.tokens;
    learn(&a, &src, &tgt, &w);
    for (size_t k = 0; k < word_pairs_n(&w); k++) {
        cr_expect_geq(w.pairs[k].to_tgt, w.pairs[k].given_to_tgt);
        cr_expect_geq(w.pairs[k].to_src, w.pairs[k].given_to_src);
    }
    arena_free(&a);
}
