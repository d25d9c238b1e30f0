/* io/packing.c - names to packings, and bytes to members or frames.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/packing.h"

#include "io/gzip_member.h"
#include "io/zstd_packer.h"

static const struct {
    struct sv ending;
    enum packing_kind kind;
} endings[] = {{{".gz", 3}, PACKED_GZIP}, {{".zst", 4}, PACKED_ZSTD}};

enum packing_kind packing_kind(unsigned packing)
{
    return packing == 0             ? PACKED_NOT
           : packing > PACKING_ZSTD ? PACKED_ZSTD
                                    : PACKED_GZIP;
}

unsigned packing_of_path(const char *path, unsigned level)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (sv_ends_any_case(sv_from(path), endings[i].ending))
            return endings[i].kind == PACKED_ZSTD ? PACKING_ZSTD + level
                                                  : level;
    return 0;
}

struct sv packing_less_ending(struct sv path)
{
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (sv_ends_any_case(path, endings[i].ending))
            return sv_sub(path, 0, path.n - endings[i].ending.n);
    return path;
}

int packing_add(unsigned packing, struct sv plain, struct buf *out,
                struct err *e)
{
    switch (packing_kind(packing)) {
    case PACKED_GZIP: return gzip_member_pack(plain, packing, out, e);
    case PACKED_ZSTD:
        return zstd_packer_frame(packing - PACKING_ZSTD, plain, out, e);
    default: return buf_add_sv(out, plain) == 0 ? 0 : err_nomem(e);
    }
}

int packing_check(const char *path, struct err *e)
{
    static const struct sv others[] = {
        {".xz", 3}, {".bz2", 4}, {".lz4", 4}, {".lzma", 5}, {".zip", 4}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (sv_ends_any_case(sv_from(path), others[i]))
            return err_set(e, ERR_USAGE,
                           "%.100s: outputs are packed as .gz or .zst, and not "
                           "as %s",
                           path, others[i].p);
    return 0;
}
