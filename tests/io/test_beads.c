/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <math.h>

#include "io/beads.h"
#include "specimen.h"

static bool list_is(const uint32_t *list, uint32_t n, const char *want)
{
    struct buf text = {0};
    for (uint32_t i = 0; i < n; i++) {
        buf_add_sv(&text, i > 0 ? SV(",") : SV(""));
        buf_add_u64(&text, list[i]);
    }
    bool same = sv_eq(buf_sv(&text), sv_from(want));
    buf_free(&text);
    return same;
}

static void expect_link(const struct gold_link *l, const char *src,
                        const char *tgt, double score)
{
    cr_expect(list_is(l->src, l->n_src, src), "source is not %s", src);
    cr_expect(list_is(l->tgt, l->n_tgt, tgt), "target is not %s", tgt);
    cr_expect(isnan(score) ? isnan(l->score) : l->score == score);
}

Test(beads, every_way_of_writing_them_is_read)
{
    struct arena a = {0};
    struct gold_link_list got;
    struct err e = {0};
    const struct sv text = SV("[0]:[0]\n"
                              "[1, 2]:[1]:0.5\n"
                              "\n"
                              " \t \n"
                              "[]:[2]:0\r\n"
                              "[3,4 ,5]:[]:0.25\n"
                              "  [ 9 ] : [ 8 , 7 ] : 1e-2  \n"
                              "[10]:[10]:\n"
                              "[11]:[11]: \n"
                              "[]:[]\n"
                              "[16777216]:[12]:1");
    cr_assert_eq(beads_read(&a, text, &got, &e), 0, "line %zu: %s",
                 (size_t)e.at, e.msg);
    cr_assert_eq(got.n, 9);
    expect_link(&got.links[0], "0", "0", NAN);
    expect_link(&got.links[1], "1,2", "1", .5);
    expect_link(&got.links[2], "", "2", 0);
    expect_link(&got.links[3], "3,4,5", "", .25);
    expect_link(&got.links[4], "9", "8,7", .01);
    expect_link(&got.links[5], "10", "10", NAN);
    expect_link(&got.links[6], "11", "11", NAN);
    expect_link(&got.links[7], "", "", NAN);
    expect_link(&got.links[8], "16777216", "12", 1);
    arena_free(&a);
}

Test(beads, no_text_is_no_beads)
{
    struct arena a = {0};
    struct gold_link_list got = {.n = 7};
    cr_expect_eq(beads_read(&a, SV(""), &got, NULL), 0);
    cr_expect_eq(got.n, 0);
    cr_expect_eq(beads_read(&a, SV("\n\n"), &got, NULL), 0);
    cr_expect_eq(got.n, 0);
    arena_free(&a);
}

Test(beads, a_malformed_line_is_an_error_with_its_line)
{
    static const char *const rows[] = {
        "[",
        "[1]:[1]:1.5",
        "[1]:[1]:-0.25",
        "[1]:[1]:1e300",
        "]",
        "[]",
        ":",
        "[]:",
        "[]:[",
        "[0:[0]",
        "[0]:0]",
        "0:0",
        "[0]:[0",
        "[0][0]",
        "[0];[0]",
        "[,]:[0]",
        "[0,]:[0]",
        "[,0]:[0]",
        "[0,,1]:[0]",
        "[0 1]:[0]",
        "[-1]:[0]",
        "[+1]:[0]",
        "[1.5]:[0]",
        "[a]:[0]",
        "[16777217]:[0]",
        "[99999999999999999999999]:[0]",
        "[[0]]:[0]",
        "(0):(0)",
        "[0]:[0]:x",
        "[0]:[0]:0.5x",
        "[0]:[0]:0.5:0.5",
        "[0]:[0]:nan",
        "[0]:[0]:inf",
        "[0]:[0]:1e999",
        "[0]:[0]:0,5",
        "[0]:[0] 0.5",
        "[0]:[0]x",
        "[0]:[0]:0.5 [1]:[1]",
        "0\t0\t0.5",
        "\xef\xbb\xbf[0]:[0]",
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct arena a = {0};
        struct gold_link_list got = {.n = 7};
        struct err e = {0};
        struct buf text = {0};
        buf_add_sv(&text, SV("[0]:[0]:1\n\n"));
        buf_add_sv(&text, sv_from(rows[i]));
        buf_add_sv(&text, SV("\n[1]:[1]\n"));
        cr_expect_eq(beads_read(&a, buf_sv(&text), &got, &e), ERR_INPUT, "%s",
                     rows[i]);
        cr_expect_eq(e.unit, ERR_LINE, "%s", rows[i]);
        cr_expect_eq(e.at, 3, "%s: line %zu", rows[i], (size_t)e.at);
        cr_expect_eq(got.n, 7, "what was there stays on error");
        buf_free(&text);
        arena_free(&a);
    }
}

