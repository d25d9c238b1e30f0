/* What the aligner gets to know of two articles.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/arena.h"
#include "document/aligner_input.h"
#include "document/lexicon/lexicon_set.h"

/* "One sentence.|Another./A paragraph." */
static struct article article_of(struct arena *a, const char *text,
                                 const char *lang)
{
    struct article out = {.n_pars = 1};
    out.sents = arena_array(a, strlen(text) + 1, sizeof *out.sents);
    strcpy(out.lang, lang);
    for (const char *p = text;; p++) {
        size_t n = strcspn(p, "|/");
        struct sv s = {p, n};
        out.sents[out.n_sents++] = (struct sentence){
            .text = s, .n_cp = (uint32_t)n, .par = out.n_pars - 1};
        p += n;
        if (!*p)
            return out;
        out.n_pars += *p == '/';
    }
}

static void add(struct dictionary *d, const char *src, const char *tgt,
                double p)
{
    struct err e = {0};
    cr_assert_eq(dictionary_add(d, sv_from(src), sv_from(tgt), p, p / 2, &e),
                 0);
}

/* Replace a dictionary by what its packed form, which is kept in *packed,
 * makes. */
static void pack_and_unpack(struct dictionary *d, struct buf *packed)
{
    struct err e = {0};
    cr_assert_eq(dictionary_pack(d, packed), 0);
    dictionary_free(d);
    cr_assert_eq(dictionary_unpack(d, packed->p, &e), 0);
}

/* One dictionary for two languages, one for any. */
static void lexicons_of(struct lexicon_set *l)
{
    struct err e = {0};
    *l = (struct lexicon_set){.n = 2};
    struct dictionary *own = &l->dictionaries[0], *any = &l->dictionaries[1];
    strcpy(own->lang[0], "qa");
    strcpy(own->lang[1], "qb");
    add(own, "House", "maison", .5);
    add(own, "house", "foyer", .25);
    add(own, "red house", "maison rouge", 1);
    add(own, "cat", "chat", 1);
    add(any, "house", "maison", 0);
    add(any, "house", "toit", 0);
    add(any, "maison", "home", 0);
    for (size_t k = 0; k < 2; k++) {
        cr_assert_eq(dictionary_sort(&l->dictionaries[k], &e), 0);
        l->n_words += dictionary_n_words(&l->dictionaries[k]);
    }
    cr_expect_eq(own->n_passed_over, 1);
}

static uint32_t form_of(const struct aligner_input_maker *m, const char *word)
{
    return vocabulary_find(&m->vocabulary, sv_from(word));
}

/* p(tgt | src) in the pair's lexicon; 0 where they are no pair. */
static double given(const struct aligner_input *s,
                    const struct aligner_input_maker *m, const char *src,
                    const char *tgt)
{
    uint32_t from = form_of(m, src), to = form_of(m, tgt);
    if (!s->has_lexicon || from == UINT32_MAX || to == UINT32_MAX)
        return 0;
    const struct lexicon *l = &s->lexicon;
    for (uint32_t k = l->row[from]; k < l->row[from + 1]; k++)
        if (l->entries[k].tgt == to)
            return (double)l->entries[k].src_to_tgt;
    return 0;
}

static struct aligner_input sides_of(struct arena *a,
                                     struct aligner_input_maker *m,
                                     const struct lexicon_set *l,
                                     const char *src, const char *src_lang,
                                     const char *tgt, const char *tgt_lang)
{
    struct article s = article_of(a, src, src_lang);
    struct article t = article_of(a, tgt, tgt_lang);
    struct aligner_input out;
    struct err e = {0};
    cr_assert_eq(aligner_input_of_words(a, m, l, &s, &t, &out, &e), 0);
    return out;
}

Test(aligner_input, words_are_numbers_and_equal_words_equal_numbers)
{
    struct arena a = {0};
    struct aligner_input_maker m = {.cap = 0};
    struct aligner_input s =
        sides_of(&a, &m, NULL, "The cat/the CAT!", "qa", "Le chat", "qb");
    cr_assert_eq(s.src.n, 2);
    cr_assert_eq(s.tgt.n, 1);
    cr_expect_eq(s.src.len_cp[0], 7);
    cr_expect(s.src.par && s.src.par[0] == 0 && s.src.par[1] == 1);
    cr_expect(!s.tgt.par, "one paragraph says nothing");
    cr_expect(!s.has_lexicon && !s.src.word);
    const struct side_token *first = s.src.tokens + s.src.token_at[0];
    const struct side_token *second = s.src.tokens + s.src.token_at[1];
    cr_expect(first[0].form == second[0].form &&
              first[1].form == second[1].form);
    cr_expect_eq(s.src.token_at[2] - s.src.token_at[1], 3);
    cr_expect_eq(s.src.n_forms, s.tgt.n_forms);
    aligner_input_maker_free(&m);
    arena_free(&a);
}

