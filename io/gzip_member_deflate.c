/* io/gzip_member_deflate.c - pack.h by libdeflate, where the build finds it: twice as
 * fast as zlib at the same size, because it has the whole input at once.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libdeflate.h>

#include "io/gzip_member.h"

const char *gzip_member_library(void)
{
    return "libdeflate";
}

int gzip_member_pack(struct sv plain, unsigned level, struct buf *out,
                     struct err *e)
{
    if (plain.n == 0)
        return 0;
    struct libdeflate_compressor *c = libdeflate_alloc_compressor((int)level);
    if (!c)
        return err_nomem(e);
    int rc = 0;
    size_t bound = libdeflate_gzip_compress_bound(c, plain.n);
    if (buf_reserve(out, bound) != 0)
        rc = err_nomem(e);
    if (rc == 0) {
        size_t n = libdeflate_gzip_compress(c, plain.p, plain.n,
                                            out->p + out->n, bound);
        out->n += n;
        if (n == 0)
            rc = err_set(e, ERR_INTERNAL, "libdeflate failed");
    }
    libdeflate_free_compressor(c);
    return rc;
}
