/* Scores where words can say nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "aligner/scoring/wordless.h"

#include <criterion/criterion.h>
#include <string.h>

#include "aligner/align.h"
#include "aligner/scoring/bead_features.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

static struct word_matches_counter
counter_of(struct arena *a, const struct side *src, const struct side *tgt)
{
    struct word_pairs *words = arena_array(a, 1, sizeof *words);
    struct word_matches_counter counter;
    cr_assert_not_null(words);
    cr_assert_eq(word_pairs_open(a, src, tgt, NULL, words, NULL), 0);
    cr_assert_eq(word_matches_open(a, src, tgt, words, &counter, NULL), 0);
    return counter;
}

static double known(const char *src_text, const char *tgt_text)
{
    struct arena a = {0};
    struct side src = document(&a, src_text), tgt = document(&a, tgt_text);
    struct word_matches_counter counter = counter_of(&a, &src, &tgt);
    double share = word_matches_known(&counter);
    arena_free(&a);
    return share;
}

Test(wordless, words_with_a_partner_anywhere_are_known)
{
    cr_expect_eq(known("a b . | c d .", "e f . | g h ."), 0);
    cr_expect_eq(known("a b | c d", "d c | b a"), 1);
    cr_expect_float_eq(known("a b | c d", "e f | a h"), 2 / 8., 1e-9);
    cr_expect_float_eq(known("a a b | c", "A e f g"), 3 / 8., 1e-9);
    cr_expect_eq(known(".", "."), 0);
}

/* The counter works as before after the whole document was counted. */
Test(wordless, the_counter_is_left_clear)
{
    struct arena a = {0};
    struct side src = document(&a, "a b c | d e"),
                tgt = document(&a, "d b | a");
    struct word_matches_counter counter = counter_of(&a, &src, &tgt);
    struct word_matches before = word_matches_count(&counter, 0, 2, 0, 2);
    word_matches_known(&counter);
    struct word_matches after = word_matches_count(&counter, 0, 2, 0, 2);
    cr_expect_eq(before.src.matched, after.src.matched);
    cr_expect_eq(before.tgt.matched, after.tgt.matched);
    cr_expect_eq(after.src.matched, 3);
    arena_free(&a);
}

static struct document_features features(double known_share, double aligned)
{
    return (struct document_features){
        .known = known_share, .aligned = aligned, .two_scripts = true};
}

Test(wordless, only_where_hardly_a_word_is_known)
{
    struct document_features few = features(.01, .5), many = features(.1, .5);
    cr_expect(wordless_is(&few));
    cr_expect(!wordless_is(&many));
    few.document.x[FEATURE_DOCUMENT_YIELD] = .35; /* and these match */
    cr_expect(!wordless_is(&few));
    struct document_features one_script = features(.01, .5);
    one_script.two_scripts = false; /* names and cognates would match */
    cr_expect(!wordless_is(&one_script));
}

Test(wordless, a_score_is_the_posterior_of_texts_that_correspond)
{
    struct document_features good = features(0, .8), bad = features(0, .1);
    double last = 0;
    for (double p = .1; p < 1; p += .1) {
        cr_expect_float_eq(wordless_score(&good, p), p, .001);
        cr_expect_lt(wordless_score(&bad, p), .01);
    }
    for (double share = 0; share <= 1; share += .05) {
        struct document_features f = features(0, share);
        double score = wordless_score(&f, .9);
        cr_expect(score > last && score < .9);
        last = score;
    }
}

/* `aligned` counts the sentences of pairs by their posteriors, and ten more in
 * none: two short texts never correspond for sure. */
Test(wordless, aligned_is_the_expected_share_of_sentences_in_right_pairs)
{
    struct arena a = {0};
    struct side src = document(&a, "a | b | c d"), tgt = document(&a, "e | f");
    struct bead beads[] = {
        {.src_at = 0, .tgt_at = 0, .n_src = 1, .n_tgt = 1, .posterior = .8},
        {.src_at = 1, .tgt_at = 1, .n_src = 1, .posterior = .9},
        {.src_at = 2, .tgt_at = 1, .n_src = 1, .n_tgt = 1, .posterior = .5}};
    struct alignment al = {.beads = beads, .n_beads = 3};
    struct document_features f;
    cr_assert_eq(bead_features_gather(&a, &src, &tgt, NULL, &al, &f, NULL), 0);
    cr_expect_float_eq(f.aligned, (2 * .8 + 2 * .5) / (10 + 5), 1e-9);
    cr_expect_eq(f.known, 0);
    arena_free(&a);
}
