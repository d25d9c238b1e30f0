/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>

#include "corpus/dedup.h"
#include "io/format.h"
#include "io/tsv.h"
#include "tests/io/scratch.h"

TestSuite(dedup, .init = scratch_enter, .fini = scratch_leave);

static const char in[] = "in.tsv", out[] = "out.tsv", rejected[] = "no.tsv";
static struct dedup_counts counts;

static struct dedup_job job(void)
{
    return (struct dedup_job){.files = {.in = {.paths = {in}, .n_paths = 1},
                                        .paths = {out},
                                        .formats = {&format_tsv},
                                        .n_outputs = 1,
                                        .rejected_path = rejected,
                                        .rejected_format = &format_tsv},
                              .choice = dedup_choice_default()};
}

static void expect_file(const char *path, const char *text)
{
    struct buf got = scratch_read(path);
    cr_expect(sv_eq(buf_sv(&got), sv_from(text)), "%s: %.*s", path, (int)got.n,
              got.p);
    buf_free(&got);
}

static const char corpus[] = "src\ttrg\tscore\n"
                             "One.\tUn.\t.5\n"
                             "Two.\tDeux.\t.9\n"
                             "one\tun\t.8\n"
                             "One.\tUn.\t.7\n"
                             "Two.\tDeux !\t.9\n"
                             "Two.\tdeux\t-\n"
                             "Été 12\tÉté 12\t.6\n"
                             "ete 13\tété\t.61\n"
                             "alone\t\t.5\n"
                             "alone\t\t.5\n";

static void run(const struct dedup_job *j, const char *want)
{
    struct err e = {0};
    scratch_write(in, sv_from(corpus));
    cr_assert_eq(dedup(j, &counts, &e), 0, "%s", e.msg);
    expect_file(out, want);
}

Test(dedup, of_equal_pairs_the_best_stays_in_its_place)
{
    struct dedup_job j = job();
    run(&j, "src\ttrg\tscore\n"
            "Two.\tDeux.\t.9\n"
            "one\tun\t.8\n"
            "One.\tUn.\t.7\n"
            "Two.\tDeux !\t.9\n"
            "Two.\tdeux\t-\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    expect_file(rejected, "src\ttrg\tscore\treason\n"
                          "One.\tUn.\t.5\tduplicate\n");
    cr_expect_eq(counts.n_copies, 1);
    cr_expect_eq(counts.n_kept, 9);
    cr_expect_eq(counts.files.n_records, 10);
}

Test(dedup, near_pairs_are_equal_but_for_what_does_not_count)
{
    struct dedup_job j = job();
    j.choice.match = TEXT_KEY_NORMAL;
    run(&j, "src\ttrg\tscore\n"
            "Two.\tDeux.\t.9\n"
            "one\tun\t.8\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    j.choice.match = TEXT_KEY_NEAR;
    j.choice.keep = DEDUP_KEEP_FIRST;
    run(&j, "src\ttrg\tscore\n"
            "One.\tUn.\t.5\n"
            "Two.\tDeux.\t.9\n"
            "Été 12\tÉté 12\t.6\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    cr_expect_eq(counts.n_copies, 5);
}

Test(dedup, one_side_may_be_what_counts)
{
    struct dedup_job j = job();
    j.choice.by = DEDUP_BY_SRC;
    run(&j, "src\ttrg\tscore\n"
            "Two.\tDeux.\t.9\n"
            "one\tun\t.8\n"
            "One.\tUn.\t.7\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    j.choice.by = DEDUP_BY_TRG;
    run(&j, "src\ttrg\tscore\n"
            "Two.\tDeux.\t.9\n"
            "one\tun\t.8\n"
            "One.\tUn.\t.7\n"
            "Two.\tDeux !\t.9\n"
            "Two.\tdeux\t-\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
}

Test(dedup, a_test_set_is_taken_out_whatever_its_case)
{
    struct dedup_job j = job();
    scratch_write("test.en", SV("two\nBefore\n"));
    scratch_write("test.fr", SV("DEUX\nun\n"));
    j.choice.overlap[0] = "test.en";
    j.choice.overlap[1] = "test.fr";
    j.choice.n_overlap = 2;
    run(&j, "src\ttrg\tscore\n"
            "one\tun\t.8\n"
            "One.\tUn.\t.7\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    cr_expect_eq(counts.n_overlap, 3);
    cr_expect_eq(counts.n_copies, 1);
    cr_expect_eq(counts.n_test, 2);
    j.choice.either = true;
    run(&j, "src\ttrg\tscore\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
    cr_expect_eq(counts.n_overlap, 6);
    j.choice.min_cp = 4; /* "two" and "un" are too short */
    run(&j, "src\ttrg\tscore\n"
            "one\tun\t.8\n"
            "One.\tUn.\t.7\n"
            "Été 12\tÉté 12\t.6\n"
            "ete 13\tété\t.61\n"
            "alone\t\t.5\n"
            "alone\t\t.5\n");
}

Test(dedup, other_formats_are_converted)
{
    struct dedup_job j = job();
    struct buf got;
    j.files.formats[0] = format_named("moses-trg");
    j.files.rejected_path = NULL;
    scratch_write(in, SV("src\ttrg\nOne\tUn\nOne\tUn\nTwo\tDeux\n"));
    cr_assert_eq(dedup(&j, &counts, NULL), 0);
    got = scratch_read(out);
    cr_expect(sv_eq(buf_sv(&got), SV("Un\nDeux\n")));
    buf_free(&got);
}

static void count(void *context, const struct err *e)
{
    (void)e;
    ++*(unsigned *)context;
}

Test(dedup, a_bad_line_is_told_once_and_what_cannot_be_read_twice_refused)
{
    struct dedup_job j = job();
    struct err e = {0};
    unsigned n = 0;
    j.files.on_bad = count;
    j.files.context = &n;
    scratch_write(in, SV("src\ttrg\tscore\na\tb\t1\na\ta\tb\tx\na\tb\tz\n"
                         "a\tb\t.9\n"));
    cr_assert_eq(dedup(&j, &counts, NULL), 0);
    expect_file(out, "src\ttrg\tscore\na\tb\t1\n");
    cr_expect_eq(n, 2);
    j.files.in.paths[0] = "-";
    cr_expect_eq(dedup(&j, &counts, &e), ERR_USAGE);
}
