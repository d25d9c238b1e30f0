/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/side.h"
#include "aligner/scoring/word_matches.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

/* The matches of all sentences of either side, by equal words. */
static struct word_matches overlap(const char *src_text, const char *tgt_text,
                                   const uint8_t *kind)
{
    struct arena a = {0};
    struct side src = document(&a, src_text), tgt = document(&a, tgt_text);
    struct word_pairs words;
    struct word_matches_counter counter;
    struct err e = {0};
    src.kind = tgt.kind = kind;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &words, &e), 0);
    cr_assert_eq(word_matches_open(&a, &src, &tgt, &words, &counter, &e), 0);
    word_matches_count(&counter, 0, 1, 0, 1); /* has no effect on the next */
    struct word_matches o = word_matches_count(&counter, 0, src.n, 0, tgt.n);
    arena_free(&a);
    return o;
}

Test(word_matches, words_meet_one_to_one)
{
    struct word_matches o = overlap("a a a b c", "a a d b", NULL);
    cr_expect_float_eq(o.src.words, 5, 1e-9);
    cr_expect_float_eq(o.src.matched, 3, 1e-9, "two of three a, and b");
    cr_expect_float_eq(o.tgt.words, 4, 1e-9);
    cr_expect_float_eq(o.tgt.matched, 3, 1e-9);
    cr_expect_float_eq(o.src.same_spelling, 3, 1e-9);
}

Test(word_matches, the_poorest_sentence)
{
    struct word_matches o = overlap("a b | x y z a", "a b a", NULL);
    cr_expect_float_eq(o.src.least_matched, .25, 1e-9);
    cr_expect_float_eq(o.tgt.least_matched, 1, 1e-9);
}

Test(word_matches, bare_ends)
{
    struct word_matches o = overlap("a b x y z", "p a q b", NULL);
    cr_expect_float_eq(o.src.unmatched_head, 0, 1e-9);
    cr_expect_float_eq(o.src.unmatched_tail, 3, 1e-9);
    cr_expect_float_eq(o.tgt.unmatched_head, 1, 1e-9);
    cr_expect_float_eq(o.tgt.unmatched_tail, 0, 1e-9, "q is between matches");
    struct word_matches none = overlap("a b | c", "x", NULL);
    cr_expect_float_eq(none.src.unmatched_head, 3, 1e-9);
    cr_expect_float_eq(none.src.unmatched_tail, 3, 1e-9);
}

Test(word_matches, marks_at_the_ends)
{
    uint8_t kind[128] = {0};
    for (int c = 'a'; c <= 'm'; c++)
        kind[c] = SIDE_WORD; /* n to z are marks */
    cr_expect(overlap("a n", "b p", kind).marks_differ);
    cr_expect_not(overlap("a n q", "b q", kind).marks_differ, "q is shared");
    cr_expect_not(overlap("a n", "b", kind).marks_differ, "there is one only");
    cr_expect_not(overlap("n a", "p b", kind).marks_differ, "not at the ends");
}

/* What the words of the first two sentences leave to each other. */
Test(word_matches, words_without_a_partner_leak)
{
    struct arena a = {0};
    struct side src = document(&a, "a b c | d e"),
                tgt = document(&a, "a b | c d e");
    struct word_pairs words;
    struct word_matches_counter counter;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &words, &e), 0);
    cr_assert_eq(word_matches_open(&a, &src, &tgt, &words, &counter, &e), 0);
    cr_expect_float_eq(word_matches_weight(&counter, 1, 1, 1, 1), 4, 1e-9);
    cr_expect_float_eq(word_matches_weight(&counter, 1, 1, 1, 1), 4, 1e-9);
    struct word_matches first = word_matches_count(&counter, 0, 1, 0, 1);
    struct word_matches second = word_matches_count(&counter, 1, 1, 1, 1);
    cr_expect_float_eq(first.src.matched, 2, 1e-9);
    cr_expect_float_eq(second.tgt.matched, 2, 1e-9);
    cr_expect_float_eq(word_matches_weight(&counter, 1, 1, 1, 1), 4, 1e-9);
    cr_expect_float_eq(word_matches_weight_unmatched(&counter, 0, 1, 1, 1), 2,
                       1e-9, "c and c");
    cr_expect_float_eq(word_matches_weight_unmatched(&counter, 1, 1, 0, 1), 0,
                       1e-9);
    arena_free(&a);
}

Test(word_matches, kinds_weigh)
{
    uint8_t kind[128] = {0};
    kind['a'] = SIDE_SHORT;
    kind['b'] = SIDE_MEDIUM;
    kind['c'] = SIDE_WORD;
    kind['n'] = kind['m'] = SIDE_NUMBER;
    struct word_matches o = overlap("a b c n p", "c n m p p", kind);
    cr_expect_float_eq(o.src.words, 2.7, 1e-9);
    cr_expect_float_eq(o.src.matched, 2, 1e-9, "punctuation has no weight");
    cr_expect_eq(o.src.n_numbers, 1);
    cr_expect_eq(o.src.n_numbers_matched, 1);
    cr_expect_eq(o.tgt.n_numbers, 2);
    cr_expect_eq(o.tgt.n_numbers_matched, 1);
    cr_expect_float_eq(o.src.same_spelling, 1, 1e-9, "numbers are not counted");
    cr_expect_float_eq(o.tgt.known, 3, 1e-9, "a number is always known");
}
