/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/sink.h"
#include "io/whole_file.h"
#include "scratch.h"

TestSuite(sink, .init = scratch_enter, .fini = scratch_leave);

static struct sink *open_sink(const char *path, int gz_level)
{
    struct sink *s = NULL;
    struct err e = {0};
    cr_assert_eq(sink_open(path, gz_level, &s, &e), 0, "%s", e.msg);
    return s;
}

static void expect_file(const char *name, struct sv want)
{
    struct buf got = scratch_read(name);
    cr_expect(sv_eq(buf_sv(&got), want), "%s holds %.*s", name, (int)got.n,
              got.p);
    buf_free(&got);
}

/* A megabyte that gzip cannot make much smaller. */
static struct buf noise(size_t n_bytes)
{
    struct buf b = {0};
    uint64_t state = 1;
    for (size_t i = 0; i < n_bytes; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        buf_add_char(&b, (char)(state >> 56));
    }
    cr_assert_not(b.failed);
    return b;
}

Test(sink, the_name_appears_when_the_file_is_whole)
{
    struct sink *s = open_sink("out", 6);
    cr_expect_eq(scratch_count(), 1);
    cr_expect_eq(sink_write(s, SV("whole"), NULL), 0);
    cr_expect_not(scratch_has("out"));
    cr_expect_eq(sink_close(s, NULL), 0);
    cr_expect_eq(scratch_count(), 1);
    expect_file("out", SV("whole"));
}

Test(sink, giving_up_leaves_what_was_there_before)
{
    sink_abort(open_sink("new", 6));
    cr_expect_eq(scratch_count(), 0);
    scratch_write("out", SV("older"));
    struct sink *s = open_sink("out", 6);
    cr_expect_eq(sink_write(s, SV("newer"), NULL), 0);
    sink_abort(s);
    expect_file("out", SV("older"));
    cr_expect_eq(scratch_count(), 1);
    sink_abort(NULL);
}

Test(sink, a_new_file_takes_the_place_of_the_old)
{
    scratch_write("out", SV("older and longer"));
    scratch_write("out.tmp", SV("the user's own"));
    struct sink *s = open_sink("out", 6);
    cr_expect_eq(sink_write(s, SV("newer"), NULL), 0);
    cr_expect_eq(sink_close(s, NULL), 0);
    expect_file("out", SV("newer"));
    expect_file("out.tmp", SV("the user's own"));
    cr_expect_eq(scratch_count(), 2);
}

/* Write `content` in pieces of n_piece bytes to a device that is full, and
 * return what went wrong. */
static struct err fill_disk(const char *path, struct sv content, size_t n_piece)
{
    struct sink *s = open_sink(path, 1);
    struct err e = {0};
    int rc = 0;
    for (size_t at = 0; at < content.n && rc == 0; at += n_piece) {
        size_t to = at + n_piece < content.n ? at + n_piece : content.n;
        rc = sink_write(s, sv_sub(content, at, to), &e);
    }
    if (rc == 0)
        rc = sink_close(s, &e);
    else
        sink_abort(s);
    cr_expect_eq(rc, ERR_IO);
    return e;
}

Test(sink, a_full_disk_is_noticed_however_little_is_written)
{
    struct buf much = noise(1 << 20);
    cr_assert_eq(symlink("/dev/full", "full"), 0);
    cr_assert_eq(symlink("/dev/full", "full.gz"), 0);
    static const char *const paths[] = {"/dev/full", "full", "full.gz"};
    for (size_t i = 0; i < 3; i++) {
        struct err e = fill_disk(paths[i], SV("x"), 1);
        cr_expect_str_eq(e.msg, "cannot write: No space left on device");
        fill_disk(paths[i], buf_sv(&much), much.n);
        fill_disk(paths[i], buf_sv(&much), 1000);
    }
    fill_disk("full.gz", SV(""), 1);
    cr_expect_eq(scratch_count(), 2, "the links are still there, no more");
    buf_free(&much);
}

Test(sink, what_cannot_be_opened_leaves_nothing)
{
    struct sink *s = NULL;
    struct err e = {0};
    cr_expect_eq(sink_open("no/such/folder/out", 6, &s, &e), ERR_IO);
    cr_expect_str_eq(e.msg, "cannot write: No such file or directory");
    cr_assert_eq(mkdir("folder", 0777), 0);
    cr_expect_eq(sink_open("folder", 6, &s, &e), ERR_IO);
    cr_expect_str_eq(e.msg, "is a directory");
    cr_assert_eq(symlink("loop", "loop"), 0);
    cr_expect_eq(sink_open("loop", 6, &s, &e), ERR_IO);
    cr_expect_str_eq(e.msg, "cannot write: Too many levels of symbolic links");
    cr_expect_null(s);
    cr_expect_eq(scratch_count(), 2);
}

Test(sink, a_name_that_cannot_be_given_is_an_error)
{
    struct sink *s = open_sink("out", 6);
    struct err e = {0};
    cr_assert_eq(mkdir("out", 0777), 0);
    cr_expect_eq(sink_close(s, &e), ERR_IO);
    cr_expect_str_eq(e.msg, "cannot name the file: Is a directory");
    cr_expect_eq(scratch_count(), 1);
}

