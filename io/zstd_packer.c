/* io/zstd_packer.c - libzstd behind four functions.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/zstd_packer.h"

#ifdef STELE_ZSTD

#include <zstd.h>

/* A struct zstd_packer is a ZSTD_CCtx, under a name of ours. */
static ZSTD_CCtx *context_of(struct zstd_packer *z)
{
    return (ZSTD_CCtx *)(void *)z;
}

static int failed(size_t rc, struct err *e)
{
    return err_set(e, ERR_INTERNAL, "zstd: %s", ZSTD_getErrorName(rc));
}

int zstd_packer_open(unsigned level, struct zstd_packer **out, struct err *e)
{
    ZSTD_CCtx *c = ZSTD_createCCtx();
    if (!c)
        return err_nomem(e);
    *out = (struct zstd_packer *)(void *)c;
    size_t rc = ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);
    if (!ZSTD_isError(rc))
        rc = ZSTD_CCtx_setParameter(c, ZSTD_c_compressionLevel, (int)level);
    return ZSTD_isError(rc) ? failed(rc, e) : 0;
}

void zstd_packer_close(struct zstd_packer *z)
{
    ZSTD_freeCCtx(context_of(z));
}

int zstd_packer_add(struct zstd_packer *z, struct sv *plain, bool at_end,
                    char *room, size_t n_room, size_t *n, bool *is_done,
                    struct err *e)
{
    ZSTD_inBuffer from = {plain->p, plain->n, 0};
    ZSTD_outBuffer to = {room, n_room, 0};
    size_t rc = ZSTD_compressStream2(context_of(z), &to, &from,
                                     at_end ? ZSTD_e_end : ZSTD_e_continue);
    *plain = sv_sub(*plain, from.pos, plain->n);
    *n = to.pos;
    if (ZSTD_isError(rc))
        return failed(rc, e);
    *is_done = at_end ? rc == 0 : plain->n == 0;
    return 0;
}

int zstd_packer_frame(unsigned level, struct sv plain, struct buf *out,
                      struct err *e)
{
    struct zstd_packer *z = NULL;
    if (plain.n == 0)
        return 0;
    const size_t bound = ZSTD_compressBound(plain.n);
    int rc = zstd_packer_open(level, &z, e);
    if (rc == 0 && buf_reserve(out, bound) != 0)
        rc = err_nomem(e);
    if (rc == 0) {
        size_t n = ZSTD_compress2(context_of(z), out->p + out->n, bound,
                                  plain.p, plain.n);
        rc = ZSTD_isError(n) ? failed(n, e) : 0;
        out->n += rc == 0 ? n : 0;
    }
    zstd_packer_close(z);
    return rc;
}

#else

static int missing(struct err *e)
{
    return err_set(e, ERR_USAGE,
                   "this program was built without libzstd and writes no .zst: "
                   "pipe it through zstd");
}

int zstd_packer_open(unsigned level, struct zstd_packer **out, struct err *e)
{
    (void)level, (void)out;
    return missing(e);
}

void zstd_packer_close(struct zstd_packer *z)
{
    (void)z;
}

int zstd_packer_add(struct zstd_packer *z, struct sv *plain, bool at_end,
                    char *room, size_t n_room, size_t *n, bool *is_done,
                    struct err *e)
{
    (void)z, (void)plain, (void)at_end, (void)room, (void)n_room, (void)n;
    (void)is_done;
    return missing(e);
}

int zstd_packer_frame(unsigned level, struct sv plain, struct buf *out,
                      struct err *e)
{
    (void)level, (void)plain, (void)out;
    return missing(e);
}

#endif
