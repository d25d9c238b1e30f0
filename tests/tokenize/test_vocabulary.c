/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "tokenize/vocabulary.h"

static uint32_t add(struct vocabulary *v, const char *word)
{
    uint32_t id;
    bool is_new;
    cr_assert_eq(vocabulary_add(v, sv_from(word), &id, &is_new, NULL), 0);
    if (is_new)
        cr_assert_eq(vocabulary_describe(v, TOKEN_WORD, sv_from(word), NULL),
                     0);
    return id;
}

Test(vocabulary, ids_are_dense_and_give_their_strings_back)
{
    struct vocabulary v = {0};
    cr_expect_eq(vocabulary_find(&v, SV("w0")), UINT32_MAX);
    char word[16];
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 20000; i++) {
            snprintf(word, sizeof word, "w%u", i);
            cr_assert_eq(add(&v, word), i);
        }
    }
    cr_expect_eq(vocabulary_n_forms(&v), 20000);
    cr_expect_eq(vocabulary_n_keys(&v), 20001, "and the empty key");
    cr_expect(sv_eq(vocabulary_form(&v, 1234), SV("w1234")));
    cr_expect_eq(vocabulary_find(&v, SV("w777")), 777);
    cr_expect_eq(vocabulary_find(&v, SV("x777")), UINT32_MAX);
    vocabulary_free(&v);
}

Test(vocabulary, a_reset_forgets_everything)
{
    struct vocabulary v = {0};
    char word[16];
    for (uint32_t n = 1; n < 100000; n *= 7) {
        for (uint32_t i = 0; i < n; i++) {
            snprintf(word, sizeof word, "%u.%u", n, i);
            cr_assert_eq(add(&v, word), i);
        }
        vocabulary_reset(&v);
        cr_expect_eq(vocabulary_n_forms(&v), 0);
    }
    for (uint32_t i = 0; i < 5; i++) {
        snprintf(word, sizeof word, "few %u", i);
        cr_assert_eq(add(&v, word), i);
    }
    vocabulary_reset(&v);
    cr_expect_eq(vocabulary_find(&v, SV("few 3")), UINT32_MAX);
    for (size_t i = 0; i < v.forms.cap; i++)
        cr_assert_eq(v.forms.slots[i], 0);
    vocabulary_free(&v);
}
