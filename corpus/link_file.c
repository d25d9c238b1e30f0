/* corpus/link_file.c - the first byte tells which of the two it is.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "corpus/link_file.h"

#include "io/beads.h"
#include "io/ladder.h"
#include "io/whole_file.h"

/* A ladder's line begins with a digit, a bead's with a bracket. */
int link_file_read(struct arena *a, const char *path,
                   struct gold_link_list *out, struct err *e)
{
    struct buf text = {0};
    int rc = whole_file_read_text(path, WHOLE_FILE_MAX_BYTES, &text, e);
    bool ladder = text.n > 0 && text.p[0] >= '0' && text.p[0] <= '9';
    if (rc == 0)
        rc = ladder ? ladder_read(a, buf_sv(&text), out, e)
                    : beads_read(a, buf_sv(&text), out, e);
    buf_free(&text);
    return err_about(rc, path, e);
}
