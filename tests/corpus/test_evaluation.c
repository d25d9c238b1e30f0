/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "corpus/evaluation.h"

enum { MAX_LINKS = 60, MAX_LIST = 4 };

/* Links that own their lists. */
struct own_links {
    struct gold_link links[MAX_LINKS];
    uint32_t src[MAX_LINKS][MAX_LIST], tgt[MAX_LINKS][MAX_LIST];
    struct gold_link_list list;
};

/* "0,1:0 2:- …": links with commas between numbers and "-" for nothing. */
static void fill_list(const char **text, uint32_t *list, uint32_t *n)
{
    for (*n = 0; **text >= '0' && **text <= '9'; ++*n) {
        cr_assert_lt(*n, MAX_LIST);
        list[*n] = 0;
        for (; **text >= '0' && **text <= '9'; ++*text)
            list[*n] = list[*n] * 10 + (uint32_t)(**text - '0');
        if (**text == ',')
            ++*text;
    }
    if (**text == '-')
        ++*text;
}

static const struct gold_link_list *links_of(struct own_links *o,
                                             const char *text)
{
    size_t n = 0;
    while (*text) {
        cr_assert_lt(n, MAX_LINKS);
        struct gold_link *l = &o->links[n];
        *l = (struct gold_link){
            .src = o->src[n], .tgt = o->tgt[n], .score = NAN};
        fill_list(&text, o->src[n], &l->n_src);
        cr_assert_eq(*text, ':');
        text++;
        fill_list(&text, o->tgt[n], &l->n_tgt);
        while (*text == ' ')
            text++;
        n++;
    }
    o->list = (struct gold_link_list){o->links, n};
    return &o->list;
}

static struct evaluation evaluated(const char *got, const char *gold)
{
    struct own_links a, b;
    struct arena arena = {0};
    struct evaluation sum = {0};
    cr_assert_eq(evaluation_add(&sum, &arena, links_of(&a, got),
                                links_of(&b, gold), NULL),
                 0);
    arena_free(&arena);
    return sum;
}

Test(evaluation, hand_made_cases)
{
    static const struct {
        const char *got, *gold;
        size_t n_got, n_gold, n_strict, n_lax_got, n_lax_gold;
    } rows[] = {
        {"", "", 0, 0, 0, 0, 0},
        {"0:0", "", 1, 0, 0, 0, 0},
        {"", "0:0", 0, 1, 0, 0, 0},
        {"0:0 1:1", "0:0 1:1", 2, 2, 2, 2, 2},
        {"1:1 0:0", "0:0 1:1", 2, 2, 2, 2, 2},
        /* one merged bead for two: right in the lax sense only */
        {"0,1:0,1", "0:0 1:1", 1, 2, 0, 1, 2},
        {"0:0 1:1", "0,1:0,1", 2, 1, 0, 2, 1},
        /* sharing one side only is not enough */
        {"0:1 1:0", "0:0 1:1", 2, 2, 0, 0, 0},
        {"0,1:2", "0:0,2", 1, 1, 0, 1, 1},
        /* omissions do not count on either side */
        {"0:0 1:- -:1", "0:0 1:1", 1, 2, 1, 1, 1},
        {"0:0 1:1", "0:0 1:- -:1", 2, 1, 1, 1, 1},
        {"0:-", "0:-", 0, 0, 0, 0, 0},
        /* the same bead twice counts twice where it was written twice */
        {"0:0 0:0", "0:0", 2, 1, 2, 2, 1},
        {"0:0", "0:0 0:0", 1, 2, 1, 1, 2},
        /* crossing and gaps, as gold has them */
        {"0:1 1:0 2,4:2", "0:1 1:0 2,4:2", 3, 3, 3, 3, 3},
        /* the order in a list matters in the strict sense only */
        {"0,1:0", "1,0:0", 1, 1, 0, 1, 1},
        /* the border between the sides is part of a bead */
        {"0,1:2", "0:1,2", 1, 1, 0, 1, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct evaluation got = evaluated(rows[i].got, rows[i].gold);
        cr_expect_eq(got.n_got, rows[i].n_got, "row %zu", i);
        cr_expect_eq(got.n_gold, rows[i].n_gold, "row %zu", i);
        cr_expect_eq(got.n_strict, rows[i].n_strict, "row %zu", i);
        cr_expect_eq(got.n_lax_got, rows[i].n_lax_got, "row %zu", i);
        cr_expect_eq(got.n_lax_gold, rows[i].n_lax_gold, "row %zu", i);
        cr_expect_eq(got.n_scores, 0, "row %zu", i);
        evaluation_free(&got);
    }
}

Test(evaluation, figures_of_a_worked_case)
{
    /* 4 given, 5 in the gold, 2 exactly right, 3 and 4 in the lax sense */
    struct evaluation sum =
        evaluated("0:0 1:1 2,3:2,3 4:9", "0:0 1:1 2:2 3:3 4:4");
    struct evaluation_figures f = evaluation_figures(&sum);
    cr_expect_float_eq(f.strict_p, 2. / 4, 1e-15);
    cr_expect_float_eq(f.strict_r, 2. / 5, 1e-15);
    cr_expect_float_eq(f.strict_f, 4. / 9, 1e-15);
    cr_expect_float_eq(f.lax_p, 3. / 4, 1e-15);
    cr_expect_float_eq(f.lax_r, 4. / 5, 1e-15);
    cr_expect_float_eq(f.lax_f, 24. / 31, 1e-15);
    evaluation_free(&sum);
}

Test(evaluation, nothing_to_divide_is_zero)
{
    struct evaluation none = {0};
    struct evaluation_figures f = evaluation_figures(&none);
    cr_expect_eq(f.strict_p, 0);
    cr_expect_eq(f.strict_r, 0);
    cr_expect_eq(f.strict_f, 0);
    cr_expect_eq(f.lax_f, 0);
    evaluation_free(&none);
}

Test(evaluation, gold_is_counted_by_bead_type_with_omissions)
{
    struct evaluation sum =
        evaluated("0:0 1,2:1 3:- -:2 4:3,4 6:6", "0:0 1,2:1 3:- 4:3 -:4 5:5");
    static const struct {
        size_t src, tgt, gold, found;
    } rows[] = {{1, 1, 3, 1}, {2, 1, 1, 1}, {1, 0, 1, 1}, {0, 1, 1, 0}};
    size_t total = 0;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t s = rows[i].src, t = rows[i].tgt;
        cr_expect_eq(sum.gold_by_type[s][t], rows[i].gold, "row %zu", i);
        cr_expect_eq(sum.found_by_type[s][t], rows[i].found, "row %zu", i);
        total += sum.gold_by_type[s][t];
    }
    cr_expect_eq(total, 6);
    evaluation_free(&sum);
}

