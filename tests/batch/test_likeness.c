/* Documents as sets of words, and which are most like which.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "base/arena.h"
#include "batch/collection.h"
#include "batch/likeness.h"
#include "document/lexicon/lexicon_set.h"

static void add(struct collection *c, unsigned side, const char *text)
{
    struct err e = {0};
    struct sentence s = {.text = sv_from(text), .n_cp = 7};
    const struct article article = {.sents = &s, .n_sents = 1, .n_pars = 1};
    cr_assert_eq(collection_add(c, side, &article, &e), 0);
}

/* Three documents a side: the first two are pairs, by names, a number and a
 * word of the lexicon. */
static void six_documents(struct collection *c, struct lexicon_set *l)
{
    struct err e = {0};
    *l = (struct lexicon_set){.n = 1};
    struct dictionary *d = &l->dictionaries[0];
    cr_assert_eq(dictionary_add(d, SV("horse"), SV("cheval"), .8, .8, &e), 0);
    cr_assert_eq(dictionary_sort(d, &e), 0);
    l->n_words = dictionary_n_words(d);
    add(c, 0, "Orwell Orwell Orwell wrote of a horse");
    add(c, 0, "in 1,984.50 Orwell");
    add(c, 0, "nothing else");
    add(c, 1, "vide");
    add(c, 1, "Orwell 1 984,50");
    add(c, 1, "Orwell Orwell un cheval");
    cr_assert_eq(collection_close_input(c, l, "en", "fr", &e), 0);
}

Test(collection, has_each_word_of_a_document_once_with_its_count)
{
    struct collection c = {.input = {.has_lexicon = false}};
    struct lexicon_set l;
    six_documents(&c, &l);
    const struct side *s = &c.input.src;
    cr_assert_eq(s->n, 3);
    cr_assert_eq(s->token_at[1], 5);
    cr_assert_eq(c.times[0][0], 3);
    cr_assert_eq(c.times[0][1], 1);
    cr_assert_eq(s->tokens[0].form, s->tokens[s->token_at[2] - 1].form);
    cr_assert_eq(c.times[0][s->token_at[2] - 1], 1);
    cr_assert_eq(s->len_cp[2], 7);
    collection_free(&c);
    lexicon_set_close(&l);
}

Test(likeness, is_the_share_of_the_weight_that_both_have)
{
    struct collection c = {.input = {.has_lexicon = false}};
    struct lexicon_set l;
    struct likeness *got;
    size_t n;
    struct err e = {0};
    six_documents(&c, &l);
    cr_assert(c.input.has_lexicon);
    cr_assert_eq(likeness_find(&c.arena, &c.input.src, &c.input.tgt, c.times,
                               &c.input.lexicon, 3, &got, &n, &e),
                 0);
    /* Orwell is in two of three documents on both sides, the others in one */
    const double orwell = log1p(.5 * 3 / 2), year = log1p(.5 * 3),
                 horse = log1p(.8 * 3), twice = 1 + log(2.),
                 thrice = 1 + log(3.);
    const double src[] = {thrice * orwell + horse, orwell + year};
    const double tgt[] = {0, orwell + year, twice * orwell + horse};
    const struct {
        uint32_t src, tgt;
        double value;
    } want[] = {
        {0, 2, 2 * (twice * orwell + horse) / (src[0] + tgt[2])},
        {0, 1, 2 * orwell / (src[0] + tgt[1])},
        {1, 1, 1},
        {1, 2, 2 * orwell / (src[1] + tgt[2])},
    };
    cr_assert_eq(n, 4);
    for (size_t k = 0; k < n; k++) {
        cr_expect_eq(got[k].src, want[k].src, "row %zu", k);
        cr_expect_eq(got[k].tgt, want[k].tgt, "row %zu", k);
        cr_expect_float_eq((double)got[k].value, want[k].value, 1e-6,
                           "row %zu: %.7f, not %.7f", k, (double)got[k].value,
                           want[k].value);
    }
    collection_free(&c);
    lexicon_set_close(&l);
}

Test(likeness, gives_the_best_of_either_side_once)
{
    struct collection c = {.input = {.has_lexicon = false}};
    struct likeness *got;
    size_t n;
    struct err e = {0};
    add(&c, 0, "alpha beta gamma");
    add(&c, 0, "alpha beta");
    add(&c, 1, "alpha beta gamma");
    add(&c, 1, "gamma");
    cr_assert_eq(collection_close_input(&c, NULL, "en", "fr", &e), 0);
    cr_assert_eq(likeness_find(&c.arena, &c.input.src, &c.input.tgt, c.times,
                               NULL, 1, &got, &n, &e),
                 0);
    cr_assert_eq(n, 3);
    cr_expect(got[0].src == 0 && got[0].tgt == 0);
    cr_expect(got[1].src == 0 && got[1].tgt == 1, "best of target 1 alone");
    cr_expect(got[2].src == 1 && got[2].tgt == 0, "best of source 1 alone");
    collection_free(&c);
}

Test(likeness, does_without_memory)
{
    struct collection c = {.input = {.has_lexicon = false}};
    struct lexicon_set l;
    struct likeness *got;
    size_t n, n_failed = 0;
    six_documents(&c, &l);
    for (int rc = -1; rc != 0; n_failed++) {
        struct arena a = {.fail_in = n_failed + 1};
        struct err e = {0};
        rc = likeness_find(&a, &c.input.src, &c.input.tgt, c.times,
                           &c.input.lexicon, 2, &got, &n, &e);
        cr_assert(rc == 0 || rc == ERR_NOMEM);
        arena_free(&a);
    }
    cr_assert_gt(n_failed, 10);
    collection_free(&c);
    lexicon_set_close(&l);
}
