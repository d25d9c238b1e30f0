/* Any bytes as a file: reading it fails with a code, or gives the file as it
 * is, or all of its members unpacked; never more than the limit.  The first
 * byte chooses: the rest as it is, or packed first and then overwritten where
 * it says, so that the inside of a member is reached.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "io/whole_file.h"
#include "io/zstd_stream.h"

enum { LIMIT = 1 << 20 };

static void require(bool ok)
{
    if (!ok)
        abort();
}

/* A file without a name, and a name for it. */
static int open_nameless(char *path, size_t n_path)
{
    char name[] = "/tmp/stele-fuzz-XXXXXX";
    int fd = mkstemp(name);
    require(fd >= 0 && unlink(name) == 0);
    snprintf(path, n_path, "/dev/fd/%d", fd);
    return fd;
}

static struct buf pack(struct sv text)
{
    struct buf out = {0};
    z_stream z = {0};
    require(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, 0) == Z_OK);
    size_t room = deflateBound(&z, text.n);
    require(buf_reserve(&out, room) == 0);
    z.next_in = (z_const Bytef *)text.p;
    z.avail_in = (uInt)text.n;
    z.next_out = (Bytef *)out.p;
    z.avail_out = (uInt)room;
    require(deflate(&z, Z_FINISH) == Z_STREAM_END);
    out.n = room - z.avail_out;
    deflateEnd(&z);
    return out;
}

static void check_read(const char *path, struct sv content)
{
    struct buf got = {0};
    struct err e = {0};
    bool packed = sv_starts(content, SV("\x1f\x8b")) || zstd_begins(content);
    int rc = whole_file_read(path, LIMIT, &got, &e);
    if (rc == 0)
        require(got.n <= LIMIT && (packed || sv_eq(buf_sv(&got), content)));
    else if (rc == ERR_INPUT)
        require(packed && e.unit == ERR_BYTE && e.at <= content.n);
    else
        require(rc == ERR_LIMIT && (packed || content.n > LIMIT));
    buf_free(&got);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static char path[40];
    static int fd = -1;
    if (fd < 0)
        fd = open_nameless(path, sizeof path);
    if (n < 4)
        return 0;
    struct buf packed = {0};
    struct sv content = {(const char *)data + 1, n - 1};
    if (data[0] & 1) {
        packed = pack(sv_sub(content, 2, content.n));
        packed.p[data[1] % packed.n] = (char)data[2];
        content = buf_sv(&packed);
    }
    require(ftruncate(fd, 0) == 0);
    require(pwrite(fd, content.p, content.n, 0) == (ssize_t)content.n);
    check_read(path, content);
    buf_free(&packed);
    return 0;
}
