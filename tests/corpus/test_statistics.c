/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "corpus/statistics.h"
#include "tests/io/scratch.h"

TestSuite(statistics, .init = scratch_enter, .fini = scratch_leave);

static struct statistics read_file(const char *text, enum statistics_by by)
{
    struct statistics s = {.n_records = 0};
    struct err e = {0};
    const struct statistics_job job = {
        .in = {.paths = {"in.tsv"}, .n_paths = 1}, .by = by};
    scratch_write("in.tsv", sv_from(text));
    cr_assert_eq(statistics_read(&job, &s, &e), 0, "%s", e.msg);
    return s;
}

Test(statistics, different_texts_are_counted)
{
    struct statistics s =
        read_file("src\ttrg\na\tb\na\tb\na\tc\nd\tb\n", STATISTICS_BY_NONE);
    cr_expect_eq(s.figures.n_pairs, 4);
    cr_expect_eq(s.pairs.n, 3);
    cr_expect_eq(s.src.n, 2);
    cr_expect_eq(s.tgt.n, 2);
    cr_expect_eq(s.n_sources, 0);
    statistics_free(&s);
}

Test(statistics, sources_come_by_number_and_then_by_name)
{
    struct statistics s = read_file("src\ttrg\tsrc_url\tscore\n"
                                    "a\tb\thttps://z.example/1?x\t.5\n"
                                    "a\tb\tb.example/2\t1\n"
                                    "a\tb\thttps://z.example/3\t-\n"
                                    "a\tb\ta.example\t1\n"
                                    "a\tb\thttps://z.example?q\t.7\n",
                                    STATISTICS_BY_HOST);
    static const char *const want[] = {"z.example", "a.example", "b.example"};
    cr_assert_eq(s.n_sources, 3);
    for (unsigned k = 0; k < 3; k++)
        cr_expect(sv_eq(s.sources[k].name, sv_from(want[k])), "%u", k);
    cr_expect_eq(s.sources[0].n_pairs, 3);
    cr_expect_eq(s.sources[0].n_scored, 2);
    cr_expect_float_eq(s.sources[0].scores, 1.2, 1e-9);
    statistics_free(&s);
}

Test(statistics, many_sources_are_all_there)
{
    enum { N = 3000 };
    struct buf text = {0};
    buf_add_sv(&text, SV("doc_id\tsrc\ttrg\n"));
    for (unsigned k = 0; k < N; k++) {
        buf_add_u64(&text, k * 7919 % N);
        buf_add_sv(&text, SV("\ta\tb\n"));
    }
    buf_add_char(&text, '\0');
    struct statistics s = read_file(text.p, STATISTICS_BY_DOC);
    cr_expect_eq(s.n_sources, N);
    cr_expect_eq(s.figures.n_documents, N);
    for (size_t k = 0; k < s.n_sources; k++)
        cr_expect_eq(s.sources[k].n_pairs, 1);
    statistics_free(&s);
    buf_free(&text);
}