Test(beads, a_zero_byte_is_malformed_too)
{
    struct arena a = {0};
    struct gold_link_list got;
    struct err e = {0};
    cr_expect_eq(beads_read(&a, SV("[0]:[0\0]\n"), &got, &e), ERR_INPUT);
    cr_expect_eq(e.at, 1);
    arena_free(&a);
}

Test(beads, what_is_written_is_read)
{
    struct arena a = {0};
    struct gold_link_list got;
    struct buf text = specimen_written(&format_beads, NULL);
    const struct specimen *sp = specimen();
    cr_assert_eq(beads_read(&a, buf_sv(&text), &got, NULL), 0);
    cr_assert_eq(got.n, sp->n);
    for (size_t i = 0; i < got.n; i++) {
        const struct record *r = &sp->records[i];
        cr_expect_eq(got.links[i].n_src, r->src.n);
        cr_expect_eq(got.links[i].n_tgt, r->tgt.n);
        for (uint32_t k = 0; k < r->src.n; k++)
            cr_expect_eq(got.links[i].src[k], r->src.at + k);
        for (uint32_t k = 0; k < r->tgt.n; k++)
            cr_expect_eq(got.links[i].tgt[k], r->tgt.at + k);
        cr_expect_float_eq(got.links[i].score, r->score, 5e-5);
    }
    buf_free(&text);
    arena_free(&a);
}

Test(beads, are_written_as_vecalign_writes_them)
{
    struct buf text = specimen_written(&format_beads, NULL);
    cr_expect(sv_eq(buf_sv(&text), SV("[0]:[0]:0.9877\n"
                                      "[1]:[1, 2]:0.5000\n"
                                      "[2]:[]:0.0000\n"
                                      "[]:[3]:0.0000\n"
                                      "[3, 4]:[4]:1.0000\n")),
              "%.*s", (int)text.n, text.p);
    buf_free(&text);
}

Test(beads, every_failing_allocation_is_reported)
{
    const struct sv text = SV("[0]:[0]\n[1, 2]:[1]:0.5\n[]:[2]\n");
    int rc = ERR_NOMEM;
    size_t n = 0;
    while (rc == ERR_NOMEM && n < 100) {
        struct arena a = {.fail_in = ++n};
        struct gold_link_list got = {.n = 7};
        struct err e = {0};
        rc = beads_read(&a, text, &got, &e);
        cr_expect(rc == 0 || (e.code == ERR_NOMEM && got.n == 7));
        arena_free(&a);
    }
    cr_expect_eq(rc, 0);
    cr_expect_eq(n, 1 + 2 * 3 + 1, "one for the links, two for each");
}

/* 300,000 lines, and one line of 300,000 numbers, in no time. */
Test(beads, long_lists_take_time_in_proportion, .timeout = 5)
{
    struct arena a = {0};
    struct gold_link_list got;
    struct buf text = {0};
    for (unsigned i = 0; i < 300000; i++) {
        buf_add_char(&text, i > 0 ? ',' : '[');
        buf_add_u64(&text, i);
    }
    buf_add_sv(&text, SV("]:[0]\n"));
    for (unsigned i = 0; i < 300000; i++)
        buf_add_sv(&text, SV("[1]:[1]:0.5\n"));
    cr_assert_eq(beads_read(&a, buf_sv(&text), &got, NULL), 0);
    cr_expect_eq(got.n, 300001);
    cr_expect_eq(got.links[0].n_src, 300000);
    buf_free(&text);
    arena_free(&a);
}

Test(beads, vecalign_writes_a_cost)
{
    struct buf got = specimen_written(&format_vecalign, NULL);
    cr_expect(sv_eq(buf_sv(&got), SV("[0]:[0]:0.0123\n"
                                     "[1]:[1, 2]:0.5000\n"
                                     "[2]:[]:0.0000\n"
                                     "[]:[3]:0.0000\n"
                                     "[3, 4]:[4]:0.0000\n")),
              "%.*s", (int)got.n, got.p);
    buf_free(&got);
}
