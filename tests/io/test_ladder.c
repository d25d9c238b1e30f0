/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "io/ladder.h"
#include "specimen.h"

Test(ladder, rungs_bound_links)
{
    struct arena a = {0};
    struct gold_link_list got;
    struct err e = {0};
    const struct sv text = SV("0\t0\t0.75\n"
                              "1\t2\t-0.3\r\n"
                              " 1 3 \n"
                              "4\t3\t1\n"
                              "6\t5");
    cr_assert_eq(ladder_read(&a, text, &got, &e), 0, "line %zu: %s",
                 (size_t)e.at, e.msg);
    cr_assert_eq(got.n, 4);
    static const uint32_t n_src[] = {1, 0, 3, 2}, n_tgt[] = {2, 1, 0, 2};
    static const double score[] = {.75, -.3, NAN, 1};
    uint32_t src = 0, tgt = 0;
    for (size_t i = 0; i < 4; i++) {
        const struct gold_link *l = &got.links[i];
        cr_assert_eq(l->n_src, n_src[i]);
        cr_assert_eq(l->n_tgt, n_tgt[i]);
        for (uint32_t k = 0; k < l->n_src; k++)
            cr_expect_eq(l->src[k], src++);
        for (uint32_t k = 0; k < l->n_tgt; k++)
            cr_expect_eq(l->tgt[k], tgt++);
        cr_expect(isnan(score[i]) ? isnan(l->score) : l->score == score[i]);
    }
    arena_free(&a);
}

Test(ladder, one_rung_or_none_is_no_link)
{
    struct arena a = {0};
    struct gold_link_list got = {.n = 7};
    cr_expect_eq(ladder_read(&a, SV(""), &got, NULL), 0);
    cr_expect_eq(got.n, 0);
    cr_expect_eq(ladder_read(&a, SV("0 0 0\n"), &got, NULL), 0);
    cr_expect_eq(got.n, 0);
    arena_free(&a);
}

Test(ladder, a_malformed_line_is_an_error_with_its_line)
{
    static const struct {
        const char *text;
        uint64_t line;
    } rows[] = {
        {"\n0 0\n", 1},
        {"0\n", 1},
        {"0 x\n", 1},
        {"x 0\n", 1},
        {"-1 0\n", 1},
        {"1 0 0\n", 1},
        {"0 1 0\n", 1},
        {"[0]:[0]\n", 1},
        {"0 0 x\n", 1},
        {"0 0 1 2\n", 1},
        {"0\t0\t0.5\n1\t1\t0,5\n", 2},
        {"0 0\n1 1\n\n2 2\n", 3},
        {"0 0\n2 2\n1 3\n", 3},
        {"0 0\n2 2\n3 1\n", 3},
        {"0 0\n1 16777217\n", 2},
        {"0 0\n99999999999999999999999 1\n", 2},
        {"0 0 nan\n", 1},
        {"0 0\n1 1 1e999\n", 2},
        {"0.5 0\n", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena a = {0};
        struct gold_link_list got = {.n = 7};
        struct err e = {0};
        cr_expect_eq(ladder_read(&a, sv_from(rows[i].text), &got, &e),
                     ERR_INPUT, "row %zu", i);
        cr_expect_eq(e.unit, ERR_LINE, "row %zu", i);
        cr_expect_eq(e.at, rows[i].line, "row %zu: line %zu", i, (size_t)e.at);
        cr_expect_eq(got.n, 7, "what was there stays on error");
        arena_free(&a);
    }
}

Test(ladder, is_written_from_the_origin_to_the_end)
{
    struct buf text = specimen_written(&format_ladder, NULL);
    cr_expect(sv_eq(buf_sv(&text), SV("0\t0\t0.9877\n"
                                      "1\t1\t0.5000\n"
                                      "2\t3\t0.0000\n"
                                      "3\t3\t0.0000\n"
                                      "3\t4\t1.0000\n"
                                      "5\t5\t0.0000\n")),
              "%.*s", (int)text.n, text.p);
    buf_free(&text);
}

/* A ladder only rises: both sides of a moved pair stand alone on it. */
Test(ladder, moved_pairs_are_deletions)
{
    const struct specimen *sp = specimen();
    struct record moved[4] = {sp->records[0], sp->records[4], sp->records[2]};
    moved[1].src.at = 1;
    moved[1].src.n = 1;
    moved[1].flags |= RECORD_MOVED;
    struct buf text = records_written(&format_ladder, NULL, moved, 3);
    cr_expect(sv_eq(buf_sv(&text), SV("0\t0\t0.9877\n"
                                      "1\t1\t0.0000\n"
                                      "2\t1\t0.0000\n"
                                      "2\t3\t0.0000\n"
                                      "3\t3\t0.0000\n"
                                      "5\t5\t0.0000\n")),
              "%.*s", (int)text.n, text.p);
    buf_free(&text);
}

Test(ladder, what_is_written_is_read)
{
    struct arena a = {0};
    struct gold_link_list got;
    const struct specimen *sp = specimen();
    struct buf text = specimen_written(&format_ladder, NULL);
    cr_assert_eq(ladder_read(&a, buf_sv(&text), &got, NULL), 0);
    cr_assert_eq(got.n, sp->n);
    for (size_t i = 0; i < got.n; i++) {
        cr_expect_eq(got.links[i].n_src, sp->records[i].src.n);
        cr_expect_eq(got.links[i].n_tgt, sp->records[i].tgt.n);
        cr_expect_float_eq(got.links[i].score, sp->records[i].score, 5e-5);
    }
    buf_free(&text);
    arena_free(&a);
}

Test(ladder, every_failing_allocation_is_reported)
{
    const struct sv text = SV("0 0\n1 2\n2 2\n5 5\n");
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc == ERR_NOMEM && n < 100) {
        struct arena a = {.fail_in = ++n};
        struct gold_link_list got = {.n = 7};
        struct err e = {0};
        rc = ladder_read(&a, text, &got, &e);
        cr_expect(rc == 0 || (e.code == ERR_NOMEM && got.n == 7));
        arena_free(&a);
    }
    cr_expect_eq(rc, 0);
    cr_expect_eq(n, 1 + 2 * 3 + 1, "one for the links, two for each");
}
