/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <criterion/criterion.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io/whole_file.h"
#include "scratch.h"

TestSuite(whole_file, .init = scratch_enter, .fini = scratch_leave);

enum { PLENTY = 64 << 20 };

/* The content of the file, freed by the caller; the test ends if it cannot be
 * read. */
static struct buf content_of(const char *name)
{
    struct buf got = {0};
    struct err e = {0};
    cr_assert_eq(whole_file_read(name, PLENTY, &got, &e), 0, "%s", e.msg);
    return got;
}

static void expect_content(const char *name, struct sv want)
{
    struct buf got = content_of(name);
    cr_expect(sv_eq(buf_sv(&got), want), "%zu bytes instead of %zu", got.n,
              want.n);
    buf_free(&got);
}

static struct err expect_failure(const char *name, size_t max_bytes, int code)
{
    struct buf got = {0};
    struct err e = {0};
    cr_expect_eq(whole_file_read(name, max_bytes, &got, &e), code);
    cr_expect_eq(e.code, code);
    cr_expect_neq(e.msg[0], '\0');
    buf_free(&got);
    return e;
}

/* Bytes without a pattern that gzip could shorten. */
static struct buf noise(size_t n_bytes)
{
    struct buf b = {0};
    uint64_t state = 88172645463325252u;
    for (size_t i = 0; i < n_bytes; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        buf_add_char(&b, (char)(state >> 56));
    }
    cr_assert_not(b.failed);
    return b;
}

Test(whole_file, a_plain_file_comes_as_it_is)
{
    struct sv all_kinds = SV("\xef\xbb\xbf"
                             "a\r\n\0\xff\x80 no line end");
    scratch_write("plain", all_kinds);
    expect_content("plain", all_kinds);
    scratch_write("plain.gz", all_kinds);
    expect_content("plain.gz", all_kinds);
    scratch_write("one", SV("\x1f"));
    expect_content("one", SV("\x1f"));
}

Test(whole_file, a_text_comes_without_the_mark_before_utf8)
{
    const struct sv rows[][2] = {{SV("\xef\xbb\xbfs2\t1\n"), SV("s2\t1\n")},
                                 {SV("\xef\xbb\xbf"), SV("")},
                                 {SV("\xef\xbb"), SV("\xef\xbb")},
                                 {SV("a\xef\xbb\xbf"), SV("a\xef\xbb\xbf")}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf got = {0};
        buf_add_char(&got, '>');
        scratch_write("text", rows[i][0]);
        cr_assert_eq(whole_file_read_text("text", 100, &got, NULL), 0);
        cr_expect(sv_eq(sv_sub(buf_sv(&got), 1, got.n), rows[i][1]), "row %zu",
                  i);
        buf_free(&got);
    }
}

Test(whole_file, an_empty_file_is_no_error)
{
    scratch_write("empty", SV(""));
    expect_content("empty", SV(""));
}

Test(whole_file, members_follow_each_other_and_may_be_empty)
{
    struct buf packed = {0};
    scratch_gzip(&packed, SV(""));
    scratch_gzip(&packed, SV("one\n"));
    scratch_gzip(&packed, SV(""));
    scratch_gzip(&packed, SV("two\n"));
    scratch_gzip(&packed, SV(""));
    scratch_write("members", buf_sv(&packed));
    expect_content("members", SV("one\ntwo\n"));
    buf_clear(&packed);
    scratch_gzip(&packed, SV(""));
    scratch_write("nothing", buf_sv(&packed));
    expect_content("nothing", SV(""));
    buf_free(&packed);
}

Test(whole_file, members_larger_than_a_buffer)
{
    struct buf want = {0}, packed = {0}, part = noise(300001);
    for (int i = 0; i < 3; i++) {
        buf_add_sv(&want, buf_sv(&part));
        scratch_gzip(&packed, buf_sv(&part));
    }
    scratch_write("large", buf_sv(&packed));
    expect_content("large", buf_sv(&want));
    scratch_write("large", buf_sv(&want));
    expect_content("large", buf_sv(&want));
    buf_free(&want);
    buf_free(&packed);
    buf_free(&part);
}

Test(whole_file, what_was_there_stays_in_front)
{
    struct buf packed = {0}, got = {0};
    scratch_gzip(&packed, SV("two"));
    scratch_write("packed", buf_sv(&packed));
    scratch_write("plain", SV("three"));
    buf_add_sv(&got, SV("one"));
    cr_expect_eq(whole_file_read("packed", PLENTY, &got, NULL), 0);
    cr_expect_eq(whole_file_read("plain", PLENTY, &got, NULL), 0);
    cr_expect(sv_eq(buf_sv(&got), SV("onetwothree")));
    buf_free(&packed);
    buf_free(&got);
}

/* A file cut anywhere is an error that says where, but for two cuts: between
 * the members, and so early that the magic is not there. */