/* Time 0, no name, system 255: equal content gives equal bytes. */
Test(sink, the_gzip_header_tells_nothing_of_time_and_place)
{
    for (int level = 1; level <= 9; level++) {
        struct buf file[2];
        static const char *const names[] = {"first.gz", "other.gz"};
        for (size_t i = 0; i < 2; i++) {
            struct sink *s = open_sink(names[i], level);
            cr_expect_eq(sink_write(s, SV("content"), NULL), 0);
            cr_expect_eq(sink_close(s, NULL), 0);
            file[i] = scratch_read(names[i]);
        }
        cr_assert_geq(file[0].n, 10);
        cr_expect_eq(memcmp(file[0].p, "\x1f\x8b\x08\0\0\0\0\0", 8), 0);
        cr_expect_eq((unsigned char)file[0].p[9], 255);
        cr_expect(sv_eq(buf_sv(&file[0]), buf_sv(&file[1])));
        buf_free(&file[0]);
        buf_free(&file[1]);
    }
}

Test(sink, gzip_gives_back_what_was_written)
{
    static const size_t sizes[] = {0, 1, 65535, 65536, 65537, 300000};
    static const int levels[] = {1, 6, 9};
    struct buf all = noise(300000);
    for (size_t i = 0; i < 6; i++) {
        struct sv want = sv_sub(buf_sv(&all), 0, sizes[i]);
        struct sink *s = open_sink("out.gz", levels[i % 3]);
        for (size_t at = 0, n = 1; at < want.n; at += n, n = n * 3 + 1) {
            n = n < want.n - at ? n : want.n - at;
            cr_assert_eq(sink_write(s, sv_sub(want, at, at + n), NULL), 0);
        }
        cr_assert_eq(sink_close(s, NULL), 0);
        struct buf got = {0};
        struct err e = {0};
        cr_assert_eq(whole_file_read("out.gz", 1 << 20, &got, &e), 0, "%s",
                     e.msg);
        cr_expect(sv_eq(buf_sv(&got), want), "%zu bytes", sizes[i]);
        buf_free(&got);
    }
    buf_free(&all);
}

Test(sink, many_small_writes_become_one_plain_file)
{
    struct buf want = {0};
    struct sink *s = open_sink("out", 6);
    for (unsigned i = 0; i < 30000; i++) {
        size_t from = want.n;
        buf_add_u64(&want, i);
        buf_add_char(&want, '\n');
        struct sv line = sv_sub(buf_sv(&want), from, want.n);
        cr_assert_eq(sink_write(s, line, NULL), 0);
    }
    cr_expect_eq(sink_close(s, NULL), 0);
    expect_file("out", buf_sv(&want));
    buf_free(&want);
}

Test(sink, a_dash_is_standard_output_and_never_gzip)
{
    scratch_redirect(STDOUT_FILENO, "stdout", O_WRONLY | O_CREAT);
    struct sink *s = open_sink("-", 6);
    cr_expect_eq(sink_write(s, SV("to stdout\n"), NULL), 0);
    cr_expect_eq(sink_close(s, NULL), 0);
    expect_file("stdout", SV("to stdout\n"));
    cr_expect_eq(scratch_count(), 1);
}

Test(sink, a_pipe_is_written_to_directly)
{
    cr_assert_eq(mkfifo("pipe", 0666), 0);
    int reader = open("pipe", O_RDWR);
    cr_assert_geq(reader, 0);
    struct sink *s = open_sink("pipe", 6);
    cr_expect_eq(scratch_count(), 1);
    cr_expect_eq(sink_write(s, SV("through"), NULL), 0);
    cr_expect_eq(sink_close(s, NULL), 0);
    char got[16];
    cr_expect_eq(read(reader, got, sizeof got), 7);
    cr_expect_eq(memcmp(got, "through", 7), 0);
    close(reader);
}

Test(sink, a_pipe_that_nobody_reads_is_an_error_of_its_own)
{
    int end[2];
    signal(SIGPIPE, SIG_IGN);
    cr_assert_eq(pipe(end), 0);
    close(end[0]);
    cr_assert_eq(dup2(end[1], STDOUT_FILENO), STDOUT_FILENO);
    struct sink *s = open_sink("-", 6);
    struct err e = {0};
    cr_expect_eq(sink_write(s, SV("x"), &e), 0);
    cr_expect_eq(sink_close(s, &e), ERR_PIPE);
    cr_expect_str_eq(e.msg, "cannot write: Broken pipe");
}

Test(sink, a_name_in_zst_is_packed_and_read_back)
{
    struct buf text = {0}, unpacked = {0};
    struct err e = {0};
    for (unsigned i = 0; i < 40000; i++) {
        buf_add_u64(&text, i * 2654435761u);
        buf_add_char(&text, '\n');
    }
    for (unsigned at_once = 9; at_once < 1000000; at_once *= 77) {
        struct sink *s = open_sink("out.zst", 5);
        for (size_t at = 0, to; at < text.n; at = to) {
            to = at + at_once < text.n ? at + at_once : text.n;
            cr_assert_eq(sink_write(s, sv_sub(buf_sv(&text), at, to), &e), 0);
        }
        cr_assert_eq(sink_close(s, &e), 0, "%s", e.msg);
        struct buf packed = scratch_read("out.zst");
        cr_expect(packed.n < text.n);
        buf_clear(&unpacked);
        cr_assert_eq(whole_file_unpack(buf_sv(&packed), text.n, &unpacked, &e),
                     0, "%s", e.msg);
        cr_expect(sv_eq(buf_sv(&unpacked), buf_sv(&text)));
        buf_free(&packed);
    }
    /* nothing is an empty file that unpacks to nothing */
    cr_assert_eq(sink_close(open_sink("none.zst", 1), &e), 0);
    buf_clear(&unpacked);
    cr_expect_eq(whole_file_read("none.zst", 9, &unpacked, &e), 0, "%s", e.msg);
    cr_expect_eq(unpacked.n, 0);
    buf_free(&text);
    buf_free(&unpacked);
}
