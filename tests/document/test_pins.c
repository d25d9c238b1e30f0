/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <stdio.h>

#include "base/hash.h"
#include "document/pins.h"

enum { N = 8 };

static struct sentence src[N], tgt[N];
static struct article source, target;

static void fill(void)
{
    for (uint32_t i = 0; i < N; i++) {
        src[i] = (struct sentence){.text = SV("one of them")};
        tgt[i] = (struct sentence){.text = SV("l’une")};
    }
    source = (struct article){.sents = src, .n_sents = N, .n_parts = 1};
    target = (struct article){.sents = tgt, .n_sents = N, .n_parts = 1};
}

/* 0-0, 1-1, … as an aligner may give them. */
static struct alignment diagonal(struct arena *a)
{
    struct bead *beads = arena_array(a, N, sizeof *beads);
    for (uint32_t i = 0; i < N; i++)
        beads[i] = (struct bead){
            .src_at = i, .tgt_at = i, .n_src = 1, .n_tgt = 1, .posterior = .5};
    return (struct alignment){.beads = beads, .n_beads = N};
}

static int place(struct arena *a, const char *beads, struct decisions *d,
                 struct pins *p, struct err *e)
{
    fill();
    cr_assert_eq(decisions_read_pins(sv_from(beads), "pins", d, e), 0);
    return pins_place(a, d, SV("x"), &source, &target, p, e);
}

static void expect_each_once(const struct alignment *al)
{
    unsigned n_src[N] = {0}, n_tgt[N] = {0};
    for (size_t k = 0; k < al->n_beads; k++) {
        for (uint32_t i = 0; i < al->beads[k].n_src; i++)
            n_src[al->beads[k].src_at + i]++;
        for (uint32_t i = 0; i < al->beads[k].n_tgt; i++)
            n_tgt[al->beads[k].tgt_at + i]++;
    }
    for (unsigned i = 0; i < N; i++) {
        cr_expect_eq(n_src[i], 1, "source %u: %u", i, n_src[i]);
        cr_expect_eq(n_tgt[i], 1, "target %u: %u", i, n_tgt[i]);
    }
}

Test(pins, walls_stand_around_each_pair)
{
    struct arena a = {0};
    struct decisions d = {0};
    struct pins p;
    const uint32_t parts[2][N] = {{0, 0, 1, 2, 2, 3, 4, 4},
                                  {0, 0, 1, 1, 2, 3, 3, 4}};
    cr_assert_eq(place(&a, "[5]:[5, 6]\n[2]:[2, 3]\n", &d, &p, NULL), 0);
    cr_expect_eq(source.n_parts, 5);
    cr_expect_eq(target.n_parts, 5);
    for (unsigned i = 0; i < N; i++) {
        cr_expect_eq(src[i].part, parts[0][i], "source %u", i);
        cr_expect_eq(tgt[i].part, parts[1][i], "target %u", i);
    }
    decisions_free(&d);
    arena_free(&a);
}

Test(pins, a_pair_becomes_one_bead_and_single_ones_stand_alone)
{
    struct arena a = {0};
    struct decisions d = {0};
    struct pins p;
    cr_assert_eq(place(&a, "[2, 3]:[2, 3]\n[5]:[]\n[]:[6]\n", &d, &p, NULL), 0);
    struct alignment al = diagonal(&a);
    cr_assert_eq(pins_settle(&a, &p, &al, NULL), 0);
    expect_each_once(&al);
    cr_assert_eq(al.n_beads, 9);
    cr_expect(pins_have(&p, &al.beads[2]));
    cr_expect_eq(al.beads[2].n_src, 2);
    cr_expect_eq(al.beads[2].posterior, 1);
    cr_expect(!pins_have(&p, &al.beads[3]));
    cr_expect_eq(al.beads[4].n_tgt, 0);
    cr_expect_eq(al.beads[4].src_at, 5);
    decisions_free(&d);
    arena_free(&a);
}

Test(pins, a_pair_that_crosses_others_is_moved)
{
    struct arena a = {0};
    struct decisions d = {0};
    struct pins p;
    cr_assert_eq(place(&a, "[1]:[6]\n[2]:[2]\n[3]:[3]\n", &d, &p, NULL), 0);
    cr_expect_eq(p.n, 2);
    cr_expect_eq(p.n_moved, 1);
    struct alignment al = diagonal(&a);
    cr_assert_eq(pins_settle(&a, &p, &al, NULL), 0);
    expect_each_once(&al);
    bool found = false;
    for (size_t k = 0; k < al.n_beads; k++)
        if (bead_is_pair(&al.beads[k]) && al.beads[k].src_at == 1)
            found = al.beads[k].tgt_at == 6 &&
                    (al.beads[k].flags & BEAD_MOVED) &&
                    pins_have(&p, &al.beads[k]);
    cr_expect(found);
    decisions_free(&d);
    arena_free(&a);
}

