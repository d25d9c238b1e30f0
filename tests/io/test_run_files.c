/* No output is an input, or another output, whatever both are called.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/run_files.h"
#include "io/whole_file.h"
#include "scratch.h"

TestSuite(run_files, .init = scratch_enter, .fini = scratch_leave);

/* What is said of an input and an output; of two outputs. */
static int compare(const char *input, const char *output, struct err *e)
{
    struct run_files f = {0};
    *e = (struct err){0};
    int rc = run_files_add_input(&f, input, e);
    if (rc == 0)
        rc = run_files_add_output(&f, output, e);
    run_files_free(&f);
    return rc;
}

static int compare_outputs(const char *a, const char *b, struct err *e)
{
    struct run_files f = {0};
    *e = (struct err){0};
    int rc = run_files_add_output(&f, a, e);
    if (rc == 0)
        rc = run_files_add_output(&f, b, e);
    run_files_free(&f);
    return rc;
}

static void make_files(void)
{
    scratch_write("a", SV("text"));
    scratch_write("b", SV("text"));
    cr_assert_eq(symlink("a", "link"), 0);
    cr_assert_eq(link("a", "hard"), 0);
    cr_assert_eq(symlink("new", "to new"), 0);
    cr_assert_eq(mkfifo("pipe", 0666), 0);
}

Test(run_files, an_output_that_is_an_input_is_named_with_it)
{
    static const char *const names[] = {"./a", ".//a", "link", "hard"};
    struct err e;
    make_files();
    cr_expect_eq(compare("a", "a", &e), ERR_USAGE);
    cr_expect_str_eq(e.msg, "a is an input and an output");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        cr_expect_eq(compare("a", names[i], &e), ERR_USAGE, "%s", names[i]);
        cr_expect(strstr(e.msg, names[i]) && strstr(e.msg, "input a"), "%s",
                  e.msg);
        cr_expect_eq(compare(names[i], "a", &e), ERR_USAGE, "%s", names[i]);
    }
}

Test(run_files, two_names_of_one_output_are_refused_before_it_is_there)
{
    static const char *const names[] = {"new", "./new", "to new", ".//new"};
    struct err e;
    make_files();
    for (size_t i = 0; i < 4; i++) {
        cr_expect_eq(compare_outputs("new", names[i], &e), ERR_USAGE, "%s",
                     names[i]);
        cr_expect(strstr(e.msg, "two outputs are the same file"), "%s", e.msg);
    }
    cr_expect_eq(compare_outputs("a", "hard", &e), ERR_USAGE);
    cr_expect_not(scratch_has("new"));
}

Test(run_files, what_only_looks_alike_passes)
{
    static const char *const pairs[][2] = {
        {"a", "b"},       {"new", "news"},     {"a", "A"},
        {"-", "-"},       {"pipe", "pipe"},    {"/dev/null", "/dev/null"},
        {NULL, NULL},     {"missing", "a"},    {"no/folder", "no/folder"},
        {"new", "a/new"}, {"/dev/stdin", "-"},
    };
    struct err e;
    make_files();
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        cr_expect_eq(compare(pairs[i][0], pairs[i][1], &e), 0, "row %zu: %s", i,
                     e.msg);
        cr_expect_eq(compare_outputs(pairs[i][0], pairs[i][1], &e), 0,
                     "row %zu: %s", i, e.msg);
    }
}

Test(run_files, inputs_may_be_the_same_file_twice)
{
    struct run_files f = {0};
    make_files();
    cr_expect_eq(run_files_add_input(&f, "a", NULL), 0);
    cr_expect_eq(run_files_add_input(&f, "link", NULL), 0);
    cr_expect_eq(run_files_add_output(&f, "b", NULL), 0);
    run_files_drop_inputs(&f);
    cr_expect_eq(f.n, 1);
    cr_expect_eq(run_files_add_input(&f, "b", NULL), ERR_USAGE);
    run_files_free(&f);
}

Test(run_files, a_file_of_many_is_compared_when_it_is_opened)
{
    struct run_files f = {0};
    struct buf bytes = {0};
    struct err e = {0};
    make_files();
    cr_assert_eq(run_files_add_output(&f, "a", &e), 0);
    cr_expect_eq(whole_file_read_regular("hard", &f, 100, &bytes, &e),
                 ERR_USAGE);
    cr_expect_str_eq(e.msg, "the output a is the input hard");
    cr_expect_eq(bytes.n, 0);
    cr_expect_eq(whole_file_read_regular("b", &f, 100, &bytes, &e), 0);
    cr_expect_eq(bytes.n, 4);
    run_files_free(&f);
    buf_free(&bytes);
}

Test(run_files, a_pipe_or_device_is_no_file_of_many_and_never_waited_for)
{
    static const char *const names[] = {"pipe", "/dev/null", "/dev/zero"};
    struct run_files f = {0};
    struct buf bytes = {0};
    struct err e = {0};
    make_files();
    for (size_t i = 0; i < 3; i++) {
        cr_expect_eq(whole_file_read_regular(names[i], &f, 100, &bytes, &e),
                     ERR_INPUT, "%s", names[i]);
        cr_expect_str_eq(e.msg, "is a pipe or device, no file");
        cr_expect_str_eq(e.subject, names[i]);
    }
    cr_expect_eq(whole_file_read_regular("-", &f, 100, &bytes, &e), ERR_IO);
    buf_free(&bytes);
}

Test(run_files, names_are_compared_as_they_are_written_too)
{
    struct run_files f = {0};
    struct err e = {0};
    cr_assert_eq(run_files_add_output(&f, "x/../new", &e), 0);
    cr_assert_eq(run_files_add_output(&f, "new", &e), 0);
    static const char *const same[] = {"new", "./new", "sub/../new", ".//new"};
    for (size_t i = 0; i < 4; i++)
        cr_expect_eq(run_files_check_name(&f, same[i], &e), ERR_USAGE, "%s",
                     same[i]);
    cr_expect_eq(run_files_check_name(&f, "news", &e), 0);
    cr_expect_eq(run_files_check_name(&f, "sub/new", &e), 0);
    cr_expect_eq(run_files_check_name(&f, "/new", &e), 0);
    cr_expect_eq(run_files_check_name(&f, "../new", &e), 0);
    run_files_free(&f);
}
