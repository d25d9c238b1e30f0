/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/overlap.h"
#include "aligner/side.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

/* The overlap of all sentences of either side, equal words meeting. */
static struct overlap overlap(const char *src_text, const char *tgt_text,
                              const uint8_t *kind)
{
    struct arena a = {0};
    struct side src = document(&a, src_text), tgt = document(&a, tgt_text);
    struct word_pairs words;
    struct overlap_counter counter;
    struct err e = {0};
    src.kind = tgt.kind = kind;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &words, &e), 0);
    cr_assert_eq(overlap_open(&a, &src, &tgt, &words, &counter, &e), 0);
    overlap_of(&counter, 0, 1, 0, 1); /* leaves nothing behind */
    struct overlap o = overlap_of(&counter, 0, src.n, 0, tgt.n);
    arena_free(&a);
    return o;
}

Test(overlap, words_meet_one_to_one)
{
    struct overlap o = overlap("a a a b c", "a a d b", NULL);
    cr_expect_float_eq(o.src.words, 5, 1e-9);
    cr_expect_float_eq(o.src.met, 3, 1e-9, "two of three a, and b");
    cr_expect_float_eq(o.tgt.words, 4, 1e-9);
    cr_expect_float_eq(o.tgt.met, 3, 1e-9);
    cr_expect_float_eq(o.src.same, 3, 1e-9);
}

Test(overlap, the_longest_stretch_and_the_poorest_sentence)
{
    struct overlap o = overlap("a b | x y z a", "a b a", NULL);
    cr_expect_float_eq(o.src.run, 3, 1e-9);
    cr_expect_float_eq(o.src.least, .25, 1e-9);
    cr_expect_float_eq(o.tgt.run, 0, 1e-9);
    cr_expect_float_eq(o.tgt.least, 1, 1e-9);
}

Test(overlap, kinds_weigh)
{
    uint8_t kind[128] = {0};
    kind['a'] = SIDE_SHORT;
    kind['b'] = SIDE_MEDIUM;
    kind['c'] = SIDE_WORD;
    kind['n'] = kind['m'] = SIDE_NUMBER;
    struct overlap o = overlap("a b c n p", "c n m p p", kind);
    cr_expect_float_eq(o.src.words, 2.7, 1e-9);
    cr_expect_float_eq(o.src.met, 2, 1e-9, "punctuation tells nothing");
    cr_expect_eq(o.src.n_numbers, 1);
    cr_expect_eq(o.src.n_numbers_met, 1);
    cr_expect_eq(o.tgt.n_numbers, 2);
    cr_expect_eq(o.tgt.n_numbers_met, 1);
    cr_expect_float_eq(o.src.same, 1, 1e-9, "numbers are not counted");
    cr_expect_float_eq(o.tgt.known, 3, 1e-9, "a number is always known");
}
