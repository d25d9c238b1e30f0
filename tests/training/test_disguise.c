/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "aligner/lexicon.h"
#include "training/disguise.h"

enum { FORMS = 1000, EVERY = 4 };

Test(disguise, one_word_in_so_many_keeps_its_translations)
{
    struct arena a = {0};
    struct err e = {0};
    uint32_t word[FORMS], seen[FORMS] = {0};
    for (uint32_t f = 0; f < FORMS; f++)
        word[f] = f % 5 == 0 ? LEXICON_NONE : f;
    struct aligner_input sides = {.tgt = {.n_forms = FORMS, .word = word},
                                  .has_lexicon = true};
    cr_assert_eq(disguise_lexicon(&a, &sides, EVERY, &e), 0);
    size_t kept = 0;
    for (uint32_t f = 0; f < FORMS; f++) {
        uint32_t w = sides.tgt.word[f];
        cr_expect_eq(w == LEXICON_NONE, word[f] == LEXICON_NONE,
                     "the same words are known");
        if (w == LEXICON_NONE)
            continue;
        cr_assert_lt(w, FORMS);
        cr_expect_eq(seen[w]++, 0, "%u is the word of two forms", w);
        kept += w == f;
    }
    cr_expect_gt(kept, 150);
    cr_expect_lt(kept, 250);
    cr_expect_eq(word[1], 1, "the words of before are as they were");
    arena_free(&a);
}

Test(disguise, no_memory_is_an_error)
{
    struct arena a = {.fail_in = 1};
    struct err e = {0};
    uint32_t word[3] = {0, 1, 2};
    struct aligner_input sides = {.tgt = {.n_forms = 3, .word = word}};
    cr_expect_eq(disguise_lexicon(&a, &sides, EVERY, &e), ERR_NOMEM);
    cr_expect_eq(sides.tgt.word, word);
    arena_free(&a);
}
