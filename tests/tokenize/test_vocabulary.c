/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "tokenize/token.h"
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
    vocabulary_free(&v);
}

Test(vocabulary, what_comes_again_has_the_ids_of_a_first_time)
{
    struct vocabulary kept = {0};
    uint64_t seed = 5;
    char word[32];
    for (int pair = 0; pair < 300; pair++) {
        struct vocabulary fresh = {0};
        for (int k = 0; k < 400; k++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            snprintf(word, sizeof word, "%.*s%u", (int)(seed >> 62) * 4,
                     "abcdefghijkl", (unsigned)(seed >> 33) % 500);
            uint32_t id = add(&fresh, word);
            cr_assert_eq(add(&kept, word), id);
            cr_assert_eq(vocabulary_key_of(&kept, id),
                         vocabulary_key_of(&fresh, id));
            cr_assert(sv_eq(vocabulary_form(&kept, id), sv_from(word)));
            cr_assert_eq(vocabulary_find(&kept, sv_from(word)), id);
        }
        cr_assert_eq(vocabulary_n_forms(&kept), vocabulary_n_forms(&fresh));
        cr_assert_eq(vocabulary_n_keys(&kept), vocabulary_n_keys(&fresh));
        vocabulary_free(&fresh);
        vocabulary_reset(&kept);
        cr_assert_eq(vocabulary_find(&kept, sv_from(word)), UINT32_MAX);
    }
    vocabulary_free(&kept);
}

/* A text of many words does not leave a large table to the small ones. */
Test(vocabulary, a_table_that_was_much_too_large_is_given_back)
{
    struct vocabulary v = {0};
    char word[32];
    for (uint32_t i = 0; i < 100000; i++) {
        snprintf(word, sizeof word, "%u", i);
        add(&v, word);
    }
    vocabulary_reset(&v);
    cr_expect_gt(v.forms.cap, 200000);
    for (uint32_t i = 0; i < 3000; i++) {
        snprintf(word, sizeof word, "other %u", i);
        cr_assert_eq(add(&v, word), i);
    }
    vocabulary_reset(&v);
    add(&v, "one");
    cr_expect_lt(v.forms.cap, 2000);
    vocabulary_free(&v);
}

/* Slots are told to be free by numbers that grow over all documents. */
Test(vocabulary, is_emptied_any_number_of_times)
{
    struct vocabulary v = {0};
    for (uint32_t before = 0; before < UINT32_MAX / 3; before += 1 << 28) {
        v.forms.n_before = before;
        for (int round = 0; round < 3; round++) {
            cr_assert_eq(add(&v, "one"), 0);
            cr_assert_eq(add(&v, "a longer one"), 1);
            cr_assert_eq(add(&v, "one"), 0);
            vocabulary_reset(&v);
            cr_expect_eq(vocabulary_find(&v, SV("one")), UINT32_MAX);
            cr_expect_leq(v.forms.n_before, 1 << 30);
        }
    }
    vocabulary_free(&v);
}

Test(vocabulary, finds_the_forms_of_another)
{
    struct vocabulary large = {0}, small = {0};
    uint32_t found[100];
    char word[32];
    for (uint32_t i = 0; i < 30000; i++) {
        snprintf(word, sizeof word, i % 3 ? "w%u" : "a long word %u", i);
        add(&large, word);
    }
    for (uint32_t i = 0; i < 100; i++) {
        snprintf(word, sizeof word, i % 3 ? "w%u" : "a long word %u", 400 * i);
        add(&small, word);
    }
    vocabulary_find_forms(&large, &small, 0, 100, found);
    for (uint32_t i = 0; i < 100; i++)
        cr_assert_eq(found[i],
                     (i % 3 == 0) == (400 * i % 3 == 0) && 400 * i < 30000
                         ? 400 * i
                         : UINT32_MAX);
    vocabulary_find_forms(&small, &large, 0, 1, found);
    cr_expect_eq(found[0], 0);
    vocabulary_free(&large);
    vocabulary_free(&small);
}

Test(vocabulary, loads_many_forms_at_once)
{
    enum { N = 3000 };
    struct vocabulary one_by_one = {0}, loaded = {0};
    struct buf bytes = {0};
    uint32_t ends[N], id;
    bool is_new;
    char word[32];
    for (uint32_t i = 0; i < N; i++) {
        snprintf(word, sizeof word, i % 3 ? "w%u" : "a long word %u", i);
        add(&one_by_one, word);
        buf_add_sv(&bytes, sv_from(word));
        ends[i] = (uint32_t)bytes.n;
    }
    cr_assert_eq(vocabulary_load(&loaded, buf_sv(&bytes), ends, N, NULL), 0);
    cr_assert_eq(vocabulary_n_forms(&loaded), N);
    for (uint32_t i = 0; i < N; i++) {
        struct sv form = vocabulary_form(&one_by_one, i);
        cr_expect(sv_eq(vocabulary_form(&loaded, i), form));
        cr_expect_eq(vocabulary_find(&loaded, form), i);
    }
    cr_expect_eq(vocabulary_find(&loaded, SV("w3")), UINT32_MAX);
    cr_assert_eq(vocabulary_add(&loaded, SV("w3"), &id, &is_new, NULL), 0);
    cr_expect(is_new && id == N);
    buf_free(&bytes);
    vocabulary_free(&one_by_one);
    vocabulary_free(&loaded);
}

/* The same id for the short way and the long one. */
Test(vocabulary, short_forms_are_those_of_their_bytes)
{
    struct vocabulary v = {0};
    const char *const words[] = {"a",    "aa",      "aaa",
                                 "abcd", "abcdefg", "abcdefgh"};
    uint32_t id;
    bool is_new;
    for (uint32_t k = 0; k < 6; k++) {
        uint64_t bytes = 0;
        for (size_t i = strlen(words[k]); i-- > 0;)
            bytes = bytes << 8 | (unsigned char)words[k][i];
        cr_assert_eq(add(&v, words[k]), k);
        cr_assert_eq(vocabulary_add_short(&v, bytes, strlen(words[k]), &id,
                                          &is_new, NULL),
                     0);
        cr_expect_eq(id, k);
        cr_expect(!is_new);
    }
    vocabulary_free(&v);
}

Test(vocabulary, names_have_capitals_inside_sentences_or_digits)
{
    struct vocabulary v = {0};
    struct buf tokens = {0};
    static const char *const lines[] = {
        "Harbour dues in Vellin rose, and nobody in Vellin paid.",
        "The harbour of Vellin, as Marta said, runs nginx2 on a Monday.",
        "On monday the dues fell."};
    for (size_t k = 0; k < 3; k++)
        cr_assert_eq(token_add_line(&v, sv_from(lines[k]), &tokens, NULL), 0);
    static const struct {
        const char *form;
        bool name;
    } rows[] = {{"vellin", true},  {"marta", true},    {"nginx2", true},
                {"dues", false},   {"harbour", false}, {"the", false},
                {"monday", false}, {"nobody", false},  {",", false}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        uint32_t form = vocabulary_find(&v, sv_from(rows[k].form));
        cr_assert_neq(form, UINT32_MAX, "%s", rows[k].form);
        cr_expect_eq(vocabulary_is_name(&v, form), rows[k].name, "%s",
                     rows[k].form);
    }
    buf_free(&tokens);
    vocabulary_free(&v);
}
