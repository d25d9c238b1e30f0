/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/align.h"
#include "aligner/scoring/calibration.h"
#include "aligner/scoring/pair_features.h"
#include "base/arena.h"
#include "document.h"

enum { N = 12 };

/* Twelve beads, one for each sentence of either side. */
static struct document_features gather(struct arena *a, const char *src_text,
                                       const char *tgt_text)
{
    struct side src = document(a, src_text), tgt = document(a, tgt_text);
    struct bead *beads = arena_array(a, N, sizeof *beads);
    struct document_features out;
    struct err e = {0};
    cr_assert(beads && src.n == N && tgt.n == N);
    for (uint32_t k = 0; k < N; k++)
        beads[k] = (struct bead){
            .src_at = k, .tgt_at = k, .n_src = 1, .n_tgt = 1, .posterior = .5};
    struct alignment al = {.beads = beads, .n_beads = N};
    cr_assert_eq(bead_features_gather(a, &src, &tgt, NULL, &al, &out, &e), 0);
    return out;
}

static const char text[] = "a b c | d e f | g h i | j k l | m n o | p q r | "
                           "s t u | v w x | y z a | b d g | c e h | f i j";

Test(bead_features, a_copy_yields_and_a_stranger_does_not)
{
    struct arena a = {0};
    static const char turned[] =
        "g h i | j k l | m n o | p q r | s t u | v w x | "
        "y z a | b d g | c e h | f i j | a b c | d e f";
    struct document_features same = gather(&a, text, text);
    struct document_features other = gather(&a, text, turned);
    cr_expect_gt(same.matched, .99);
    cr_expect_lt(other.matched, .1);
    for (size_t k = 0; k < N; k++) {
        const double *x = same.beads[k].x, *y = other.beads[k].x;
        cr_expect_eq(x[FEATURE_DOCUMENT_YIELD], 1, "as in any translation");
        cr_expect_lt(y[FEATURE_DOCUMENT_YIELD], .05);
        cr_expect_gt(x[FEATURE_NEAR_YIELD], y[FEATURE_NEAR_YIELD]);
        cr_expect_float_eq(x[FEATURE_RELATIVE_LEAST], 1, .02);
        cr_expect_eq(x[FEATURE_1_1], 1);
    }
    arena_free(&a);
}

Test(bead_features, words_leak_to_the_bead_next_to_it)
{
    struct arena a = {0};
    static const char leaked[] =
        "a b | c d e f | g h i | j k l | m n o | p q r | "
        "s t u | v w x | y z a | b d g | c e h | f i j";
    struct document_features v = gather(&a, text, leaked);
    cr_expect_gt(v.beads[0].x[FEATURE_NEIGHBOUR_MATCHES], .3);
    cr_expect_gt(v.beads[1].x[FEATURE_NEIGHBOUR_MATCHES], .3);
    cr_expect_lt(v.beads[6].x[FEATURE_NEIGHBOUR_MATCHES], 1e-9);
    arena_free(&a);
}

Test(bead_features, a_clause_too_many_leaves_one_end_bare)
{
    struct arena a = {0};
    static const char longer[] =
        "a b c | d e f X Y Z W | g h i | j k l | m n o | p q r | "
        "s t u | v w x | y z a | b d g | c e h | f i j";
    struct document_features v = gather(&a, text, longer);
    cr_expect_gt(v.beads[1].x[FEATURE_UNEVEN_ENDS], .5);
    cr_expect_lt(v.beads[6].x[FEATURE_UNEVEN_ENDS], 1e-9);
    arena_free(&a);
}

Test(bead_features, all_are_as_sure_as_on_average)
{
    struct arena a = {0};
    struct document_features v = gather(&a, text, text);
    for (size_t k = 0; k < N; k++)
        cr_expect_float_eq(v.beads[k].x[FEATURE_DOCUMENT_CERTAINTY], 0, 1e-9,
                           "posteriors of a half");
    arena_free(&a);
}

/* Equal shares matched; one has a clause more after its last match. */
Test(bead_features, a_pair_alone_shows_its_ends_and_marks)
{
    struct word_matches even = {.src = {.words = 6, .matched = 4, .known = 6},
                                .tgt = {.words = 6, .matched = 4, .known = 6}};
    struct word_matches uneven = even;
    uneven.tgt.unmatched_tail = 2;
    uneven.marks_differ = true;
    struct bead_features v = pair_features_alone(&even, .5);
    struct bead_features w = pair_features_alone(&uneven, .5);
    cr_expect_float_eq(v.x[FEATURE_UNEVEN_ENDS], 0, 1e-9);
    cr_expect_float_eq(w.x[FEATURE_UNEVEN_ENDS], log(3), 1e-9);
    cr_expect_float_eq(v.x[FEATURE_MATCHED], log(9), 1e-9);
    cr_expect_eq(v.x[FEATURE_END_MARKS], 0);
    cr_expect_eq(w.x[FEATURE_END_MARKS], 1);
    cr_expect_eq(v.x[FEATURE_KNOWN_MATCHED], w.x[FEATURE_KNOWN_MATCHED]);
}

