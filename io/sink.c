/* io/sink.c - a buffered output file, with deflate or zstd in between.
 *
 * The gzip header is fixed (no time, no name, system 255), so that equal
 * content gives equal bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/sink.h"

#include <stdlib.h>
#include <zlib.h>

#include "io/aside_file.h"
#include "io/packing.h"
#include "io/zstd_packer.h"

enum { SINK_BYTES = 1 << 16, GZIP_OS_UNKNOWN = 255 };

struct sink {
    struct aside_file file;
    const char *name; /* the caller's path, for errors */
    bool gzip;
    z_stream z;
    gz_header header;
    struct zstd_packer *zstd; /* or NULL */
    size_t n;
    char bytes[SINK_BYTES];
};

static void sink_free(struct sink *s)
{
    if (s->gzip)
        deflateEnd(&s->z);
    zstd_packer_close(s->zstd);
    free(s);
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

int sink_open(const char *path, int level, struct sink **out, struct err *e)
{
    struct sink *s = calloc(1, sizeof *s);
    if (!s)
        return err_nomem(e);
    s->name = path;
    const enum packing_kind kind =
        packing_kind(packing_of_path(path, (unsigned)level));
    int rc = aside_file_open(path, &s->file, e);
    if (rc == 0 && kind == PACKED_GZIP)
        rc = start_gzip(s, level, e);
    else if (rc == 0 && kind == PACKED_ZSTD)
        rc = zstd_packer_open((unsigned)level, &s->zstd, e);
    if (rc != 0) {
        sink_abort(s);
        return err_about(rc, path, e);
    }
    *out = s;
    return 0;
}

static int flush_bytes(struct sink *s, struct err *e)
{
    struct sv bytes = {s->bytes, s->n};
    s->n = 0;
    return aside_file_write(&s->file, bytes, e);
}

static int write_plain(struct sink *s, struct sv bytes, struct err *e)
{
    while (bytes.n > 0) {
        int rc = s->n == SINK_BYTES ? flush_bytes(s, e) : 0;
        if (rc != 0)
            return rc;
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
            rc = s->n == SINK_BYTES ? flush_bytes(s, e) : 0;
            if (rc != 0)
                return rc;
            s->z.next_out = (Bytef *)s->bytes + s->n;
            s->z.avail_out = (uInt)(SINK_BYTES - s->n);
            rc = deflate(&s->z, bytes.n > 0 ? Z_NO_FLUSH : flush);
            s->n = SINK_BYTES - s->z.avail_out;
        } while (s->z.avail_in > 0 ||
                 (flush == Z_FINISH && bytes.n == 0 && rc != Z_STREAM_END));
    } while (bytes.n > 0);
    return 0;
}

/* Feed zstd; at the end, until its last byte is out. */
static int write_zstd(struct sink *s, struct sv bytes, bool at_end,
                      struct err *e)
{
    bool is_done = false;
    while (!is_done) {
        size_t n = 0;
        int rc = s->n == SINK_BYTES ? flush_bytes(s, e) : 0;
        if (rc == 0)
            rc = zstd_packer_add(s->zstd, &bytes, at_end, s->bytes + s->n,
                                 SINK_BYTES - s->n, &n, &is_done, e);
        s->n += n;
        if (rc != 0)
            return rc;
    }
    return 0;
}

int sink_write(struct sink *s, struct sv bytes, struct err *e)
{
    if (bytes.n == 0)
        return 0;
    int rc = s->gzip   ? write_gzip(s, bytes, Z_NO_FLUSH, e)
             : s->zstd ? write_zstd(s, bytes, false, e)
                       : write_plain(s, bytes, e);
    return err_about(rc, s->name, e);
}

int sink_close(struct sink *s, struct err *e)
{
    int rc = s->gzip   ? write_gzip(s, SV(""), Z_FINISH, e)
             : s->zstd ? write_zstd(s, SV(""), true, e)
                       : 0;
    if (rc == 0)
        rc = flush_bytes(s, e);
    if (rc == 0)
        rc = aside_file_finish(&s->file, e);
    else
        aside_file_abort(&s->file);
    err_about(rc, s->name, e);
    sink_free(s);
    return rc;
}

void sink_abort(struct sink *s)
{
    if (!s)
        return;
    aside_file_abort(&s->file);
    sink_free(s);
}

int sink_write_whole(const char *path, int level, const struct buf *text,
                     struct err *e)
{
    struct sink *s = NULL;
    int rc = text->failed ? err_nomem(e) : sink_open(path, level, &s, e);
    if (rc == 0)
        rc = sink_write(s, buf_sv(text), e);
    if (rc == 0)
        return sink_close(s, e);
    sink_abort(s);
    return rc;
}
