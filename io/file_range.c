/* io/file_range.c - pread until all is there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "io/file_range.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

int file_range_read(int fd, uint64_t from, uint64_t to, struct buf *out,
                    struct err *e)
{
    if (buf_reserve(out, (size_t)(to - from)) != 0)
        return err_nomem(e);
    while (from < to) {
        ssize_t n =
            pread(fd, out->p + out->n, (size_t)(to - from), (off_t)from);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return err_system(e, "read");
        if (n == 0)
            return err_set(e, ERR_IO, "cannot read: the file ends early");
        out->n += (size_t)n;
        from += (uint64_t)n;
    }
    return 0;
}
