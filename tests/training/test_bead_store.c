/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "tests/io/scratch.h"
#include "training/bead_store.h"

static void add(struct bead_store *s, uint32_t n)
{
    uint32_t words[] = {n, n + 1, n + 2};
    const struct stored_bead b = {words, words + 1, 1, 2, (float)n / 4};
    struct err e = {0};
    cr_assert_eq(bead_store_add(s, &b, &e), 0);
}

static void expect(struct bead_store *s, uint32_t from, uint32_t to)
{
    struct stored_bead b;
    struct err e = {0};
    cr_assert_eq(bead_store_rewind(s, &e), 0);
    for (uint32_t n = from; n < to; n++) {
        cr_assert_eq(bead_store_next(s, &b, &e), 1);
        cr_expect(b.n_src == 1 && b.n_tgt == 2 && b.weight == (float)n / 4);
        cr_expect(b.src[0] == n && b.tgt[0] == n + 1 && b.tgt[1] == n + 2);
    }
    cr_expect_eq(bead_store_next(s, &b, &e), 0);
}

TestSuite(bead_store, .init = scratch_enter, .fini = scratch_leave);

Test(bead_store, gives_back_what_it_got_again_and_again)
{
    struct bead_store *s;
    struct err e = {0};
    cr_assert_eq(bead_store_open("out.tsv", &s, &e), 0);
    cr_expect_eq(scratch_count(), 0, "its file has no name");
    expect(s, 0, 0);
    for (uint32_t n = 0; n < 10000; n++)
        add(s, n);
    expect(s, 0, 10000);
    expect(s, 0, 10000);
    cr_assert_eq(bead_store_clear(s, &e), 0);
    expect(s, 0, 0);
    cr_assert_eq(bead_store_clear(s, &e), 0);
    add(s, 7);
    expect(s, 7, 8);
    bead_store_close(s);
    cr_expect_eq(scratch_count(), 0);
}

Test(bead_store, a_folder_that_is_not_there_is_an_error)
{
    struct bead_store *s;
    struct err e = {0};
    cr_expect_eq(bead_store_open("no/out.tsv", &s, &e), ERR_IO);
}
