/* How outputs come to their names, and what is never touched on the way.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/aside_file.h"
#include "io/live_files.h"
#include "io/output_path.h"
#include "io/resumable_file.h"
#include "io/sink.h"
#include "scratch.h"

TestSuite(aside_file, .init = scratch_enter, .fini = scratch_leave);

static struct sink *open_sink(const char *path)
{
    struct sink *s = NULL;
    struct err e = {0};
    cr_assert_eq(sink_open(path, 6, &s, &e), 0, "%s: %s", path, e.msg);
    return s;
}

static void write_file(const char *path, struct sv text)
{
    struct sink *s = open_sink(path);
    struct err e = {0};
    cr_assert_eq(sink_write(s, text, &e), 0);
    cr_assert_eq(sink_close(s, &e), 0, "%s: %s", path, e.msg);
}

static void expect_file(const char *name, struct sv want)
{
    struct buf got = scratch_read(name);
    cr_expect(sv_eq(buf_sv(&got), want), "%s holds %.*s", name, (int)got.n,
              got.p);
    buf_free(&got);
}

static mode_t mode_of(const char *path)
{
    struct stat st;
    cr_assert_eq(lstat(path, &st), 0);
    return st.st_mode;
}

Test(aside_file, two_runs_on_one_output_never_share_a_file)
{
    struct sink *fast = open_sink("out"), *slow = open_sink("out");
    cr_expect_eq(scratch_count(), 2);
    cr_expect_eq(sink_write(slow, SV("slow begins "), NULL), 0);
    cr_expect_eq(sink_write(fast, SV("fast"), NULL), 0);
    cr_expect_eq(sink_close(fast, NULL), 0);
    expect_file("out", SV("fast"));
    cr_expect_eq(sink_write(slow, SV("and ends"), NULL), 0);
    expect_file("out", SV("fast"));
    cr_expect_eq(sink_close(slow, NULL), 0);
    expect_file("out", SV("slow begins and ends"));
    cr_expect_eq(scratch_count(), 1);
}

Test(aside_file, a_link_is_followed_to_its_file_and_stays)
{
    scratch_write("file", SV("old"));
    cr_assert_eq(symlink("file", "link"), 0);
    cr_assert_eq(symlink("link", "second"), 0);
    write_file("second", SV("new"));
    cr_expect(S_ISLNK(mode_of("link")));
    cr_expect(S_ISLNK(mode_of("second")));
    cr_expect(S_ISREG(mode_of("file")));
    expect_file("file", SV("new"));
}

Test(aside_file, a_link_to_no_file_yet_makes_it)
{
    cr_assert_eq(symlink("file", "link"), 0);
    write_file("link", SV("new"));
    cr_expect(S_ISLNK(mode_of("link")));
    cr_expect(S_ISREG(mode_of("file")));
    expect_file("file", SV("new"));
}

Test(aside_file, the_mode_of_a_file_that_is_replaced_is_kept)
{
    static const mode_t modes[] = {0600, 0644, 0664, 0400};
    umask(022);
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        scratch_write("out", SV("old"));
        cr_assert_eq(chmod("out", modes[i]), 0);
        write_file("out", SV("new"));
        cr_expect_eq(mode_of("out") & 07777, modes[i], "%o for %o",
                     (unsigned)mode_of("out"), (unsigned)modes[i]);
        expect_file("out", SV("new"));
        unlink("out");
    }
}

Test(aside_file, a_new_file_has_the_mode_of_the_umask)
{
    static const mode_t masks[] = {0, 022, 077};
    for (size_t i = 0; i < 3; i++) {
        umask(masks[i]);
        write_file("out", SV("new"));
        cr_expect_eq(mode_of("out") & 07777, 0666 & ~masks[i]);
        unlink("out");
    }
}

Test(aside_file, a_private_file_is_never_open_to_others_on_the_way)
{
    umask(0);
    scratch_write("out", SV("old"));
    cr_assert_eq(chmod("out", 0600), 0);
    struct aside_file f;
    cr_assert_eq(aside_file_open("out", &f, NULL), 0);
    cr_expect_eq(mode_of(f.name) & 0777, 0600);
    aside_file_abort(&f);
    cr_expect_eq(scratch_count(), 1);
}

/* What is on standard output goes on behind what is there. */
Test(aside_file, names_of_standard_output_are_the_descriptor)
{
    static const char *const names[] = {"-", "/dev/stdout", "/dev/fd/1",
                                        "/proc/self/fd/1", "link"};
    scratch_redirect(STDOUT_FILENO, "stdout", O_WRONLY | O_CREAT | O_TRUNC);
    cr_assert_eq(symlink("/dev/stdout", "link"), 0);
    for (size_t i = 0; i < 5; i++)
        write_file(names[i], SV("x"));
    expect_file("stdout", SV("xxxxx"));
    cr_expect(S_ISLNK(mode_of("/dev/stdout")));
    cr_expect_eq(scratch_count(), 2);
}

Test(aside_file, a_standard_stream_that_is_closed_is_no_file)
{
    close(STDIN_FILENO);
    struct aside_file f;
    cr_assert_eq(aside_file_open("out", &f, NULL), 0);
    cr_expect_gt(f.fd, STDERR_FILENO);
    aside_file_abort(&f);
    cr_expect_eq(open("/dev/null", O_RDONLY), STDIN_FILENO);
}