Test(whole_file, a_cut_at_every_byte_is_noticed)
{
    struct buf packed = {0}, part = noise(40);
    scratch_gzip(&packed, buf_sv(&part));
    const size_t border = packed.n;
    scratch_gzip(&packed, SV("and a second member that can be shortened, "
                             "shortened, shortened"));
    for (size_t cut = 2; cut < packed.n; cut++) {
        scratch_write("cut", sv_sub(buf_sv(&packed), 0, cut));
        if (cut == border) {
            expect_content("cut", buf_sv(&part));
            continue;
        }
        struct err e = expect_failure("cut", PLENTY, ERR_INPUT);
        const size_t at = cut == border + 1 ? border : cut;
        cr_expect_eq(e.unit, ERR_BYTE, "cut %zu", cut);
        cr_expect_eq(e.at, at, "cut %zu gives %zu", cut, (size_t)e.at);
    }
    buf_free(&packed);
    buf_free(&part);
}

Test(whole_file, garbage_behind_the_last_member_is_noticed)
{
    static const struct sv garbage[] = {
        {"x", 1},        {"\0x", 2},        {"\0\0\0\x1f", 4},
        {"\x1f", 1},     {"\x1f\x8b", 2},   {"\x1f\x8bxxxx", 6},
        {"plain\n", 6},  {"\x8b\x1f", 2},   {"\n", 1},
        {"PK\3\4ab", 6}, {"\x1f\x9dzz", 4},
    };
    for (size_t i = 0; i < sizeof garbage / sizeof garbage[0]; i++) {
        struct buf packed = {0};
        scratch_gzip(&packed, SV("good"));
        const size_t n_good = packed.n;
        buf_add_sv(&packed, garbage[i]);
        scratch_write("behind", buf_sv(&packed));
        struct err e = expect_failure("behind", PLENTY, ERR_INPUT);
        cr_expect_eq(e.unit, ERR_BYTE, "row %zu", i);
        cr_expect(e.at >= n_good && e.at <= packed.n, "row %zu: %zu", i,
                  (size_t)e.at);
        buf_free(&packed);
    }
}

Test(whole_file, zero_bytes_behind_a_member_are_padding)
{
    for (size_t n = 1; n < 400000; n *= 7) {
        struct buf packed = {0}, got = {0};
        struct err e = {0};
        scratch_gzip(&packed, SV("good"));
        for (size_t i = 0; i < n; i++)
            buf_add_char(&packed, '\0');
        scratch_gzip(&packed, SV(" too"));
        buf_add_char(&packed, '\0');
        scratch_write("padded", buf_sv(&packed));
        cr_expect_eq(whole_file_read("padded", PLENTY, &got, &e), 0, "%s",
                     e.msg);
        cr_expect(sv_eq(buf_sv(&got), SV("good too")), "%zu zeros", n);
        buf_free(&packed);
        buf_free(&got);
    }
}

/* Every damaged byte behind the magic is noticed, or does not matter: the
 * text is the right one (time stamp, system, hints). */
Test(whole_file, a_damaged_byte_never_changes_the_text)
{
    struct buf packed = {0}, part = noise(60);
    scratch_gzip(&packed, buf_sv(&part));
    size_t n_noticed = 0;
    for (size_t i = 2; i < packed.n; i++) {
        for (unsigned bit = 0; bit < 8; bit++) {
            packed.p[i] = (char)(packed.p[i] ^ (1 << bit));
            scratch_write("damaged", buf_sv(&packed));
            struct buf got = {0};
            struct err e = {0};
            int rc = whole_file_read("damaged", PLENTY, &got, &e);
            cr_expect(rc == ERR_INPUT ||
                          (rc == 0 && sv_eq(buf_sv(&got), buf_sv(&part))),
                      "byte %zu, bit %u: %d", i, bit, rc);
            cr_expect(rc == 0 || e.unit == ERR_BYTE);
            n_noticed += rc != 0;
            buf_free(&got);
            packed.p[i] = (char)(packed.p[i] ^ (1 << bit));
        }
    }
    cr_expect_gt(n_noticed, 8 * 60);
    buf_free(&packed);
    buf_free(&part);
}

Test(whole_file, what_cannot_be_read_is_an_io_error)
{
    cr_assert_eq(mkdir("folder", 0777), 0);
    struct err e = expect_failure("folder", PLENTY, ERR_IO);
    cr_expect_str_eq(e.msg, "is a directory");
    e = expect_failure("missing", PLENTY, ERR_IO);
    cr_expect_str_eq(e.msg, "cannot open: No such file or directory");
    e = expect_failure("", PLENTY, ERR_IO);
    scratch_write("file", SV("x"));
    expect_failure("file/below", PLENTY, ERR_IO);
    cr_assert_eq(symlink("circle", "circle"), 0);
    expect_failure("circle", PLENTY, ERR_IO);
}

Test(whole_file, the_limit_is_inclusive_and_counts_unpacked_bytes)
{
    struct buf packed = {0};
    scratch_write("ten", SV("0123456789"));
    struct buf got = {0};
    cr_expect_eq(whole_file_read("ten", 10, &got, NULL), 0);
    buf_free(&got);
    struct err e = expect_failure("ten", 9, ERR_LIMIT);
    cr_expect_str_eq(e.msg, "more than 9 bytes, the largest input");
    scratch_gzip(&packed, SV("01234"));
    scratch_gzip(&packed, SV("56789"));
    scratch_write("ten.gz", buf_sv(&packed));
    cr_expect_eq(whole_file_read("ten.gz", packed.n, &got, NULL), 0);
    cr_expect(sv_eq(buf_sv(&got), SV("0123456789")));
    buf_free(&packed);
    buf_free(&got);
}

