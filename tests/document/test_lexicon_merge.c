/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "document/lexicon/lexicon_merge.h"
#include "document/lexicon/packed_lexicon.h"
#include "io/whole_file.h"
#include "tests/io/scratch.h"

/* A lexicon of lines "word translation p q". */
static struct dictionary make(const char *const *lines, size_t n)
{
    struct dictionary d = {.n_passed_over = 0};
    struct err e = {0};
    for (size_t k = 0; k < n; k++) {
        char src[20], tgt[20];
        double p, q;
        cr_assert_eq(sscanf(lines[k], "%19s %19s %lf %lf", src, tgt, &p, &q),
                     4);
        cr_assert_eq(dictionary_add(&d, sv_from(src), sv_from(tgt), p, q, &e),
                     0);
    }
    cr_assert_eq(dictionary_sort(&d, &e), 0);
    return d;
}
#define MAKE(...)                                                              \
    make((const char *const[]){__VA_ARGS__},                                   \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

/* The probabilities of a pair, or 0. */
static struct dictionary_entry pair(const struct dictionary *d, const char *src,
                                    const char *tgt)
{
    uint32_t s = vocabulary_find(&d->words, sv_from(src)),
             t = vocabulary_find(&d->words, sv_from(tgt));
    if (s != UINT32_MAX && t != UINT32_MAX) {
        struct dictionary_row row = dictionary_row(d, DICTIONARY_FORTH, s);
        for (size_t k = 0; k < row.n; k++)
            if (row.entries[k].word == t)
                return row.entries[k];
    }
    return (struct dictionary_entry){0};
}

static void expect(const struct dictionary *d, const char *src, const char *tgt,
                   double forth, double back)
{
    struct dictionary_entry x = pair(d, src, tgt);
    cr_expect_float_eq((double)x.forth, forth, 1e-6, "%s-%s forth %g", src, tgt,
                       (double)x.forth);
    cr_expect_float_eq((double)x.back, back, 1e-6, "%s-%s back %g", src, tgt,
                       (double)x.back);
}

Test(lexicon_merge, the_mean_over_the_lexicons_that_know_a_word)
{
    struct dictionary a = MAKE("house maison 1 .5", "hearth foyer 1 1"),
                      b = MAKE("maison house .6 .8", "foyer house .4 1"),
                      all = {.n_passed_over = 0};
    const struct lexicon_view views[] = {{&a, DICTIONARY_FORTH},
                                         {&b, DICTIONARY_BACK}};
    struct err e = {0};
    cr_assert_eq(lexicon_merge(views, 2, 0, &all, &e), 0);
    cr_expect_eq(dictionary_n_pairs(&all), 3);
    expect(&all, "house", "maison", (1 + .8) / 2, (.5 + .6) / 2);
    expect(&all, "house", "foyer", 1. / 2, .4 / 2);
    expect(&all, "hearth", "foyer", 1, 1. / 2);
    expect(&all, "maison", "house", 0, 0);
    dictionary_free(&a);
    dictionary_free(&b);
    dictionary_free(&all);
}

Test(lexicon_merge, improbable_pairs_are_left_out)
{
    struct dictionary a = MAKE("b c .5 .5", "b d .1 .4"),
                      all = {.n_passed_over = 0};
    const struct lexicon_view view = {&a, DICTIONARY_FORTH};
    struct err e = {0};
    cr_assert_eq(lexicon_merge(&view, 1, .21, &all, &e), 0);
    cr_expect_eq(dictionary_n_pairs(&all), 1);
    expect(&all, "b", "c", .5, .5);
    dictionary_free(&a);
    dictionary_free(&all);
}

Test(lexicon_merge, joins_over_all_words_between)
{
    struct dictionary a = MAKE("house maison .8 .9", "house foyer .2 .5",
                               "tree arbre 1 1"),
                      b = MAKE("maison casa 1 .7", "foyer casa .5 .3",
                               "foyer hogar .5 1"),
                      all = {.n_passed_over = 0};
    struct err e = {0};
    cr_assert_eq(lexicon_join(&a, &b, 0, &all, &e), 0);
    cr_expect_eq(dictionary_n_pairs(&all), 2);
    expect(&all, "house", "casa", .8 * 1 + .2 * .5, .9 * .7 + .5 * .3);
    expect(&all, "house", "hogar", .2 * .5, .5 * 1);
    dictionary_free(&a);
    dictionary_free(&b);
    dictionary_free(&all);
}

TestSuite(packed_lexicon, .init = scratch_enter, .fini = scratch_leave);

Test(packed_lexicon, what_is_written_is_read_and_a_changed_byte_is_found)
{
    struct dictionary a = MAKE("house maison .8 .9", "house foyer .2 .5");
    struct buf bytes = {0};
    struct err e = {0};
    const char *path = "x.lex";
    strcpy(a.lang[0], "en");
    strcpy(a.lang[1], "fr");
    cr_assert_eq(packed_lexicon_write(path, &a, &e), 0, "%s", e.msg);
    cr_assert_eq(whole_file_read(path, WHOLE_FILE_MAX_BYTES, &bytes, &e), 0);
    cr_assert(packed_lexicon_is(buf_sv(&bytes)));
    for (size_t k = 0; k <= bytes.n; k++) {
        struct dictionary b = {.n_passed_over = 0};
        if (k < bytes.n)
            bytes.p[k] ^= 4;
        int rc = packed_lexicon_is(buf_sv(&bytes))
                     ? packed_lexicon_open(buf_sv(&bytes), &b, &e)
                     : ERR_INPUT;
        cr_expect_eq(rc, k < bytes.n ? ERR_INPUT : 0, "byte %zu", k);
        if (k < bytes.n)
            bytes.p[k] ^= 4;
        else
            expect(&b, "house", "foyer", .2, .5);
        dictionary_free(&b);
    }
    for (size_t n = 0; n < bytes.n; n++) {
        struct dictionary b = {.n_passed_over = 0};
        struct sv cut = {bytes.p, n};
        cr_expect(!packed_lexicon_is(cut) ||
                  packed_lexicon_open(cut, &b, &e) == ERR_INPUT);
    }
    dictionary_free(&a);
    buf_free(&bytes);
}
