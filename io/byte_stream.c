/* io/byte_stream.c - reads a block, and inflates it if the file is gzip.
 *
 * zlib's gzread is not used: it passes over garbage behind the last member in
 * silence.  Here every member is inflated on its own, so that each byte of
 * the file is accounted for.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/byte_stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "io/run_files.h"
#include "io/zstd_stream.h"

enum { READ_BYTES = 1 << 16 };

enum packing { UNKNOWN, PLAIN, GZIP, ZSTD };

struct byte_stream {
    int fd;           /* -1: the input is in memory, all of it in `ahead` */
    const char *path; /* for errors; NULL in memory */
    bool at_end;
    enum packing packing;
    bool in_member; /* of gzip; a frame of zstd */
    struct zstd_stream *zstd;
    struct sv ahead; /* read, not yet used */
    size_t n_used;   /* bytes of the file before it */
    size_t size;
    z_stream z;
    struct buf block;
};

static int open_any(struct byte_stream **out, struct err *e)
{
    struct byte_stream *f = calloc(1, sizeof *f);
    if (!f)
        return err_nomem(e);
    f->fd = -1;
    if (inflateInit2(&f->z, 15 + 16) != Z_OK) {
        free(f);
        return err_nomem(e);
    }
    *out = f;
    return 0;
}

int byte_stream_open_memory(struct sv bytes, struct byte_stream **out,
                            struct err *e)
{
    int rc = open_any(out, e);
    if (rc == 0) {
        (*out)->ahead = bytes;
        (*out)->size = bytes.n;
        (*out)->at_end = true;
    }
    return rc;
}

/* Whether the open file may be read; with `outputs`, as one file of many. */
static int check_file(const char *path, const struct stat *st,
                      const struct run_files *outputs, struct err *e)
{
    if (S_ISDIR(st->st_mode))
        return err_set(e, ERR_IO, "is a directory");
    if (outputs && !S_ISREG(st->st_mode))
        return err_set(e, ERR_INPUT, "is a pipe or device, no file");
    return outputs
               ? run_files_check_input(outputs, path, st->st_dev, st->st_ino, e)
               : 0;
}

/* The file descriptor, or an error. */
static int open_file(const char *path, const struct run_files *outputs,
                     size_t *size, struct err *e)
{
    struct stat st;
    if (!outputs && strcmp(path, "-") == 0)
        return STDIN_FILENO;
    /* To open a pipe wakes who writes to it, and devices may do anything.  One
     * that comes in between may not hold up the opening. */
    if (outputs && stat(path, &st) == 0 && !S_ISREG(st.st_mode))
        return check_file(path, &st, outputs, e);
    int flags = O_RDONLY | O_CLOEXEC | (outputs ? O_NONBLOCK | O_NOCTTY : 0);
    int fd = open(path, flags);
    if (fd < 0)
        return err_system(e, "open");
    int rc = fstat(fd, &st) == 0 ? check_file(path, &st, outputs, e)
                                 : err_system(e, "open");
    if (rc != 0) {
        close(fd);
        return rc;
    }
    *size = st.st_size > 0 ? (size_t)st.st_size : 0;
    return fd;
}

static int open_path(const char *path, const struct run_files *outputs,
                     struct byte_stream **out, struct err *e)
{
    size_t size = 0;
    int fd = open_file(path, outputs, &size, e);
    if (fd < 0)
        return err_about(fd, path, e);
    int rc = open_any(out, e);
    if (rc == 0) {
        (*out)->fd = fd;
        (*out)->path = path;
        (*out)->size = size;
    } else if (fd != STDIN_FILENO) {
        close(fd);
    }
    return rc;
}

int byte_stream_open(const char *path, struct byte_stream **out, struct err *e)
{
    return open_path(path, NULL, out, e);
}

int byte_stream_open_regular(const char *path, const struct run_files *outputs,
                             struct byte_stream **out, struct err *e)
{
    return open_path(path, outputs, out, e);
}

