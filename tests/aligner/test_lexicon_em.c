/* Words learnt from beads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "aligner/lexicon_em.h"

/* Word w of the source is word w of the target, for w < 8; every bead holds
 * three pairs of eight, in no order, and 100 + w is in it alone. */
enum { PAIRS = 8, BEADS = 400, WORDS = 200 };

static struct word_bead bead_of(unsigned k, uint32_t src[4], uint32_t tgt[4])
{
    for (unsigned x = 0; x < 3; x++) {
        src[x] = (k * 3 + x * x * 5 + k / 7) % PAIRS;
        tgt[2 - x] = src[x] + 50;
    }
    src[3] = 100 + k % 90;
    tgt[3] = 100 + (k * 2654435761u >> 20) % 90;
    return (struct word_bead){src, tgt, 4, 4, .5f + (float)(k % 2) / 2};
}

static void learn(struct lexicon_em *l, const struct lexicon_em_params *p)
{
    uint32_t src[4], tgt[4];
    struct err e = {0};
    cr_assert_eq(lexicon_em_open(p, WORDS, l, &e), 0);
    for (unsigned k = 0; k < BEADS; k++) {
        struct word_bead b = bead_of(k, src, tgt);
        lexicon_em_count_words(l, &b);
    }
    for (unsigned k = 0; k < BEADS; k++) {
        struct word_bead b = bead_of(k, src, tgt);
        cr_assert_eq(lexicon_em_count_pairs(l, &b, &e), 0);
    }
    cr_assert_eq(lexicon_em_count_pairs_end(l, &e), 0);
    for (int round = 0; round < 5; round++) {
        for (unsigned k = 0; k < BEADS; k++) {
            struct word_bead b = bead_of(k, src, tgt);
            lexicon_em_expect(l, &b);
        }
        lexicon_em_maximise(l, round == 4);
    }
}

Test(lexicon_em, finds_which_words_stand_for_each_other)
{
    struct lexicon_em l;
    struct lexicon_entry *entries;
    size_t n, n_right = 0;
    struct err e = {0};
    struct lexicon_em_params p = lexicon_em_params_default();
    p.above_chance = 1;
    p.min_probability = .2;
    learn(&l, &p);
    cr_assert_eq(lexicon_em_entries(&l, &entries, &n, &e), 0);
    for (size_t k = 0; k < n; k++) {
        const struct lexicon_entry *x = &entries[k];
        cr_expect(x->src_to_tgt > 0 && x->src_to_tgt <= 1);
        cr_expect(x->tgt_to_src > 0 && x->tgt_to_src <= 1);
        cr_expect(k == 0 || x[-1].src < x->src ||
                  (x[-1].src == x->src && x[-1].tgt < x->tgt));
        if (x->src < PAIRS && x->tgt == x->src + 50) {
            cr_expect_gt(x->src_to_tgt, .6, "%u: %f", x->src,
                         (double)x->src_to_tgt);
            n_right++;
        } else {
            cr_expect_lt(x->src_to_tgt * x->tgt_to_src, .5);
        }
    }
    cr_expect_eq(n_right, PAIRS);
    free(entries);
    lexicon_em_close(&l);
}

Test(lexicon_em, what_is_seen_too_seldom_or_too_often_is_no_candidate)
{
    struct lexicon_em l;
    struct lexicon_em_params p = lexicon_em_params_default();
    p.above_chance = 1;
    p.min_count = 1000;
    learn(&l, &p);
    cr_expect_eq(l.joint.n, 0);
    lexicon_em_close(&l);
    p.min_count = 1;
    p.above_chance = 100; /* in one bead of a hundred at most */
    learn(&l, &p);
    for (size_t k = 0; k < l.joint.n; k++)
        cr_expect(l.joint.slots[k].src >= 100 && l.joint.slots[k].tgt >= 100);
    lexicon_em_close(&l);
}

Test(lexicon_em, without_a_bead_there_is_no_entry)
{
    struct lexicon_em l;
    struct lexicon_entry *entries;
    size_t n;
    struct err e = {0};
    struct lexicon_em_params p = lexicon_em_params_default();
    cr_assert_eq(lexicon_em_open(&p, 0, &l, &e), 0);
    cr_assert_eq(lexicon_em_count_pairs_end(&l, &e), 0);
    lexicon_em_maximise(&l, true);
    cr_assert_eq(lexicon_em_entries(&l, &entries, &n, &e), 0);
    cr_expect_eq(n, 0);
    free(entries);
    lexicon_em_close(&l);
}
