/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lexicon.h"
#include "aligner/ratio_table.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

/* The pair of two letters, or NULL. */
static const struct word_pair *pair(const struct word_pairs *w, uint32_t src,
                                    uint32_t tgt)
{
    for (uint32_t k = w->row[src]; k < w->row[src + 1]; k++)
        if (w->pairs[k].tgt == tgt)
            return &w->pairs[k];
    return NULL;
}

Test(word_pairs, equal_forms_and_equal_keys_are_given)
{
    struct arena a = {0};
    struct side src = document(&a, "a b K"), tgt = document(&a, "b k x");
    struct word_pairs w;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &w, &e), 0);
    cr_expect_eq(word_pairs_n(&w), 2);
    cr_expect_float_eq((double)pair(&w, 'b', 'b')->to_tgt, .6, 1e-6);
    cr_expect_float_eq((double)pair(&w, 'K', 'k')->to_tgt, .5, 1e-6);
    cr_expect_null(pair(&w, 'a', 'x'));
    cr_expect_eq(w.n_src['a'], 1);
    cr_expect_float_eq(w.p_src['a'], 2. / 7, 1e-9);
    cr_expect_float_eq(w.p_src['x'], 1. / 7, 1e-9);
    arena_free(&a);
}

Test(word_pairs, the_lexicon_speaks_of_words_of_both_sides_only)
{
    const struct lexicon_entry entries[] = {
        {0, 0, .7f, .9f}, {0, 1, .2f, .9f}, {1, 1, .5f, .5f}};
    const uint32_t row[] = {0, 2, 3};
    const struct lexicon lexicon = {entries, row, 2, 2};
    struct arena a = {0};
    struct side src = document(&a, "a b"), tgt = document(&a, "x y");
    uint32_t src_word[128], tgt_word[128];
    for (size_t f = 0; f < 128; f++)
        src_word[f] = tgt_word[f] = LEXICON_NONE;
    src_word['a'] = 0;
    src_word['c'] = 1; /* not in the text */
    tgt_word['x'] = 0;
    tgt_word['y'] = 1;
    src.word = src_word;
    tgt.word = tgt_word;
    struct word_pairs w;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, &lexicon, &w, &e), 0);
    cr_expect_eq(word_pairs_n(&w), 2);
    cr_expect_float_eq((double)pair(&w, 'a', 'x')->to_tgt, .7, 1e-6);
    cr_expect_float_eq((double)pair(&w, 'a', 'y')->to_src, .9, 1e-6);
    arena_free(&a);
}

/* "d" and "e" are in the lexicon; their translations are not in the text. */
Test(word_pairs, longer_words_of_the_lexicon_are_listed)
{
    const struct lexicon_entry entries[] = {{0, 0, .7f, .9f}, {1, 1, .7f, .9f}};
    const uint32_t row[] = {0, 1, 2};
    const struct lexicon lexicon = {entries, row, 2, 2};
    struct arena a = {0};
    struct side src = document(&a, "d e f"), tgt = document(&a, "x f");
    uint32_t src_word[128], tgt_word[128];
    uint8_t kind[128];
    for (size_t f = 0; f < 128; f++) {
        src_word[f] = tgt_word[f] = LEXICON_NONE;
        kind[f] = f == 'e' ? SIDE_SHORT : SIDE_WORD;
    }
    src_word['d'] = 0;
    src_word['e'] = tgt_word['x'] = 1;
    src.word = src_word;
    tgt.word = tgt_word;
    src.kind = tgt.kind = kind;
    struct word_pairs w;
    struct ratio_table ratios;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, &lexicon, &w, NULL), 0);
    cr_expect(w.src_listed['d'] && !w.src_listed['e'] && !w.src_listed['f']);
    cr_expect(!w.tgt_listed['d'] && w.tgt_listed['x']);
    cr_assert_eq(ratio_table_open(&a, &w, &ratios, NULL), 0);
    cr_expect_float_eq((double)ratios.src_base['d'], 1 - .8 * .9, 1e-6);
    cr_expect_float_eq((double)ratios.tgt_base['d'], 1, 1e-6);
    arena_free(&a);
}

Test(word_pairs, no_word_has_more_than_one_translation_in_all)
{
    struct arena a = {0};
    struct side src = document(&a, "K k"), tgt = document(&a, "k K");
    struct word_pairs w;
    struct err e = {0};
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, NULL, &w, &e), 0);
    float row = pair(&w, 'k', 'k')->to_tgt + pair(&w, 'k', 'K')->to_tgt;
    float column = pair(&w, 'k', 'k')->to_src + pair(&w, 'K', 'k')->to_src;
    cr_expect_float_eq((double)row, 1, 1e-6);
    cr_expect_float_eq((double)column, 1, 1e-6);
    arena_free(&a);
}

/* The lexicon has a and b; it lists b as its own translation. */
Test(word_pairs, a_short_word_is_its_own_translation_if_the_lexicon_says_so)
{
    const struct lexicon_entry entries[] = {{0, 0, .7f, .9f}, {1, 1, .2f, .9f}};
    const uint32_t row[] = {0, 1, 2};
    const struct lexicon lexicon = {entries, row, 2, 2};
    struct arena a = {0};
    struct side src = document(&a, "a b c"), tgt = document(&a, "a b c x");
    uint32_t src_word[128], tgt_word[128];
    uint8_t kind[128];
    for (size_t f = 0; f < 128; f++) {
        src_word[f] = tgt_word[f] = LEXICON_NONE;
        kind[f] = SIDE_SHORT;
    }
    src_word['a'] = 0;
    src_word['b'] = 1;
    tgt_word['x'] = 0;
    tgt_word['b'] = 1;
    src.word = src_word;
    tgt.word = tgt_word;
    src.kind = tgt.kind = kind;
    struct word_pairs w;
    cr_assert_eq(word_pairs_open(&a, &src, &tgt, &lexicon, &w, NULL), 0);
    cr_expect_null(pair(&w, 'a', 'a'), "untranslated");
    cr_expect_not_null(pair(&w, 'a', 'x'));
    cr_expect_not_null(pair(&w, 'b', 'b'));
    cr_expect_not_null(pair(&w, 'c', 'c'), "a name");
    cr_expect(w.untranslated['a'] && !w.untranslated['b'] &&
              !w.untranslated['c']);
    arena_free(&a);
}