void byte_stream_expect_gzip(struct byte_stream *f)
{
    f->packing = GZIP;
}

void byte_stream_close(struct byte_stream *f)
{
    if (!f)
        return;
    if (f->fd > STDIN_FILENO)
        close(f->fd);
    inflateEnd(&f->z);
    zstd_stream_close(f->zstd);
    buf_free(&f->block);
    free(f);
}

size_t byte_stream_size(const struct byte_stream *f)
{
    return f->size;
}

/* One read of at most n bytes to the end of *out; sets at_end. */
static int read_block(struct byte_stream *f, size_t n, struct buf *out,
                      struct err *e)
{
    if (buf_reserve(out, n) != 0)
        return err_nomem(e);
    ssize_t got;
    do
        got = read(f->fd, out->p + out->n, n);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return err_system(e, "read");
    out->n += (size_t)got;
    f->at_end = got == 0;
    return 0;
}

/* Have at least n bytes in `ahead`, if the file has them. */
static int look_ahead(struct byte_stream *f, size_t n, struct err *e)
{
    int rc = 0;
    if (f->ahead.n >= n || f->at_end)
        return 0;
    if (f->ahead.n > 0)
        memmove(f->block.p, f->ahead.p, f->ahead.n);
    f->block.n = f->ahead.n;
    while (rc == 0 && f->block.n < n && !f->at_end)
        rc = read_block(f, READ_BYTES, &f->block, e);
    f->ahead = buf_sv(&f->block);
    return rc;
}

static bool is_gzip(struct sv s)
{
    return s.n >= 2 && (unsigned char)s.p[0] == 0x1f &&
           (unsigned char)s.p[1] == 0x8b;
}

bool byte_stream_is_packed(struct sv head)
{
    return is_gzip(head) || zstd_begins(head);
}

/* Pass over zero bytes between members and behind them, with which tapes and
 * block devices pad; gzip does the same. */
static int skip_padding(struct byte_stream *f, struct err *e)
{
    int rc = 0;
    while (rc == 0 && f->n_used > 0 && f->ahead.n > 0 && *f->ahead.p == '\0') {
        size_t n = 1;
        while (n < f->ahead.n && f->ahead.p[n] == '\0')
            n++;
        f->ahead = sv_sub(f->ahead, n, f->ahead.n);
        f->n_used += n;
        rc = look_ahead(f, 2, e);
    }
    return rc;
}

static int begin_member(struct byte_stream *f, struct err *e)
{
    if (!is_gzip(f->ahead))
        return err_set_at(e, ERR_INPUT, ERR_BYTE, f->n_used,
                          "garbage after the gzip data");
    if (inflateReset(&f->z) != Z_OK)
        return err_set(e, ERR_INTERNAL, "zlib cannot start");
    f->in_member = true;
    return 0;
}

/* Inflate what is ahead into the n bytes of room behind *out. */
static int inflate_some(struct byte_stream *f, size_t n, struct buf *out,
                        struct err *e)
{
    enum { MOST = 1 << 30 };
    uInt given_in = (uInt)(f->ahead.n < MOST ? f->ahead.n : MOST);
    uInt given_out = (uInt)(n < MOST ? n : MOST);
    f->z.next_in = (z_const Bytef *)f->ahead.p;
    f->z.avail_in = given_in;
    f->z.next_out = (Bytef *)out->p + out->n;
    f->z.avail_out = given_out;
    int rc = inflate(&f->z, Z_NO_FLUSH);
    out->n += given_out - f->z.avail_out;
    f->n_used += given_in - f->z.avail_in;
    f->ahead = sv_sub(f->ahead, given_in - f->z.avail_in, f->ahead.n);
    if (rc == Z_STREAM_END) {
        f->in_member = false;
        return 0;
    }
    if (rc == Z_MEM_ERROR)
        return err_nomem(e);
    if (rc != Z_OK && rc != Z_BUF_ERROR)
        return err_set_at(e, ERR_INPUT, ERR_BYTE, f->n_used,
                          "damaged gzip data: %s",
                          f->z.msg ? f->z.msg : "no further word from zlib");
    return 0;
}

