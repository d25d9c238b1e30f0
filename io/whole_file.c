/* io/whole_file.c - a feed, to its end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/whole_file.h"

#include "io/byte_stream.h"
#include "io/zstd_stream.h"

enum { PULL_BYTES = 1 << 18 };

static int pull_all(struct byte_stream *f, size_t max_bytes, struct buf *out,
                    struct err *e)
{
    int rc = 1;
    while (rc > 0) {
        rc = byte_stream_pull(f, PULL_BYTES, out, e);
        if (rc >= 0 && out->n > max_bytes)
            return err_set(e, ERR_LIMIT,
                           "more than %zu bytes, the largest input", max_bytes);
    }
    return rc;
}

int whole_file_unpack(struct sv packed, size_t max_bytes, struct buf *out,
                      struct err *e)
{
    struct byte_stream *f;
    if (packed.n == 0)
        return 0;
    int rc = byte_stream_open_memory(packed, &f, e);
    if (rc != 0)
        return rc;
    if (!zstd_begins(packed))
        byte_stream_expect_gzip(f);
    rc = pull_all(f, max_bytes, out, e);
    byte_stream_close(f);
    return rc;
}

/* All of a stream that was opened, which ends it. */
static int read_all(struct byte_stream *f, size_t max_bytes, struct buf *out,
                    struct err *e)
{
    size_t size = byte_stream_size(f);
    int rc = 0;
    if (size > 0 && size <= max_bytes &&
        buf_reserve(out, size + PULL_BYTES) != 0)
        rc = err_nomem(e);
    if (rc == 0)
        rc = pull_all(f, max_bytes, out, e);
    byte_stream_close(f);
    return rc;
}

int whole_file_read(const char *path, size_t max_bytes, struct buf *out,
                    struct err *e)
{
    struct byte_stream *f;
    int rc = byte_stream_open(path, &f, e);
    return rc != 0 ? rc : err_about(read_all(f, max_bytes, out, e), path, e);
}

int whole_file_read_text(const char *path, size_t max_bytes, struct buf *out,
                         struct err *e)
{
    const size_t before = out->n;
    int rc = whole_file_read(path, max_bytes, out, e);
    struct sv text = sv_sub(buf_sv(out), before, out->n);
    if (rc == 0 && sv_starts(text, sv_utf8_mark)) {
        memmove(out->p + before, text.p + sv_utf8_mark.n,
                text.n - sv_utf8_mark.n);
        out->n -= sv_utf8_mark.n;
    }
    return rc;
}

int whole_file_read_regular(const char *path, const struct run_files *outputs,
                            size_t max_bytes, struct buf *out, struct err *e)
{
    struct byte_stream *f;
    int rc = byte_stream_open_regular(path, outputs, &f, e);
    return rc != 0 ? rc : err_about(read_all(f, max_bytes, out, e), path, e);
}
