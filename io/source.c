/* io/source.c - reads a file whole, then unpacks it if it is gzip.
 *
 * zlib's gzread is not used: it passes over garbage behind the last member in
 * silence.  Here every member is inflated on its own, so that each byte of
 * the file is accounted for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { READ_BYTES = 1 << 16 };

static int too_large(size_t max_bytes, struct err *e)
{
    return err_set(e, ERR_LIMIT, "more than %zu bytes, the largest input",
                   max_bytes);
}

static int read_all(int fd, size_t max_bytes, struct buf *out, struct err *e)
{
    for (;;) {
        if (buf_reserve(out, READ_BYTES) != 0)
            return err_nomem(e);
        ssize_t n = read(fd, out->p + out->n, READ_BYTES);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_set(e, ERR_IO, "cannot read: %s", strerror(errno));
        if (n == 0)
            return 0;
        out->n += (size_t)n;
        if (out->n > max_bytes)
            return too_large(max_bytes, e);
    }
}

static int read_file(const char *path, size_t max_bytes, struct buf *out,
                     struct err *e)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, max_bytes, out, e);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return err_set(e, ERR_IO, "cannot open: %s", strerror(errno));
    int rc = 0;
    struct stat st;
    if (fstat(fd, &st) == 0) {
        if (S_ISDIR(st.st_mode))
            rc = err_set(e, ERR_IO, "is a directory");
        else if (st.st_size > 0 && (size_t)st.st_size <= max_bytes &&
                 buf_reserve(out, (size_t)st.st_size + READ_BYTES) != 0)
            rc = err_nomem(e);
    }
    if (rc == 0)
        rc = read_all(fd, max_bytes, out, e);
    close(fd);
    return rc;
}

static bool is_gzip(struct sv s)
{
    return s.n >= 2 && (unsigned char)s.p[0] == 0x1f &&
           (unsigned char)s.p[1] == 0x8b;
}

/* Inflate the member at the start of *packed and take it off. */
static int inflate_member(z_stream *z, struct sv *packed, size_t at,
                          size_t max_bytes, struct buf *out, struct err *e)
{
    if (inflateReset(z) != Z_OK)
        return err_set(e, ERR_INTERNAL, "zlib cannot start");
    size_t fed = 0;
    z->avail_in = 0;
    for (;;) {
        if (z->avail_in == 0 && fed < packed->n) {
            size_t n = packed->n - fed;
            z->next_in = (z_const Bytef *)packed->p + fed;
            z->avail_in = (uInt)(n < (1u << 30) ? n : (1u << 30));
            fed += z->avail_in;
        }
        if (buf_reserve(out, READ_BYTES) != 0)
            return err_nomem(e);
        size_t room = out->cap - out->n;
        uInt given = (uInt)(room < (1u << 30) ? room : (1u << 30));
        z->next_out = (Bytef *)out->p + out->n;
        z->avail_out = given;
        int rc = inflate(z, Z_NO_FLUSH);
        out->n += given - z->avail_out;
        size_t used = fed - z->avail_in;
        if (out->n > max_bytes)
            return too_large(max_bytes, e);
        if (rc == Z_STREAM_END) {
            *packed = sv_sub(*packed, used, packed->n);
            return 0;
        }
        if (rc == Z_MEM_ERROR)
            return err_nomem(e);
        if (rc == Z_BUF_ERROR && used == packed->n)
            return err_set_at(e, ERR_INPUT, ERR_BYTE, at + used,
                              "the gzip data is truncated");
        if (rc != Z_OK && rc != Z_BUF_ERROR)
            return err_set_at(e, ERR_INPUT, ERR_BYTE, at + used,
                              "damaged gzip data: %s",
                              z->msg ? z->msg : "no further word from zlib");
    }
}

int source_unpack(struct sv packed, size_t max_bytes, struct buf *out,
                  struct err *e)
{
    z_stream z = {0};
    if (inflateInit2(&z, 15 + 16) != Z_OK)
        return err_nomem(e);
    const size_t n = packed.n;
    int rc = 0;
    while (rc == 0 && packed.n > 0) {
        if (is_gzip(packed))
            rc = inflate_member(&z, &packed, n - packed.n, max_bytes, out, e);
        else
            rc = err_set_at(e, ERR_INPUT, ERR_BYTE, n - packed.n,
                            "garbage after the gzip data");
    }
    inflateEnd(&z);
    return rc;
}

int source_read(const char *path, size_t max_bytes, struct buf *out,
                struct err *e)
{
    struct buf file = {0};
    int rc = read_file(path, max_bytes, &file, e);
    if (rc == 0 && is_gzip(buf_sv(&file)))
        rc = source_unpack(buf_sv(&file), max_bytes, out, e);
    else if (rc == 0 && out->n == 0) {
        struct buf old = *out;
        *out = file;
        file = old;
    } else if (rc == 0 && buf_add_sv(out, buf_sv(&file)) != 0)
        rc = err_nomem(e);
    buf_free(&file);
    return rc;
}