Test(evaluation, wide_beads_share_one_class)
{
    static const uint32_t numbers[] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    struct gold_link links[] = {{numbers, numbers, 9, 6, NAN},
                                {numbers, numbers, 5, 5, NAN},
                                {numbers, numbers, 4, 5, NAN}};
    struct gold_link_list list = {links, 3};
    struct arena a = {0};
    struct evaluation sum = {0};
    cr_assert_eq(evaluation_add(&sum, &a, &list, &list, NULL), 0);
    cr_expect_eq(sum.gold_by_type[EVALUATION_MAX_SIDE][EVALUATION_MAX_SIDE], 2);
    cr_expect_eq(sum.found_by_type[EVALUATION_MAX_SIDE][EVALUATION_MAX_SIDE],
                 2);
    cr_expect_eq(sum.gold_by_type[4][EVALUATION_MAX_SIDE], 1);
    evaluation_free(&sum);
    arena_free(&a);
}

/* The definition, word for word, in time n^2. */

static bool same_list(const uint32_t *a, uint32_t na, const uint32_t *b,
                      uint32_t nb)
{
    for (uint32_t i = 0; i < na && na == nb; i++)
        if (a[i] != b[i])
            return false;
    return na == nb;
}

static bool same_link(const struct gold_link *a, const struct gold_link *b)
{
    return same_list(a->src, a->n_src, b->src, b->n_src) &&
           same_list(a->tgt, a->n_tgt, b->tgt, b->n_tgt);
}

static bool share(const uint32_t *a, uint32_t na, const uint32_t *b,
                  uint32_t nb)
{
    for (uint32_t i = 0; i < na; i++)
        for (uint32_t k = 0; k < nb; k++)
            if (a[i] == b[k])
                return true;
    return false;
}

static bool share_both(const struct gold_link *a, const struct gold_link *b)
{
    return share(a->src, a->n_src, b->src, b->n_src) &&
           share(a->tgt, a->n_tgt, b->tgt, b->n_tgt);
}

static bool any(const struct gold_link *l, const struct gold_link_list *list,
                bool (*agrees)(const struct gold_link *,
                               const struct gold_link *))
{
    for (size_t i = 0; i < list->n; i++)
        if (agrees(l, &list->links[i]))
            return true;
    return false;
}

static bool has_sides(const struct gold_link *l)
{
    return l->n_src > 0 && l->n_tgt > 0;
}

static uint32_t below(uint64_t *state, uint32_t n)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*state >> 33) % n);
}

