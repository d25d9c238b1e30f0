/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "corpus/comparison.h"

/* Links 0-0, 1-1 … of which those at or behind `wrong` are joined in twos. */
static struct gold_link_list links_of(struct arena *a, uint32_t n,
                                      uint32_t wrong)
{
    struct gold_link_list out = {arena_array(a, n, sizeof *out.links), 0};
    uint32_t *numbers = arena_array(a, n, sizeof *numbers);
    cr_assert(out.links && numbers);
    for (uint32_t k = 0; k < n; k++)
        numbers[k] = k;
    for (uint32_t k = 0; k < n;) {
        uint32_t size = k >= wrong && k + 1 < n ? 2 : 1;
        out.links[out.n++] = (struct gold_link){numbers + k, numbers + k, size,
                                                size, (double)NAN};
        k += size;
    }
    return out;
}

/* n documents of ten beads; the aligners err from `first`, `second` on. */
static void add(struct comparison *c, size_t n, uint32_t first, uint32_t second)
{
    for (size_t k = 0; k < n; k++) {
        struct arena a = {0};
        struct gold_link_list gold = links_of(&a, 10, 10),
                              x = links_of(&a, 10, first),
                              y = links_of(&a, 10, second);
        cr_assert_eq(comparison_add(c, &a, &x, &y, &gold, NULL), 0);
        arena_free(&a);
    }
}

static struct comparison_row row_named(const struct comparison *c,
                                       const char *name)
{
    struct arena a = {0};
    const struct comparison_row *rows;
    struct comparison_row out = {.n_gold = 0};
    size_t n;
    cr_assert_eq(comparison_rows(c, &a, &rows, &n, NULL), 0);
    for (size_t k = 0; k < n; k++)
        if (strcmp(rows[k].name, name) == 0)
            out = rows[k];
    cr_assert(out.name[0], "%s", name);
    arena_free(&a);
    return out;
}

Test(comparison, equal_aligners_do_not_differ)
{
    struct comparison c = {.n = 0};
    add(&c, 3, 6, 6);
    struct comparison_row r = row_named(&c, "strict F1");
    cr_expect(r.difference == 0 && r.low == 0 && r.high == 0 && r.p == 1);
    cr_expect_eq(r.n_gold, 30);
    comparison_free(&c);
}

Test(comparison, documents_that_all_say_the_same_leave_no_doubt)
{
    struct comparison c = {.n = 0};
    add(&c, 5, 0, 6);
    struct comparison_row r = row_named(&c, "strict F1");
    /* six right of eight found and ten in the gold, against none */
    cr_expect_float_eq(r.second, 2 * 6. / 18, 1e-12);
    cr_expect_eq(r.first, 0);
    cr_expect_float_eq(r.low, r.difference, 1e-12);
    cr_expect_float_eq(r.high, r.difference, 1e-12);
    cr_expect_eq(r.p, 0);
    comparison_free(&c);
}

Test(comparison, the_interval_of_a_mean_is_as_theory_has_it)
{
    struct comparison c = {.n = 0};
    add(&c, 50, 0, 10); /* + 1 */
    add(&c, 50, 0, 0);  /* the same */
    struct comparison_row r = row_named(&c, "mean F1");
    cr_expect_float_eq(r.difference, .5, 1e-12);
    /* 1.96 standard errors of a share of .5 among 100 */
    cr_expect_float_eq(r.low, .5 - 1.96 * .05, .015, "%g", r.low);
    cr_expect_float_eq(r.high, .5 + 1.96 * .05, .015, "%g", r.high);
    comparison_free(&c);
}

Test(comparison, one_document_has_no_interval)
{
    struct comparison c = {.n = 0};
    add(&c, 1, 0, 10);
    struct comparison_row r = row_named(&c, "1-1 F1");
    cr_expect(r.difference == 1 && isnan(r.low) && isnan(r.p));
    comparison_free(&c);
}
