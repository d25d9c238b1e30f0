/* Miss rates, word by word, against the formula.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "aligner/lattice/bead.h"
#include "aligner/likely_beads.h"
#include "aligner/miss_rate.h"
#include "aligner/ratio_table.h"
#include "aligner/word_pairs.h"
#include "base/arena.h"
#include "document.h"

/* Two texts, 1-1 pairs of all their sentences, and ratios before and after. */
struct fitted {
    struct side src, tgt;
    struct word_pairs pairs;
    struct ratio_table before, after;
    struct bead beads[40];
    struct likely_beads sure;
};

static void fit(struct arena *a, const char *src, const char *tgt,
                double posterior, struct fitted *out)
{
    struct fitted *f = out;
    f->src = document(a, src);
    f->tgt = document(a, tgt);
    cr_assert_eq(f->src.n, f->tgt.n);
    for (uint32_t k = 0; k < f->src.n; k++)
        f->beads[k] = (struct bead){.src_at = k,
                                    .tgt_at = k,
                                    .n_src = 1,
                                    .n_tgt = 1,
                                    .posterior = posterior};
    f->sure = (struct likely_beads){.beads = f->beads, .n = f->src.n};
    cr_assert_eq(word_pairs_open(a, &f->src, &f->tgt, NULL, &f->pairs, NULL),
                 0);
    cr_assert_eq(ratio_table_open(a, &f->pairs, &f->before, NULL), 0);
    cr_assert_eq(ratio_table_open(a, &f->pairs, &f->after, NULL), 0);
    cr_assert_eq(miss_rate_fit(a, &f->src, &f->tgt, &f->sure, &f->after, NULL),
                 0);
}

/* What the words of a target sentence have for a source form, of L = 0. */
static double sum_opposite(const struct fitted *f, uint32_t form, size_t y)
{
    const size_t *at = f->tgt.token_at;
    double sum = 0;
    for (size_t w = at[y]; w < at[y + 1]; w++)
        for (uint32_t k = f->before.row[form]; k < f->before.row[form + 1]; k++)
            if (f->before.entries[k].tgt == f->tgt.tokens[w].form)
                sum += (double)f->before.entries[k].to_src / .8;
    return sum / (double)(at[y + 1] - at[y] + 1);
}

static double cover_of(const struct fitted *f, uint32_t form)
{
    return (1 - (double)f->before.src_base[form]) / .8;
}

/* The pairs in which a source form is matched, and is not, by the formula. */
static void counts_of(const struct fitted *f, uint32_t form, double *matched,
                      double *missed)
{
    double cover = cover_of(f, form);
    *matched = *missed = 0;
    for (size_t k = 0; k < f->sure.n; k++)
        for (size_t x = f->src.token_at[k]; x < f->src.token_at[k + 1]; x++) {
            double known = .8 * sum_opposite(f, form, k);
            double ratio = known + 1 - .8 * cover, p = f->beads[k].posterior;
            if (f->src.tokens[x].form != form)
                continue;
            *matched += p * known / ratio;
            *missed += p * .2 * cover / ratio;
        }
}

/* L of all source forms: 20 of .2, and each form as three at most. */
static double least_of_all(const struct fitted *f)
{
    double all = 20, all_missed = 20 * .2;
    for (uint32_t s = 0; s < f->before.n_forms; s++) {
        double matched, missed;
        counts_of(f, s, &matched, &missed);
        double n = matched + missed, share = fmin(1, 3 / n);
        all += n > 0 ? share * n : 0;
        all_missed += n > 0 ? share * missed : 0;
    }
    return all_missed / all;
}

/* L of a source form by the formula. */
static double least_of(const struct fitted *f, uint32_t form)
{
    double matched, missed;
    counts_of(f, form, &matched, &missed);
    return (10 * least_of_all(f) + missed) / (10 + matched + missed);
}

Test(miss_rate, is_its_formula)
{
    struct arena a = {0};
    struct fitted f;
    fit(&a, "a b c|a a d|b e|f a|g h b|d|a c", "a c x|y d a|b z|w|b a h|x|a",
        .7, &f);
    for (uint32_t s = 0; s < f.before.n_forms; s++) {
        double least = least_of(&f, s), known = 1 - least;
        cr_expect_float_eq(f.after.src_base[s], 1 - known * cover_of(&f, s),
                           1e-5);
        for (uint32_t k = f.before.row[s]; k < f.before.row[s + 1]; k++)
            cr_expect_float_eq(f.after.entries[k].to_src,
                               f.before.entries[k].to_src / .8 * known, 1e-4);
    }
    arena_free(&a);
}

/* "a" always has itself opposite, "b" every other time. */
Test(miss_rate, a_word_that_is_always_met_is_missed_more)
{
    struct arena a = {0};
    struct fitted f;
    fit(&a, "a c|a d|a e|a f|b g|b h|b i|b j", "a k|a l|a m|a n|b o|b p|q|r", 1,
        &f);
    uint32_t always = f.src.tokens[0].form, at_times = f.src.tokens[8].form;
    cr_expect_lt(least_of(&f, always), .2);
    cr_expect_lt(f.after.src_base[always], f.before.src_base[always]);
    cr_expect_gt(f.after.src_base[at_times], f.after.src_base[always]);
    arena_free(&a);
}

Test(miss_rate, a_word_that_is_in_no_pair_stays)
{
    struct arena a = {0};
    struct fitted f;
    fit(&a, "a b|c d", "a c|e d", 0, &f);
    for (uint32_t s = 0; s < f.before.n_forms; s++) {
        cr_expect_float_eq(f.after.src_base[s], f.before.src_base[s], 1e-6);
        cr_expect_float_eq(f.after.tgt_base[s], f.before.tgt_base[s], 1e-6);
    }
    arena_free(&a);
}

/* With the sides swapped, all of it is swapped. */
Test(miss_rate, is_mirrored)
{
    struct arena a = {0};
    struct fitted f, g;
    const char *x = "a b c|a a d|b e|f a|g h b|d",
               *y = "a c i|y d a|b z|a|b a h|b";
    fit(&a, x, y, .9, &f);
    fit(&a, y, x, .9, &g);
    for (uint32_t s = 0; s < f.before.n_forms; s++) {
        cr_expect_float_eq(f.after.src_base[s], g.after.tgt_base[s], 1e-6);
        cr_expect_float_eq(f.after.tgt_base[s], g.after.src_base[s], 1e-6);
    }
    arena_free(&a);
}
