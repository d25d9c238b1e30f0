/* io/zstd_stream.c - libzstd behind four functions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/zstd_stream.h"

bool zstd_begins(struct sv bytes)
{
    if (bytes.n < 4)
        return false;
    return memcmp(bytes.p, "\x28\xb5\x2f\xfd", 4) == 0 ||
           (((unsigned char)bytes.p[0] & 0xF0) == 0x50 &&
            memcmp(bytes.p + 1, "\x2a\x4d\x18", 3) == 0);
}

#ifdef STELE_ZSTD

#include <zstd.h>

/* A struct zstd_stream is a ZSTD_DStream, under a name of ours. */

int zstd_stream_open(struct zstd_stream **out, struct err *e)
{
    ZSTD_DStream *z = ZSTD_createDStream();
    if (!z || ZSTD_isError(ZSTD_initDStream(z))) {
        ZSTD_freeDStream(z);
        return err_nomem(e);
    }
    *out = (struct zstd_stream *)(void *)z;
    return 0;
}

void zstd_stream_close(struct zstd_stream *z)
{
    ZSTD_freeDStream((ZSTD_DStream *)(void *)z);
}

int zstd_stream_add(struct zstd_stream *z, struct sv *ahead, size_t n_most,
                    struct buf *out, bool *in_frame, struct err *e)
{
    ZSTD_inBuffer from = {ahead->p, ahead->n, 0};
    ZSTD_outBuffer to = {out->p + out->n, n_most, 0};
    size_t rc = ZSTD_decompressStream((ZSTD_DStream *)(void *)z, &to, &from);
    out->n += to.pos;
    *ahead = sv_sub(*ahead, from.pos, ahead->n);
    if (ZSTD_isError(rc))
        return err_set(e, ERR_INPUT, "damaged zstd data: %s",
                       ZSTD_getErrorName(rc));
    *in_frame = rc != 0;
    return 0;
}

#else

int zstd_stream_open(struct zstd_stream **out, struct err *e)
{
    (void)out;
    return err_set(e, ERR_INPUT,
                   "zstd data, and this program was built without libzstd: "
                   "pipe it through zstdcat");
}

void zstd_stream_close(struct zstd_stream *z)
{
    (void)z;
}

int zstd_stream_add(struct zstd_stream *z, struct sv *ahead, size_t n_most,
                    struct buf *out, bool *in_frame, struct err *e)
{
    (void)z, (void)ahead, (void)n_most, (void)out, (void)in_frame;
    return err_set(e, ERR_INTERNAL, "no libzstd");
}

#endif