Test(aside_file, a_signal_handler_can_remove_what_is_not_whole)
{
    struct sink *s = open_sink("out"), *other = open_sink("other");
    write_file("whole", SV("whole"));
    cr_expect_eq(scratch_count(), 3);
    live_files_remove();
    cr_expect_eq(scratch_count(), 1);
    cr_expect(scratch_has("whole"));
    sink_abort(s);
    sink_abort(other);
}

Test(aside_file, more_files_than_the_list_holds_are_written_all_the_same)
{
    struct sink *s[40];
    for (size_t i = 0; i < 40; i++)
        s[i] = open_sink("out");
    cr_expect_eq(scratch_count(), 40);
    for (size_t i = 0; i < 40; i++)
        cr_expect_eq(sink_close(s[i], NULL), 0);
    cr_expect_eq(scratch_count(), 1);
}

Test(aside_file, a_limit_on_the_size_of_files_is_an_error_of_writing)
{
    struct rlimit limit = {.rlim_cur = 1000, .rlim_max = RLIM_INFINITY};
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    struct sink *s = open_sink("out");
    char bytes[2000] = "";
    struct err e = {0};
    cr_expect_eq(sink_write(s, (struct sv){bytes, sizeof bytes}, &e), 0);
    cr_expect_eq(sink_close(s, &e), ERR_IO);
    cr_expect_str_eq(e.msg, "cannot write: File too large");
    cr_expect_eq(scratch_count(), 0);
}

enum { KEY = 0x1234 };

static const char kept[] = "out.0000000000001234.tmp";

static struct resumable_file *open_resumable(uint64_t keep)
{
    struct resumable_file *s = NULL;
    struct err e = {0};
    cr_assert_eq(resumable_file_open("out", KEY, keep, &s, &e), 0, "%s", e.msg);
    return s;
}

Test(aside_file, what_is_left_is_found_by_its_key)
{
    struct resumable_file *s = open_resumable(0);
    cr_expect_eq(resumable_file_write(s, SV("kept and lost"), NULL), 0);
    resumable_file_leave(s);
    cr_expect(scratch_has(kept));
    s = open_resumable(4);
    cr_expect_eq(resumable_file_size(s), 4);
    cr_expect_eq(resumable_file_write(s, SV("!"), NULL), 0);
    cr_expect_eq(resumable_file_finish(s, NULL), 0);
    expect_file("out", SV("kept!"));
    cr_expect_eq(scratch_count(), 1);
}

Test(aside_file, another_run_does_not_find_it)
{
    struct resumable_file *s = open_resumable(0), *other = NULL;
    struct err e = {0};
    cr_expect_eq(resumable_file_write(s, SV("kept"), NULL), 0);
    resumable_file_leave(s);
    cr_expect_eq(resumable_file_open("out", KEY + 1, 4, &other, &e), ERR_INPUT);
    cr_expect_str_eq(e.subject, "out");
    expect_file(kept, SV("kept"));
}

Test(aside_file, files_of_the_user_under_a_like_name_are_not_touched)
{
    scratch_write("out.tmp", SV("the user's"));
    struct resumable_file *s = open_resumable(0);
    cr_expect_eq(resumable_file_finish(s, NULL), 0);
    expect_file("out.tmp", SV("the user's"));
    expect_file("out", SV(""));
}

Test(aside_file, a_link_under_the_temporary_name_is_not_followed)
{
    scratch_write("victim", SV("precious"));
    cr_assert_eq(symlink("victim", kept), 0);
    struct resumable_file *s = NULL;
    struct err e = {0};
    cr_expect_eq(resumable_file_open("out", KEY, 4, &s, &e), ERR_IO);
    int fd;
    cr_expect_eq(resumable_file_find("out", KEY, 4, false, &fd, &e), ERR_INPUT);
    expect_file("victim", SV("precious"));
    s = open_resumable(0);
    cr_expect_eq(resumable_file_write(s, SV("new"), NULL), 0);
    cr_expect_eq(resumable_file_finish(s, NULL), 0);
    expect_file("victim", SV("precious"));
    expect_file("out", SV("new"));
    cr_expect(S_ISREG(mode_of("out")));
}

Test(aside_file, what_is_never_resumed_is_removed)
{
    struct resumable_file *s = NULL;
    cr_assert_eq(resumable_file_open_once("out", &s, NULL), 0);
    cr_expect_eq(scratch_count(), 1);
    resumable_file_leave(s);
    cr_expect_eq(scratch_count(), 0);
}

Test(aside_file, what_is_no_file_is_known_by_its_name)
{
    cr_assert_eq(mkfifo("pipe", 0666), 0);
    scratch_write("file", SV(""));
    cr_assert_eq(symlink("file", "link"), 0);
    cr_assert_eq(symlink("pipe", "link to a pipe"), 0);
    static const char *const files[] = {"file", "link", "new", "no/folder"};
    static const char *const others[] = {
        "-",         "pipe",        "link to a pipe",
        "/dev/null", "/dev/stderr", "/dev/fd/63"};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        cr_expect(output_path_is_file(files[i]), "%s", files[i]);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        cr_expect_not(output_path_is_file(others[i]), "%s", others[i]);
}