Test(whole_file, a_gzip_bomb_stops_at_the_limit)
{
    struct buf zeros = {0}, packed = {0}, got = {0};
    cr_assert_eq(buf_reserve(&zeros, 32 << 20), 0);
    zeros.n = 32 << 20;
    memset(zeros.p, 0, zeros.n);
    scratch_gzip(&packed, buf_sv(&zeros));
    scratch_write("bomb", buf_sv(&packed));
    cr_expect_eq(whole_file_read("bomb", 1 << 20, &got, NULL), ERR_LIMIT);
    cr_expect_lt(got.cap, 8 << 20, "and memory stays in proportion");
    buf_free(&zeros);
    buf_free(&packed);
    buf_free(&got);
}

Test(whole_file, a_dash_is_standard_input)
{
    struct buf packed = {0};
    scratch_gzip(&packed, SV("from stdin\n"));
    scratch_write("in", buf_sv(&packed));
    scratch_redirect(STDIN_FILENO, "in", O_RDONLY);
    expect_content("-", SV("from stdin\n"));
    buf_free(&packed);
}

Test(whole_file, a_pipe_that_gives_little_at_a_time)
{
    int end[2];
    cr_assert_eq(pipe(end), 0);
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        for (const char *c = "slowly"; *c; c++)
            if (write(end[1], c, 1) != 1)
                _exit(1);
        _exit(0);
    }
    close(end[1]);
    cr_assert_eq(dup2(end[0], STDIN_FILENO), STDIN_FILENO);
    expect_content("-", SV("slowly"));
}

/* A frame of zstd with one block as it is (RFC 8878, sec. 3.1): at most 255
 * bytes.  That is all that a reader needs to be tried with. */
static void zstd_frame(struct buf *out, struct sv text)
{
    const unsigned header = (unsigned)text.n << 3 | 1; /* raw, the last */
    buf_add_sv(out, SV("\x28\xb5\x2f\xfd\x20"));
    buf_add_char(out, (char)text.n);
    for (unsigned i = 0; i < 3; i++)
        buf_add_char(out, (char)(header >> 8 * i & 255));
    buf_add_sv(out, text);
}

/* Skip the test where Stele was built without libzstd. */
static void need_zstd(const char *name)
{
    struct buf got = {0};
    struct err e = {0};
    int rc = whole_file_read(name, PLENTY, &got, &e);
    buf_free(&got);
    if (rc != 0 && strstr(e.msg, "without libzstd"))
        cr_skip_test("%s", e.msg);
}

Test(whole_file, zstd_is_known_by_its_first_bytes)
{
    struct buf packed = {0};
    zstd_frame(&packed, SV("one frame\n"));
    scratch_write("one.zst", buf_sv(&packed));
    need_zstd("one.zst");
    expect_content("one.zst", SV("one frame\n"));
    /* a frame that is to be skipped, an empty one, and another */
    buf_add_sv(&packed, SV("\x51\x2a\x4d\x18\x03\0\0\0abc"));
    zstd_frame(&packed, SV(""));
    zstd_frame(&packed, SV("and another\n"));
    scratch_write("named-anything", buf_sv(&packed));
    expect_content("named-anything", SV("one frame\nand another\n"));
    buf_free(&packed);
}

Test(whole_file, zstd_that_is_cut_or_damaged_or_followed_by_other_bytes)
{
    struct buf packed = {0};
    zstd_frame(&packed, SV("one frame\n"));
    scratch_write("whole", buf_sv(&packed));
    need_zstd("whole");
    for (size_t n = 5; n < packed.n; n++) {
        scratch_write("cut", sv_sub(buf_sv(&packed), 0, n));
        struct err e = expect_failure("cut", PLENTY, ERR_INPUT);
        cr_expect_str_eq(e.msg, "the zstd data is truncated");
        cr_expect_eq(e.at, n);
        cr_expect_eq(e.unit, ERR_BYTE);
    }
    packed.p[6] |= 6; /* a block of a type that is reserved */
    scratch_write("damaged", buf_sv(&packed));
    struct err e = expect_failure("damaged", PLENTY, ERR_INPUT);
    cr_expect(strstr(e.msg, "damaged zstd data: "), "%s", e.msg);
    cr_expect_eq(e.unit, ERR_BYTE);
    packed.p[6] &= ~6;
    buf_add_sv(&packed, SV("garbage"));
    scratch_write("garbage", buf_sv(&packed));
    e = expect_failure("garbage", PLENTY, ERR_INPUT);
    cr_expect_str_eq(e.msg, "garbage after the zstd data");
    cr_expect_eq(e.at, packed.n - 7);
    buf_free(&packed);
}
