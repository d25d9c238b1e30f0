/* A bit that flips in an output or a journal is found, and the file named.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <unistd.h>

#include "../io/scratch.h"
#include "batch/check_output.h"
#include "batch/merge.h"
#include "finished_batch.h"

TestSuite(check_output, .init = scratch_enter, .fini = scratch_leave);

static const char *const files[] = {"a.tsv.gz", "a.tmx",
                                    "a.tsv.gz.journal.tsv"};

/* Call `try` with one bit of each byte of the file flipped. */
static void flip_bits(const char *name,
                      void (*try)(const char *name, size_t byte))
{
    struct buf bytes = scratch_read(name);
    for (size_t i = 0; i < bytes.n; i++) {
        const char bit = (char)(1 << i % 8);
        bytes.p[i] = (char)(bytes.p[i] ^ bit);
        scratch_write(name, buf_sv(&bytes));
        try(name, i);
        bytes.p[i] = (char)(bytes.p[i] ^ bit);
    }
    scratch_write(name, buf_sv(&bytes));
    buf_free(&bytes);
}

Test(check_output, counts_what_is_in_order)
{
    struct output_check found;
    struct err e = {0};
    finished_write("a", 1, 1);
    cr_assert_eq(check_output("a.tsv.gz", &found, &e), 0, "%s: %s", e.subject,
                 e.msg);
    cr_expect_eq(found.n_outputs, 2);
    cr_expect_eq(found.n_tasks, 2);
    cr_expect_eq(found.n_units[0], 4);
    cr_expect_eq(found.n_units[1], 4);
    cr_expect_eq(found.counts.n_pairs, 2);
    cr_expect_eq(found.counts.n_written, 4);
    cr_expect_eq(found.counts.n_below, 6);
    struct buf tsv = scratch_read(files[0]), tmx = scratch_read(files[1]);
    cr_expect_eq(found.n_bytes, tsv.n + tmx.n);
    cr_expect_eq(check_output("a.tsv.gz.journal.tsv", &found, &e), 0);
    buf_free(&tsv);
    buf_free(&tmx);
}

static void expect_found(const char *name, size_t byte)
{
    struct output_check found;
    struct err e = {0};
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_INPUT,
                 "%s, byte %zu: %s", name, byte, e.msg);
    cr_expect_str_eq(e.subject, name, "byte %zu: %s: %s", byte, e.subject,
                     e.msg);
}

/* But for a name that is changed in the journal: then that file is missing. */
static void expect_some_word(const char *name, size_t byte)
{
    struct output_check found;
    struct err e = {0};
    int rc = check_output("a.tsv.gz", &found, &e);
    cr_expect(rc != 0 && e.subject[0] != '\0', "%s, byte %zu: %d", name, byte,
              rc);
}

Test(check_output, finds_a_flipped_bit_in_any_byte)
{
    finished_write("a", 1, 1);
    flip_bits(files[0], expect_found);
    flip_bits(files[1], expect_found);
    flip_bits(files[2], expect_some_word);
}

Test(check_output, says_which_bytes_of_which_task)
{
    struct output_check found;
    struct err e = {0};
    finished_write("a", 1, 1);
    struct buf bytes = scratch_read("a.tmx");
    bytes.p[bytes.n - 20] ^= 1;
    scratch_write("a.tmx", buf_sv(&bytes));
    buf_free(&bytes);
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_INPUT);
    cr_expect_str_eq(e.msg, "damaged: the bytes of task 1 (48 of them) are not "
                            "those that were written");
    cr_expect_eq(e.unit, ERR_BYTE);
    cr_expect_eq(e.at, 54);
}

Test(check_output, an_output_that_is_cut_or_missing_is_named)
{
    struct output_check found;
    struct err e = {0};
    finished_write("a", 1, 1);
    cr_assert_eq(truncate("a.tmx", 60), 0);
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "a.tmx");
    cr_assert_eq(unlink("a.tmx"), 0);
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_IO);
    cr_expect_str_eq(e.subject, "a.tmx");
    cr_assert_eq(unlink("a.tsv.gz.journal.tsv"), 0);
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "a.tsv.gz");
    cr_assert_eq(unlink("a.tsv.gz"), 0);
    cr_expect_eq(check_output("a.tsv.gz", &found, &e), ERR_IO);
    cr_expect_str_eq(e.subject, "a.tsv.gz");
    cr_expect_eq(check_output("a.tsv.gz.journal.tsv", &found, &e), ERR_IO);
    cr_expect_str_eq(e.subject, "a.tsv.gz.journal.tsv");
}

