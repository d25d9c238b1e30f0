/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "corpus/figures.h"

enum { N = 20 };

/* Twenty sentences a side; one paragraph each but 8, 9 and 10, which are one. */
static void fill(struct sentence *s)
{
    for (uint32_t i = 0; i < N; i++)
        s[i] = (struct sentence){.text = SV("One is here."),
                                 .n_cp = 12,
                                 .par = i < 8    ? i
                                        : i < 11 ? 8
                                                 : i - 2,
                                 .of_par = 1};
    for (uint32_t i = 8; i < 11; i++) {
        s[i].in_par = i - 8;
        s[i].of_par = 3;
    }
}

/* A document of 1-1 pairs in which the source sentences of `omitted` (a bit
 * each) have no partner; returns how many records it has. */
static size_t document(const struct sentence *s, uint32_t omitted,
                       struct record *out, uint32_t *n_tgt)
{
    *n_tgt = 0;
    for (uint32_t i = 0; i < N; i++) {
        bool has = !(omitted >> i & 1);
        out[i] = (struct record){
            .bead_no = i,
            .src = {.sents = s + i, .at = i, .n = 1},
            .tgt = {.sents = s + *n_tgt, .at = *n_tgt, .n = has ? 1 : 0}};
        *n_tgt += has;
    }
    return N;
}

Test(null_run, adjacent_sentences_are_one_run_with_its_neighbours)
{
    struct sentence s[N];
    struct record r[N];
    struct arena a = {0};
    struct null_run *runs;
    size_t n;
    uint32_t n_tgt;
    fill(s);
    s[5].text = SV("Part 2");
    s[5].n_cp = 6;
    document(s, 1u << 1 | 1u << 5 | 1u << 9 | 3u << 12 | 1u << 16, r, &n_tgt);
    cr_assert_eq(null_runs_find(&a, r, N, N, n_tgt, &runs, &n, NULL), 0);
    cr_assert_eq(n, 5);
    cr_expect(runs[0].is_edge && runs[0].at == 1);
    cr_expect_eq(runs[1].class, NULL_RUN_HEADING);
    cr_expect(!runs[1].is_edge);
    cr_expect_eq(runs[2].class, NULL_RUN_SENTENCE);
    cr_expect_eq(runs[3].class, NULL_RUN_PARAGRAPH); /* of one sentence each */
    cr_expect_eq(runs[3].n, 2);
    cr_expect_eq(runs[3].n_cp, 24);
    cr_expect_eq(runs[3].n_words, 6);
    cr_expect_eq(runs[3].before, &r[11]);
    cr_expect_eq(runs[3].after, &r[14]);
    cr_expect(!runs[4].is_edge, "16 is not among the last three of 20");
    arena_free(&a);
}

Test(null_run, all_of_a_side_is_no_edge)
{
    struct sentence s[N];
    struct record r[N];
    struct arena a = {0};
    struct null_run *runs;
    size_t n;
    uint32_t n_tgt;
    fill(s);
    document(s, (1u << N) - 1, r, &n_tgt);
    cr_assert_eq(null_runs_find(&a, r, N, N, n_tgt, &runs, &n, NULL), 0);
    cr_assert_eq(n, 1);
    cr_expect_eq(runs[0].n, N);
    cr_expect(!runs[0].is_edge);
    arena_free(&a);
}

Test(null_run, inner_and_edge_are_counted_apart)
{
    struct sentence s[N];
    struct record r[N];
    struct arena a = {0};
    struct null_run *runs;
    struct figures f = {0};
    size_t n;
    uint32_t n_tgt;
    fill(s);
    document(s, 7u << 8 | 1u << 19, r, &n_tgt);
    cr_assert_eq(null_runs_find(&a, r, N, N, n_tgt, &runs, &n, NULL), 0);
    cr_assert_eq(n, 2);
    for (size_t k = 0; k < n; k++)
        figures_add_run(&f, &runs[k]);
    cr_expect_eq(f.omitted_inner.n, 1);
    cr_expect_eq(f.omitted_inner.n_sents, 3);
    cr_expect_eq(f.omitted_inner.n_cp, 36);
    cr_expect_eq(f.omitted_edge.n, 1);
    cr_expect_eq(f.added_inner.n + f.added_edge.n, 0);
    arena_free(&a);
}

Test(null_run, additions_are_found_on_the_other_side)
{
    struct sentence s[N];
    struct record r[N];
    struct arena a = {0};
    struct null_run *runs;
    size_t n;
    uint32_t n_tgt;
    fill(s);
    document(s, 1u << 9, r, &n_tgt);
    for (size_t k = 0; k < N; k++) { /* the mirror image */
        struct record_side side = r[k].src;
        r[k].src = r[k].tgt;
        r[k].tgt = side;
    }
    cr_assert_eq(null_runs_find(&a, r, N, n_tgt, N, &runs, &n, NULL), 0);
    cr_assert_eq(n, 1);
    cr_expect(!runs[0].is_src);
    cr_expect_eq(runs[0].at, 9);
    arena_free(&a);
}
