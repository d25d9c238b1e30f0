/* io/source.c - a feed, to its end.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/source.h"

#include "io/feed.h"

enum { PULL_BYTES = 1 << 18 };

static int pull_all(struct feed *f, size_t max_bytes, struct buf *out,
                    struct err *e)
{
    int rc = 1;
    while (rc > 0) {
        rc = feed_pull(f, PULL_BYTES, out, e);
        if (rc >= 0 && out->n > max_bytes)
            return err_set(e, ERR_LIMIT,
                           "more than %zu bytes, the largest input", max_bytes);
    }
    return rc;
}

int source_unpack(struct sv packed, size_t max_bytes, struct buf *out,
                  struct err *e)
{
    struct feed *f;
    if (packed.n == 0)
        return 0;
    int rc = feed_open_memory(packed, &f, e);
    if (rc != 0)
        return rc;
    feed_expect_gzip(f);
    rc = pull_all(f, max_bytes, out, e);
    feed_close(f);
    return rc;
}

int source_read(const char *path, size_t max_bytes, struct buf *out,
                struct err *e)
{
    struct feed *f;
    int rc = feed_open(path, &f, e);
    if (rc != 0)
        return rc;
    size_t size = feed_size(f);
    if (size > 0 && size <= max_bytes &&
        buf_reserve(out, size + PULL_BYTES) != 0)
        rc = err_nomem(e);
    if (rc == 0)
        rc = pull_all(f, max_bytes, out, e);
    feed_close(f);
    return rc;
}