/* Few sentences and many links, so that everything occurs. */
static const struct gold_link_list *random_links(struct own_links *o,
                                                 uint64_t *state)
{
    size_t n = below(state, MAX_LINKS);
    uint32_t n_sents = 1 + below(state, 12);
    for (size_t i = 0; i < n; i++) {
        struct gold_link *l = &o->links[i];
        *l = (struct gold_link){o->src[i], o->tgt[i], below(state, 4),
                                below(state, 4), NAN};
        for (uint32_t k = 0; k < l->n_src; k++)
            o->src[i][k] = below(state, n_sents);
        for (uint32_t k = 0; k < l->n_tgt; k++)
            o->tgt[i][k] = below(state, n_sents);
        if (below(state, 3) > 0)
            l->score = below(state, 11) / 10.0;
    }
    o->list = (struct gold_link_list){o->links, n};
    return &o->list;
}

Test(evaluation, equals_the_definition_on_random_links)
{
    uint64_t state = 4711;
    struct arena arena = {0};
    for (int round = 0; round < 3000; round++) {
        static struct own_links a, b;
        const struct gold_link_list *got = random_links(&a, &state);
        const struct gold_link_list *gold = random_links(&b, &state);
        struct evaluation sum = {0}, want = {0};
        cr_assert_eq(evaluation_add(&sum, &arena, got, gold, NULL), 0);
        for (size_t i = 0; i < got->n; i++) {
            const struct gold_link *l = &got->links[i];
            if (!has_sides(l))
                continue;
            bool strict = any(l, gold, same_link);
            bool lax = any(l, gold, share_both);
            want.n_got++;
            want.n_strict += strict;
            want.n_lax_got += lax;
            if (isnan(l->score))
                continue;
            const struct evaluation_score *s = &sum.scores[want.n_scores++];
            cr_assert_leq(want.n_scores, sum.n_scores);
            cr_expect(s->score == l->score && s->strict == strict &&
                      s->lax == lax);
        }
        for (size_t i = 0; i < gold->n; i++) {
            want.n_gold += has_sides(&gold->links[i]);
            want.n_lax_gold += has_sides(&gold->links[i]) &&
                               any(&gold->links[i], got, share_both);
        }
        cr_assert_eq(sum.n_got, want.n_got, "round %d", round);
        cr_assert_eq(sum.n_gold, want.n_gold, "round %d", round);
        cr_assert_eq(sum.n_strict, want.n_strict, "round %d", round);
        cr_assert_eq(sum.n_lax_got, want.n_lax_got, "round %d", round);
        cr_assert_eq(sum.n_lax_gold, want.n_lax_gold, "round %d", round);
        cr_assert_eq(sum.n_scores, want.n_scores, "round %d", round);
        evaluation_free(&sum);
        arena_reset(&arena);
    }
    arena_free(&arena);
}

Test(evaluation, documents_add_up)
{
    struct own_links a, b;
    struct arena arena = {0};
    struct evaluation sum = {0};
    static const char *const rows[][2] = {
        {"0:0 1:1", "0:0 1:1"}, {"0:0", "0:0 1:1"}, {"", "0:0"}, {"0:1", ""}};
    for (size_t i = 0; i < 4; i++)
        cr_assert_eq(evaluation_add(&sum, &arena, links_of(&a, rows[i][0]),
                                    links_of(&b, rows[i][1]), NULL),
                     0);
    cr_expect_eq(sum.n_got, 4);
    cr_expect_eq(sum.n_gold, 5);
    cr_expect_eq(sum.n_strict, 3);
    evaluation_free(&sum);
    arena_free(&arena);
}

Test(evaluation, every_failing_allocation_leaves_the_sum)
{
    struct own_links a, b;
    const struct gold_link_list *got = links_of(&a, "0:0 1:1");
    const struct gold_link_list *gold = links_of(&b, "0:0 1:-");
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc == ERR_NOMEM && n < 100) {
        struct arena arena = {.fail_in = ++n};
        struct evaluation sum = {0};
        struct err e = {0};
        rc = evaluation_add(&sum, &arena, got, gold, &e);
        if (rc != 0) {
            cr_expect_eq(e.code, ERR_NOMEM);
            cr_expect_eq(sum.n_got + sum.n_gold + sum.n_scores, 0);
        }
        evaluation_free(&sum);
        arena_free(&arena);
    }
    cr_expect_eq(rc, 0);
    cr_expect_gt(n, 4);
}

/* 200,000 links against 200,000, well within a second even checked. */
Test(evaluation, a_long_document_takes_no_time, .timeout = 10)
{
    enum { N = 200000 };
    static uint32_t number[N];
    static struct gold_link links[N];
    for (uint32_t i = 0; i < N; i++) {
        number[i] = i;
        links[i] = (struct gold_link){&number[i], &number[i], 1, 1, .5};
    }
    struct gold_link_list list = {links, N};
    struct arena a = {0};
    struct evaluation sum = {0};
    cr_assert_eq(evaluation_add(&sum, &a, &list, &list, NULL), 0);
    cr_expect_eq(sum.n_strict, N);
    evaluation_free(&sum);
    arena_free(&a);
}
