/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "corpus/figures.h"
#include "corpus/wilson.h"

/* A pair of so many code points a side. */
static struct record pair(const struct sentence *src,
                          const struct sentence *tgt, double score,
                          uint32_t flags)
{
    return (struct record){.src = {.sents = src, .n = 1},
                           .tgt = {.sents = tgt, .n = 1},
                           .score = score,
                           .flags = flags};
}

static const struct sentence five = {.text = {"a b c", 5}, .n_cp = 5};
static const struct sentence ten = {.text = {"aaaa  bbbb", 10}, .n_cp = 10};

/* Four pairs with scores .9, .6, .5 and 1 and one of no score. */
static struct figures worked_example(void)
{
    struct figures f = {0};
    const double scores[] = {.9, .6, .5, 1, NAN};
    for (size_t k = 0; k < 5; k++) {
        struct record r =
            pair(&five, &ten, scores[k], k == 1 ? RECORD_NUM_MISMATCH : 0);
        figures_add_record(&f, &r);
    }
    return f;
}

static void expect_near(double got, double want)
{
    cr_expect(fabs(got - want) < 1e-9, "%.12g is not %.12g", got, want);
}

Test(figures, expected_wrong_is_a_sum_with_a_range)
{
    struct figures f = worked_example();
    struct figures_expected x = figures_expected_wrong(&f);
    /* .1 + .4 + .5 + 0; variance .09 + .24 + .25; four pairs are short */
    double wide = 2 * sqrt(.58) + 4 * .03;
    expect_near(x.n, 1);
    expect_near(x.low, 0);
    expect_near(x.high, 1 + wide);
    expect_near(x.rate, .25);
}

Test(figures, the_range_of_many_pairs_is_widened_by_a_point_and_a_half)
{
    struct figures f = {0};
    struct record r = pair(&five, &ten, .9, 0);
    for (unsigned k = 0; k < 100; k++)
        figures_add_record(&f, &r);
    struct figures_expected x = figures_expected_wrong(&f);
    expect_near(x.n, 10);
    expect_near(x.low, 10 - 2 * 3 - 1.5);
    expect_near(x.high, 10 + 2 * 3 + 1.5);
}

Test(figures, without_scores_nothing_is_expected)
{
    struct figures f = {0};
    struct record r = pair(&five, &ten, NAN, 0);
    figures_add_record(&f, &r);
    cr_expect(isnan(figures_expected_wrong(&f).rate));
    cr_expect_eq(figures_review(&f, .8), 0);
    cr_expect(isnan(figures_threshold(&f, .95)));
}

Test(figures, review_takes_the_lowest_scores_first)
{
    struct figures f = worked_example();
    cr_expect_eq(figures_review(&f, .5), 1); /* .5 of 1 */
    cr_expect_eq(figures_review(&f, .8), 2); /* .9 of 1 */
    cr_expect_eq(figures_review(&f, .9), 2);
    cr_expect_eq(figures_review(&f, .95), 3);
    cr_expect_eq(figures_review(&f, 1), 3);
}

Test(figures, yield_and_precision_at_a_threshold)
{
    struct figures f = worked_example();
    struct figures_yield y = figures_yield(&f, .6);
    expect_near(y.kept, .75);
    expect_near(y.precision, 2.5 / 3);
    y = figures_yield(&f, .9);
    expect_near(y.kept, .5);
    expect_near(y.precision, .95);
    expect_near(figures_threshold(&f, .95), .9);
    expect_near(figures_threshold(&f, .96), 1);
    expect_near(figures_threshold(&f, .7), .5);
}

Test(figures, scores_count_as_files_have_them)
{
    cr_expect_eq(figures_score_steps(.12345), 1235);
    cr_expect_eq(figures_score_steps(.123449), 1234);
    cr_expect_eq(figures_score_steps(2), 10000);
}

Test(figures, coverage_is_characters_in_pairs_over_all)
{
    struct figures f = {0};
    struct record r = pair(&five, &ten, 1, 0);
    figures_add_record(&f, &r);
    r.tgt.n = 0;
    r.src.sents = &ten;
    figures_add_record(&f, &r);
    expect_near(figures_coverage(&f.src), 5.0 / 15);
    expect_near(figures_coverage(&f.tgt), 1);
    cr_expect_eq(f.n_bead[1][0], 1);
    cr_expect_eq(f.n_bead[1][1], 1);
    cr_expect_eq(f.n_pairs, 1);
}

Test(figures, words_lengths_and_flags)
{
    struct figures f = worked_example();
    cr_expect_eq(figures_words_quantile(&f, &f.src, .5), 3);
    cr_expect_eq(figures_words_quantile(&f, &f.tgt, .95), 2);
    expect_near(figures_length_ratio(&f).median, 2);
    expect_near(figures_length_ratio(&f).mad, 0);
    expect_near(figures_flag_per_1000(&f, 11), 200);
    cr_expect_eq(f.n_flagged, 1);
}

Test(figures, the_spread_of_length_ratios)
{
    struct figures f = {0};
    struct record r[] = {pair(&five, &ten, 1, 0), pair(&five, &five, 1, 0),
                         pair(&ten, &five, 1, 0)};
    for (size_t k = 0; k < 3; k++)
        figures_add_record(&f, &r[k]); /* 2, 1 and .5 */
    expect_near(figures_length_ratio(&f).median, 1);
    expect_near(figures_length_ratio(&f).mad, .5);
}

Test(figures, sums_of_documents_are_the_sum_of_all)
{
    struct figures f = worked_example(), g = {0}, twice = worked_example();
    figures_add(&g, &f);
    figures_add(&g, &f);
    struct record r = pair(&five, &ten, .9, 0);
    cr_expect_eq(g.n_pairs, 10);
    cr_expect_eq(g.n_score[9000], 2);
    figures_add_record(&g, &r);
    figures_add(&twice, &f);
    figures_add_record(&twice, &r);
    cr_expect_eq(memcmp(&g, &twice, sizeof g), 0);
}

Test(wilson, no_error_in_sixty_proves_at_most_six_percent)
{
    double low, high;
    wilson_interval(0, 60, &low, &high);
    expect_near(low, 0);
    cr_expect(fabs(high - .0602) < .00005, "%f", high);
    wilson_interval(5, 10, &low, &high); /* Wilson (1927): .2366 to .7634 */
    cr_expect(fabs(low - .2366) < .00005, "%f", low);
    cr_expect(fabs(high - .7634) < .00005, "%f", high);
}