Test(aligner_input, lexicons_serve_their_languages_both_ways)
{
    struct arena a = {0};
    struct aligner_input_maker m = {.cap = 0};
    struct lexicon_set l;
    lexicons_of(&l);
    struct aligner_input s = sides_of(&a, &m, &l, "A house|my cat", "qa-XX",
                                      "Une maison|un foyer", "qb");
    cr_expect_eq(given(&s, &m, "house", "maison"), .5, "the best of both");
    cr_expect_eq(given(&s, &m, "house", "foyer"), .25);
    cr_expect_eq(given(&s, &m, "cat", "chat"), 0, "it is not there");
    s = sides_of(&a, &m, &l, "Une maison", "qb", "A house, the home", "qa");
    cr_expect_eq(given(&s, &m, "maison", "house"), 1, "there any way");
    cr_expect_eq(given(&s, &m, "maison", "home"), 1);
    s = sides_of(&a, &m, &l, "A house|my cat", "qa", "Un foyer, un chat", "qc");
    cr_expect_eq(given(&s, &m, "house", "foyer"), 0);
    cr_expect_eq(given(&s, &m, "cat", "chat"), 0);
    for (size_t k = 0; k < 2; k++)
        dictionary_free(&l.dictionaries[k]);
    aligner_input_maker_free(&m);
    arena_free(&a);
}

static void expect_equal_rows(const struct dictionary *x,
                              const struct dictionary *y,
                              enum dictionary_way way, uint32_t word)
{
    struct dictionary_row a = dictionary_row(x, way, word);
    struct dictionary_row b = dictionary_row(y, way, word);
    cr_assert_eq(a.n, b.n, "word %u, way %d", word, way);
    cr_expect_arr_eq(a.entries, b.entries, a.n * sizeof *a.entries);
}

Test(dictionary, is_the_same_packed_and_unpacked)
{
    struct lexicon_set l, again;
    struct buf packed[2] = {{0}, {0}};
    lexicons_of(&l);
    lexicons_of(&again);
    for (size_t k = 0; k < 2; k++) {
        struct dictionary *x = &l.dictionaries[k], *y = &again.dictionaries[k];
        size_t n = dictionary_n_words(x);
        uint32_t found[16];
        pack_and_unpack(y, &packed[k]);
        cr_assert(n > 2 && n <= 16);
        cr_assert_eq(dictionary_n_words(y), n);
        cr_expect_eq(dictionary_n_pairs(y), 3);
        cr_expect_eq(y->n_passed_over, x->n_passed_over);
        cr_expect_str_eq(y->lang[0], x->lang[0]);
        cr_expect_str_eq(y->lang[1], x->lang[1]);
        dictionary_find(y, &x->words, found);
        for (uint32_t w = 0; w < n; w++) {
            cr_expect_eq(found[w], w);
            expect_equal_rows(x, y, DICTIONARY_FORTH, w);
            expect_equal_rows(x, y, DICTIONARY_BACK, w);
        }
        dictionary_free(x);
        dictionary_free(y);
        buf_free(&packed[k]);
    }
}

static bool is_clear(const struct aligner_input_maker *m)
{
    for (size_t k = 0; k < m->cap; k++)
        if (m->form_of[k] != 0)
            return false;
    return true;
}

Test(aligner_input, a_failed_allocation_is_an_error_and_leaves_nothing_behind)
{
    struct arena text = {0};
    struct aligner_input_maker m = {.cap = 0};
    struct lexicon_set l;
    lexicons_of(&l);
    struct article src = article_of(&text, "A house|my cat/a house", "qa");
    struct article tgt = article_of(&text, "Une maison|un chat", "qb");
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc != 0) {
        struct arena a = {.fail_in = ++n};
        struct aligner_input s;
        struct err e = {0};
        rc = aligner_input_of_words(&a, &m, &l, &src, &tgt, &s, &e);
        cr_assert(rc == 0 || rc == ERR_NOMEM);
        cr_expect(is_clear(&m), "after %zu allocations", n);
        arena_free(&a);
    }
    cr_expect_gt(n, 10);
    for (size_t k = 0; k < 2; k++)
        dictionary_free(&l.dictionaries[k]);
    aligner_input_maker_free(&m);
    arena_free(&text);
}
