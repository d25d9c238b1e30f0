/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "tokenize/split_train.h"
#include "tokenize/splitter.h"

static const struct sv sents = {"Mr. Fox came.\nHe sat.\n\nIt rained; "
                                "nobody left.\nShe ate at 5 p.m. daily.\n",
                                72};

static int train(struct sv raw, struct sv gold, unsigned weight,
                 struct split_model *out, struct err *e)
{
    struct split_trainer *t;
    cr_assert_eq(split_train_open(&t, NULL), 0);
    int rc = split_train_add(t, SV("en"), raw, gold, weight, e);
    struct split_train_options o = split_train_options_default();
    o.min_count = 1;
    if (rc == 0)
        rc = split_train_run(t, &o, out, e);
    split_train_close(t);
    return rc;
}

Test(split_train, what_was_learnt_is_known)
{
    struct split_model *m = malloc(sizeof *m);
    cr_assert(m);
    cr_assert_eq(train(SV(""), sents, 4, m, NULL), 0);
    struct buf text = {0};
    cr_assert_eq(split_model_write(m, &text), 0);
    struct splitter_options o = splitter_options_default();
    o.model = buf_sv(&text);
    struct splitter *s;
    cr_assert_eq(splitter_open(&o, &s, NULL), 0);
    const size_t *ends;
    size_t n;
    cr_assert_eq(splitter_cut(s, SV("en"),
                              SV("It rained; nobody left. She ate at 5 p.m. "
                                 "daily. Mr. Fox came. He sat."),
                              &ends, &n, NULL),
                 0);
    cr_expect_eq(n, 4, "%zu", n);
    splitter_close(s);
    buf_free(&text);
    free(m);
}

Test(split_train, the_same_text_gives_the_same_table)
{
    struct split_model *a = malloc(sizeof *a), *b = malloc(sizeof *b);
    cr_assert(a && b);
    cr_assert_eq(train(SV(""), sents, 1, a, NULL), 0);
    cr_assert_eq(train(SV("Mr. Fox came.  He sat.\nIt rained; nobody left. "
                          "She ate at 5 p.m. daily.\n"),
                       sents, 1, b, NULL),
                 0);
    size_t differ = 0, used = 0;
    for (size_t i = 0; i < SPLIT_WEIGHTS; i++) {
        differ += a->weight[i] != b->weight[i];
        used += a->weight[i] != 0;
    }
    cr_expect_gt(used, 50);
    cr_expect_leq(differ, 40, "two spaces are another gap, no more");
    cr_assert_eq(train(SV(""), sents, 1, b, NULL), 0);
    cr_expect_eq(memcmp(a, b, sizeof *a), 0);
    free(a);
    free(b);
}

Test(split_train, texts_that_differ_are_refused_with_the_line)
{
    struct split_model *m = malloc(sizeof *m);
    struct err e = {0};
    cr_assert(m);
    cr_expect_eq(train(SV("Mr. Fox came. He sang."), sents, 1, m, &e),
                 ERR_INPUT);
    cr_expect_eq(e.at, 2);
    cr_expect_eq(train(SV("Mr. Fox came. He sat."), sents, 1, m, &e),
                 ERR_INPUT);
    cr_expect_eq(train(SV("Mr. Fox came. He sat. It rained; nobody left. She "
                          "ate at 5 p.m. daily. More."),
                       sents, 1, m, &e),
                 ERR_INPUT);
    free(m);
}