static int pull_gzip(struct byte_stream *f, size_t n_most, struct buf *out,
                     struct err *e)
{
    if (buf_reserve(out, n_most) != 0)
        return err_nomem(e);
    const size_t before = out->n;
    while (out->n == before) {
        int rc = look_ahead(f, 2, e);
        if (rc == 0 && !f->in_member)
            rc = skip_padding(f, e);
        if (rc == 0 && !f->in_member) {
            if (f->ahead.n == 0)
                return 0;
            rc = begin_member(f, e);
        }
        bool fed = f->ahead.n > 0;
        if (rc == 0)
            rc = inflate_some(f, n_most, out, e);
        if (rc != 0)
            return rc;
        if (!fed && f->in_member && out->n == before)
            return err_set_at(e, ERR_INPUT, ERR_BYTE, f->n_used,
                              "the gzip data is truncated");
    }
    return 1;
}

static int pull_zstd(struct byte_stream *f, size_t n_most, struct buf *out,
                     struct err *e)
{
    int rc = f->zstd ? 0 : zstd_stream_open(&f->zstd, e);
    if (rc == 0 && buf_reserve(out, n_most) != 0)
        rc = err_nomem(e);
    const size_t before = out->n;
    while (rc == 0 && out->n == before) {
        rc = look_ahead(f, 4, e);
        if (rc == 0 && !f->in_member && f->ahead.n == 0)
            return 0;
        if (rc == 0 && !f->in_member && !zstd_begins(f->ahead))
            rc = err_set_at(e, ERR_INPUT, ERR_BYTE, f->n_used,
                            "garbage after the zstd data");
        const size_t n = f->ahead.n;
        if (rc == 0)
            rc = zstd_stream_add(f->zstd, &f->ahead, n_most, out, &f->in_member,
                                 e);
        f->n_used += n - f->ahead.n;
        if (rc == ERR_INPUT && e && e->unit == ERR_NOWHERE) {
            e->unit = ERR_BYTE;
            e->at = f->n_used;
        }
        if (rc == 0 && n == 0 && f->in_member && out->n == before)
            rc = err_set_at(e, ERR_INPUT, ERR_BYTE, f->n_used,
                            "the zstd data is truncated");
    }
    return rc != 0 ? rc : 1;
}

/* What was read to tell the packing comes first. */
static int pull_plain(struct byte_stream *f, size_t n_most, struct buf *out,
                      struct err *e)
{
    const size_t before = out->n;
    int rc = 0;
    if (f->ahead.n > 0) {
        size_t n = f->ahead.n < n_most ? f->ahead.n : n_most;
        rc = buf_add(out, f->ahead.p, n) == 0 ? 0 : err_nomem(e);
        f->ahead = sv_sub(f->ahead, n, f->ahead.n);
    } else if (!f->at_end) {
        rc = read_block(f, n_most, out, e);
    }
    return rc ? rc : out->n > before;
}

int byte_stream_pull(struct byte_stream *f, size_t n_most, struct buf *out,
                     struct err *e)
{
    int rc = 0;
    if (f->packing == UNKNOWN) {
        rc = look_ahead(f, 4, e);
        if (rc == 0)
            f->packing = is_gzip(f->ahead)       ? GZIP
                         : zstd_begins(f->ahead) ? ZSTD
                                                 : PLAIN;
    }
    if (rc == 0)
        rc = f->packing == GZIP   ? pull_gzip(f, n_most, out, e)
             : f->packing == ZSTD ? pull_zstd(f, n_most, out, e)
                                  : pull_plain(f, n_most, out, e);
    return err_about(rc, f->path, e);
}