Test(pins, a_shared_sentence_is_an_error_with_its_line)
{
    struct arena a = {0};
    struct decisions d = {0};
    struct pins p;
    struct err e = {0};
    cr_expect_eq(place(&a, "[1]:[1]\n[2]:[1, 2]\n", &d, &p, &e), ERR_INPUT);
    cr_expect_eq(e.at, 2);
    cr_expect_str_eq(e.subject, "pins");
    decisions_free(&d);
    arena_free(&a);
}

static const char head[] =
    "doc_id\tsrc_sent\ttrg_sent\tdecision\tsrc_hash\ttrg_hash\tby\tdate\n";

static int read_rows(const char *rows, struct decisions *d, struct err *e)
{
    static char text[1000];
    snprintf(text, sizeof text, "%s%s", head, rows);
    return decisions_read(sv_from(text), "d.tsv", d, e);
}

Test(decisions, are_read_and_held_against_the_sentences)
{
    struct arena a = {0};
    struct decisions d = {0};
    struct pins p;
    struct err e = {0};
    char rows[200], hex[17] = {0};
    fill();
    hash_hex(hash_xxh64(SV("one of them one of them")), hex);
    snprintf(rows, sizeof rows,
             "x\t3,4\t3\tright\t%s\t-\t-\t-\ny\t1\t1\twrong\t-\t-\t-\t-\n",
             hex);
    cr_assert_eq(read_rows(rows, &d, &e), 0, "%s", e.msg);
    cr_expect_eq(d.n, 2);
    cr_expect_eq(d.list[0].n_src, 2);
    cr_expect(decisions_know(&d, SV("y")) && !decisions_know(&d, SV("z")));
    cr_expect_eq(pins_place(&a, &d, SV("x"), &source, &target, &p, &e), 0);
    cr_expect_eq(p.n, 1);
    src[2].text = SV("another");
    cr_expect_eq(pins_place(&a, &d, SV("x"), &source, &target, &p, &e),
                 ERR_INPUT);
    cr_expect_eq(e.at, 2);
    cr_expect_eq(pins_place(&a, &d, SV("z"), &source, &target, &p, &e), 0);
    decisions_free(&d);
    arena_free(&a);
}

Test(decisions, a_dismissed_flag_is_that_of_the_pair)
{
    struct decisions d = {0};
    const struct record r = {.src = {.at = 2, .n = 1},
                             .tgt = {.at = 3, .n = 1}};
    struct record other = r;
    other.src.at = 4;
    cr_assert_eq(
        read_rows("x\t3\t4\tdismiss:num_mismatch\t-\t-\t-\t-\n", &d, NULL), 0);
    cr_expect_eq(decisions_dismissed(&d, SV("x"), &r), RECORD_NUM_MISMATCH);
    cr_expect_eq(decisions_dismissed(&d, SV("y"), &r), 0);
    cr_expect_eq(decisions_dismissed(&d, SV("x"), &other), 0);
    decisions_free(&d);
}

Test(decisions, what_a_spreadsheet_saves_is_read)
{
    static const char *const tables[] = {
        "\xef\xbb\xbfno,place,decision,doc_id,src_sent,trg_sent\r\n"
        "1,\"#1, \"\"a\"\"\",OK,x,\"3,4\",3\r\n2,#2,,x,5,5\r\n",
        "no;place;decision;doc_id;src_sent;trg_sent\n"
        "1;#1;translation error;x;3,4;3\n2;#2;dismissed;x;5;5\n"};
    struct decisions d = {0};
    cr_assert_eq(decisions_read(sv_from(tables[0]), "d", &d, NULL), 0);
    cr_assert_eq(d.n, 1);
    cr_expect_eq(d.list[0].kind, DECISION_RIGHT);
    cr_expect_eq(d.list[0].src_at, 2);
    cr_expect_eq(d.list[0].n_src, 2);
    decisions_free(&d);
    cr_assert_eq(decisions_read(sv_from(tables[1]), "d", &d, NULL), 0);
    cr_assert_eq(d.n, 2);
    cr_expect_eq(d.list[0].kind, DECISION_WRONG);
    cr_expect_eq(d.list[1].flag, UINT32_MAX);
    decisions_free(&d);
}

Test(decisions, a_bad_row_is_an_error_with_its_line)
{
    static const char *const rows[] = {
        "x\t3,5\t4\tpin\t-\t-\t-\t-\n", "x\t0\t4\tpin\t-\t-\t-\t-\n",
        "x\t-\t-\tpin\t-\t-\t-\t-\n",   "x\t1\t1\tpinned\t-\t-\t-\t-\n",
        "x\t1\t1\tpin\tabc\t-\t-\t-\n", "x\t1\t1\tdismiss:no\t-\t-\t-\t-\n"};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++) {
        struct decisions d = {0};
        struct err e = {0};
        cr_expect_eq(read_rows(rows[k], &d, &e), ERR_INPUT, "row %zu", k);
        cr_expect_eq(e.at, 2, "row %zu", k);
        decisions_free(&d);
    }
}