Test(bead_features, all_figures_are_finite_and_named)
{
    struct arena a = {0};
    const char one[] = "a | | | | | | | | | | | b";
    struct document_features v = gather(&a, one, one);
    for (size_t k = 0; k < N; k++)
        for (size_t f = 0; f < FEATURE_N; f++)
            cr_expect(isfinite(v.beads[k].x[f]), "%s", bead_feature_name(f));
    for (size_t f = 0; f < FEATURE_N; f++)
        for (size_t g = 0; g < f; g++)
            cr_expect_str_neq(bead_feature_name(f), bead_feature_name(g));
    cr_expect_null(bead_feature_name(FEATURE_N));
    arena_free(&a);
}

Test(bead_features, no_memory_is_an_error)
{
    for (size_t n = 1;; n++) {
        struct arena room = {0};
        struct side src = document(&room, "a b"), tgt = document(&room, "a c");
        struct bead bead = {.n_src = 1, .n_tgt = 1};
        struct alignment al = {.beads = &bead, .n_beads = 1};
        struct document_features out;
        struct arena a = {.fail_in = n};
        struct err e = {0};
        int rc = bead_features_gather(&a, &src, &tgt, NULL, &al, &out, &e);
        arena_free(&a);
        arena_free(&room);
        if (rc == 0)
            break;
        cr_assert_eq(rc, ERR_NOMEM);
    }
}

Test(bead_features, what_the_longer_side_has_alone_is_missing)
{
    struct word_matches o = {.src = {.words = 8, .matched = 3},
                             .tgt = {.words = 4, .matched = 3}};
    cr_expect_float_eq(pair_features_missing(&o, -2), 4. / 10 - .2, 1e-9);
    cr_expect_eq(pair_features_missing(&o, 2), 0, "the target is longer");
}

Test(bead_features, what_a_free_translation_leaves_out_is_not_missing)
{
    struct word_matches o = {.src = {.words = 18, .matched = 10},
                             .tgt = {.words = 16, .matched = 12}};
    cr_expect_float_eq(pair_features_missing(&o, -1), 0, 1e-9, "4 of 20");
    o.src.matched = 8;
    cr_expect_float_eq(pair_features_missing(&o, -1), .1, 1e-9);
}

Test(bead_features, a_copy_is_told_by_its_share_of_copied_words)
{
    double x[FEATURE_N] = {0};
    struct word_matches o = {.src = {.words = 8}, .tgt = {.words = 6}};
    o.n_copied = 1;
    pair_features_of_words(x, &o, .1);
    cr_expect_eq(x[FEATURE_COPIED], 0, "one word may be on both sides");
    o.n_copied = 6;
    pair_features_of_words(x, &o, .1);
    cr_expect_float_eq(x[FEATURE_COPIED], .5, 1e-9);
    o.n_copied = 100;
    pair_features_of_words(x, &o, .1);
    cr_expect_eq(x[FEATURE_COPIED], 2);
}

Test(bead_features, numbers_count_by_their_share)
{
    double x[FEATURE_N] = {0};
    struct word_matches o = {.src = {.n_numbers = 1}, .tgt = {.n_numbers = 1}};
    pair_features_of_words(x, &o, .1);
    cr_expect_float_eq(x[FEATURE_NUMBERS_UNMATCHED], .5, 1e-9);
    o.src.n_numbers = o.tgt.n_numbers = 9;
    o.src.n_numbers_matched = o.tgt.n_numbers_matched = 8;
    pair_features_of_words(x, &o, .1);
    cr_expect_float_eq(x[FEATURE_NUMBERS_UNMATCHED], .1, 1e-9);
}

Test(bead_features, no_sign_is_the_wrong_way_round)
{
    static const enum bead_feature against[] = {
        FEATURE_UNEVEN_ENDS, FEATURE_NUMBERS_UNMATCHED, FEATURE_NAMES_UNMATCHED,
        FEATURE_MISSING, FEATURE_COPIED};
    for (size_t k = 0; k < sizeof against / sizeof *against; k++)
        cr_expect_eq(calibration_sign(against[k]), -1, "%s",
                     bead_feature_name(against[k]));
    cr_expect_eq(calibration_sign(FEATURE_MATCHED), 1);
    cr_expect_eq(calibration_sign(FEATURE_DOCUMENT_NAMES), 1);
}
