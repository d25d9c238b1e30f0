/* io/sink.c - a buffered file descriptor, with deflate in between for gzip.
 *
 * The gzip header is fixed (no time, no name, system 255), so that equal
 * content gives equal bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/sink.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { SINK_BYTES = 1 << 16, GZIP_OS_UNKNOWN = 255 };

struct sink {
    int fd;
    const char *name;   /* the caller's path, for errors; NULL in memory */
    struct buf *memory; /* where bytes go instead of fd, or NULL */
    char *path, *tmp;   /* tmp is NULL when written to directly */
    bool gzip;
    z_stream z;
    gz_header header;
    size_t n;
    char bytes[SINK_BYTES];
};

bool sink_is_gzip(const char *path)
{
    return sv_ends(sv_from(path), SV(".gz"));
}

static char *join(const char *a, const char *b)
{
    size_t na = strlen(a), nb = strlen(b);
    char *s = malloc(na + nb + 1);
    if (s) {
        memcpy(s, a, na);
        memcpy(s + na, b, nb + 1);
    }
    return s;
}

static void sink_free(struct sink *s)
{
    if (s->gzip)
        deflateEnd(&s->z);
    free(s->path);
    free(s->tmp);
    free(s);
}

static int open_file(struct sink *s, const char *path, struct err *e)
{
    struct stat st;
    bool direct = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
    if (direct && S_ISDIR(st.st_mode))
        return err_set(e, ERR_IO, "is a directory");
    s->path = join(path, "");
    s->tmp = direct ? NULL : join(path, ".tmp");
    if (!s->path || (!direct && !s->tmp))
        return err_nomem(e);
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC;
    s->fd = open(direct ? s->path : s->tmp, flags, 0666);
    if (s->fd < 0) {
        int error = errno;
        free(s->tmp); /* nothing was made, so nothing is to be removed */
        s->tmp = NULL;
        return err_set(e, ERR_IO, "cannot write: %s", strerror(error));
    }
    return 0;
}

static int start_gzip(struct sink *s, int level, struct err *e)
{
    if (deflateInit2(&s->z, level, Z_DEFLATED, 15 + 16, 9,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return err_nomem(e);
    s->gzip = true;
    s->header = (gz_header){.os = GZIP_OS_UNKNOWN};
    if (deflateSetHeader(&s->z, &s->header) != Z_OK)
        return err_set(e, ERR_INTERNAL, "zlib refuses a header");
    return 0;
}

int sink_open(const char *path, int gz_level, struct sink **out, struct err *e)
{
    struct sink *s = calloc(1, sizeof *s);
    if (!s)
        return err_nomem(e);
    int rc = 0;
    s->fd = STDOUT_FILENO;
    s->name = path;
    if (strcmp(path, "-") != 0)
        rc = open_file(s, path, e);
    if (rc == 0 && sink_is_gzip(path))
        rc = start_gzip(s, gz_level, e);
    if (rc != 0) {
        if (s->fd < 0)
            s->fd = STDOUT_FILENO;
        sink_abort(s);
        return err_about(rc, path, e);
    }
    *out = s;
    return 0;
}

static int flush_bytes(struct sink *s, struct err *e)
{
    for (size_t at = 0; at < s->n;) {
        ssize_t n = write(s->fd, s->bytes + at, s->n - at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(e, "write");
        at += (size_t)n;
    }
    s->n = 0;
    return 0;
}

static int write_plain(struct sink *s, struct sv bytes, struct err *e)
{
    while (bytes.n > 0) {
        if (s->n == SINK_BYTES && flush_bytes(s, e) != 0)
            return ERR_IO;
        size_t room = SINK_BYTES - s->n;
        size_t n = bytes.n < room ? bytes.n : room;
        memcpy(s->bytes + s->n, bytes.p, n);
        s->n += n;
        bytes = sv_sub(bytes, n, bytes.n);
    }
    return 0;
}

/* Feed deflate; with Z_FINISH, until its last byte is out. */
static int write_gzip(struct sink *s, struct sv bytes, int flush, struct err *e)
{
    enum { STEP = 1 << 30 };
    do {
        size_t n = bytes.n < STEP ? bytes.n : STEP;
        s->z.next_in = (z_const Bytef *)bytes.p;
        s->z.avail_in = (uInt)n;
        bytes = sv_sub(bytes, n, bytes.n);
        int rc;
        do {
            if (s->n == SINK_BYTES && flush_bytes(s, e) != 0)
                return ERR_IO;
            s->z.next_out = (Bytef *)s->bytes + s->n;
            s->z.avail_out = (uInt)(SINK_BYTES - s->n);
            rc = deflate(&s->z, bytes.n > 0 ? Z_NO_FLUSH : flush);
            s->n = SINK_BYTES - s->z.avail_out;
        } while (s->z.avail_in > 0 ||
                 (flush == Z_FINISH && bytes.n == 0 && rc != Z_STREAM_END));
    } while (bytes.n > 0);
    return 0;
}

int sink_write(struct sink *s, struct sv bytes, struct err *e)
{
    if (bytes.n == 0)
        return 0;
    int rc = s->gzip ? write_gzip(s, bytes, Z_NO_FLUSH, e)
                     : write_plain(s, bytes, e);
    return err_about(rc, s->name, e);
}

int sink_close(struct sink *s, struct err *e)
{
    int rc = s->gzip ? write_gzip(s, SV(""), Z_FINISH, e) : 0;
    if (rc == 0)
        rc = flush_bytes(s, e);
    bool named = s->tmp != NULL;
    if (rc == 0 && named && fsync(s->fd) != 0)
        rc = err_system(e, "write");
    if (close(s->fd) != 0 && rc == 0)
        rc = err_system(e, "write");
    if (rc == 0 && named && rename(s->tmp, s->path) != 0)
        rc = err_system(e, "name the file");
    if (rc != 0 && named)
        unlink(s->tmp);
    err_about(rc, s->name, e);
    sink_free(s);
    return rc;
}

void sink_abort(struct sink *s)
{
    if (!s)
        return;
    if (s->fd != STDOUT_FILENO)
        close(s->fd);
    if (s->tmp)
        unlink(s->tmp);
    sink_free(s);
}
