/* batch/output_piece.c - bytes held against their hash.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "batch/output_piece.h"

#include <assert.h>
#include <stdio.h>

#include "base/hash.h"
#include "io/file_range.h"

struct output_piece output_piece_at(const struct journal_past *p, size_t i,
                                    size_t k)
{
    static const struct extent start;
    assert(k < p->n_marks || (k == p->n_marks && p->ended));
    const struct extent *a = k > 0 ? &p->marks[k - 1].at[i] : &start;
    const struct extent *b = k < p->n_marks ? &p->marks[k].at[i] : &p->end[i];
    return (struct output_piece){.from = a->n_bytes,
                                 .to = b->n_bytes,
                                 .n_units = b->n_units - a->n_units,
                                 .hash = b->hash};
}

/* "task 17 of the batch", "the head", "the foot". */
static const char *name_of(const struct journal_past *p, size_t k, char out[40])
{
    if (k == 0)
        return "its head";
    if (k == p->n_marks)
        return "its foot";
    snprintf(out, 40, "task %llu",
             (unsigned long long)(p->head.from + (uint64_t)k - 1));
    return out;
}

int output_piece_read(const struct journal_past *p, size_t i, size_t k, int fd,
                      struct buf *out, struct err *e)
{
    const struct output_piece piece = output_piece_at(p, i, k);
    const size_t before = out->n;
    char name[40];
    int rc = file_range_read(fd, piece.from, piece.to, out, e);
    if (rc == 0 &&
        hash_sv(sv_sub(buf_sv(out), before, out->n), 0) != piece.hash)
        rc = err_set_at(e, ERR_INPUT, ERR_BYTE, piece.from,
                        "damaged: the bytes of %s (%llu of them) are not those "
                        "that were written",
                        name_of(p, k, name),
                        (unsigned long long)(piece.to - piece.from));
    return rc;
}

int output_pieces_check(const struct journal_past *p, size_t i, size_t n,
                        int fd, struct err *e)
{
    struct buf bytes = {0};
    int rc = 0;
    for (size_t k = 0; k < n && rc == 0; k++) {
        buf_clear(&bytes);
        rc = output_piece_read(p, i, k, fd, &bytes, e);
    }
    buf_free(&bytes);
    return rc;
}