/* Merge the shards a and b to the outputs out.tsv.gz and out.tmx. */
static int merge(const char *tsv, const char *tmx, struct err *e)
{
    char a[] = "a.tsv.gz", b[] = "b.tsv.gz";
    char *shards[] = {b, a};
    struct merge_job job = {.paths = {tsv, tmx},
                            .n_outputs = 2,
                            .n_workers = 1,
                            .shards = shards,
                            .n_shards = 2};
    struct counts counts;
    *e = (struct err){0};
    return merge_run(&job, &counts, e);
}

static void write_shards(void)
{
    finished_write("a", 1, 2);
    finished_write("b", 2, 2);
}

TestSuite(merge, .init = scratch_enter, .fini = scratch_leave);

Test(merge, makes_what_can_be_checked)
{
    struct output_check found;
    struct err e;
    write_shards();
    cr_assert_eq(merge("out.tsv.gz", "out.tmx", &e), 0, "%s: %s", e.subject,
                 e.msg);
    cr_expect_eq(scratch_count(), 9);
    cr_assert_eq(check_output("out.tsv.gz", &found, &e), 0, "%s: %s", e.subject,
                 e.msg);
    cr_expect_eq(found.n_units[0], 8);
    cr_expect_eq(found.n_units[1], 8);
    cr_expect_eq(found.counts.n_pairs, 4);
    cr_assert_eq(merge("out.tsv.gz", "out.tmx", &e), 0, "once more: %s", e.msg);
}

static void expect_no_merge(const char *name, size_t byte)
{
    struct err e;
    int rc = merge("out.tsv.gz", "out.tmx", &e);
    cr_expect(rc != 0 && e.msg[0] != '\0', "%s, byte %zu", name, byte);
    cr_expect_eq(scratch_count(), 6, "%s, byte %zu", name, byte);
}

Test(merge, finds_a_flipped_bit_in_any_byte_before_it_writes)
{
    write_shards();
    flip_bits("a.tsv.gz", expect_no_merge);
    flip_bits("a.tmx", expect_no_merge);
    flip_bits("b.tsv.gz.journal.tsv", expect_no_merge);
}

Test(merge, names_the_file_of_the_shard)
{
    struct err e;
    write_shards();
    cr_assert_eq(truncate("b.tmx", 60), 0);
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "b.tmx");
    cr_assert_eq(unlink("b.tmx"), 0);
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), ERR_IO);
    cr_expect_str_eq(e.subject, "b.tmx");
    cr_expect_eq(scratch_count(), 5);
}

Test(merge, refuses_an_output_that_is_a_file_of_a_shard)
{
    static const char *const outputs[][2] = {
        {"a.tsv.gz", "out.tmx"},      {"b.tsv.gz", "out.tmx"},
        {"out.tsv.gz", "b.tmx"},      {"./a.tsv.gz", "out.tmx"},
        {"out.tsv.gz", "out.tsv.gz"}, {"out.tsv.gz", "./hard.tmx"},
    };
    struct err e;
    write_shards();
    cr_assert_eq(link("b.tmx", "hard.tmx"), 0);
    for (size_t i = 0; i < sizeof outputs / sizeof outputs[0]; i++) {
        cr_expect_eq(merge(outputs[i][0], outputs[i][1], &e), ERR_USAGE,
                     "row %zu: %s", i, e.msg);
        cr_expect_eq(scratch_count(), 7);
    }
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), 0);
}

Test(merge, keeps_the_merged_corpus_that_was_there_when_it_fails)
{
    struct output_check found;
    struct err e;
    write_shards();
    cr_assert_eq(merge("out.tsv.gz", "out.tmx", &e), 0);
    cr_assert_eq(unlink("b.tsv.gz"), 0);
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), ERR_IO);
    cr_expect_str_eq(e.subject, "b.tsv.gz");
    cr_expect_eq(check_output("out.tsv.gz", &found, &e), 0);
    cr_expect_eq(scratch_count(), 8);
}

Test(merge, outputs_in_another_order_are_refused)
{
    struct err e;
    write_shards();
    cr_expect_eq(merge("out.tmx.gz", "out.tsv", &e), ERR_USAGE);
    cr_expect_eq(merge("out.tsv", "out.tmx", &e), ERR_USAGE);
    cr_expect_eq(scratch_count(), 6);
}

Test(merge, does_not_write_over_another_batch_or_a_file_of_the_user)
{
    struct err e;
    write_shards();
    scratch_write("out.tsv.gz.journal.tsv", SV("#stele-journal\t4\n"));
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), ERR_USAGE);
    scratch_write("out.tsv.gz.journal.tsv", SV("my notes\n"));
    cr_expect_eq(merge("out.tsv.gz", "out.tmx", &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "out.tsv.gz.journal.tsv");
    struct buf notes = scratch_read("out.tsv.gz.journal.tsv");
    cr_expect(sv_eq(buf_sv(&notes), SV("my notes\n")));
    buf_free(&notes);
}
